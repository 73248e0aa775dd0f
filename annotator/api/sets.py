"""Readings: seen, changed, handed in, taken back, and their history.

`changes` is what the editor calls after every stroke: it reads the wire's JSON without a detour,
asks once whether the set is open to whoever sends, and leaves the rest to the action.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django.http import Http404, JsonResponse
from django.utils.timezone import now
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import messages
from annotator.api import shapes
from annotator.api.bodies import json_answer
from annotator.api.endpoint import Endpoint
from annotator.api.errors import Refused, problem_data
from annotator.api.paging import AFTER, PAGE, key_after, key_in
from annotator.messages.answers import answer
from labels.actions import annotate, deciding
from labels.actions.annotate import BrokenRulesError, StaleError, UnfinishedError
from labels.adjudication import Strategy
from labels.models import AnnotationSet, User
from labels.permissions import Permission
from labels.queries import annotation, people
from labels.queries.adjudication import told_of_steps
from labels.queries.sentences import revision_of
from labels.wire import Json, WireError, changes_from, document_data
from labels.wire.adjudication import Take, strategies_from, taking_from
from labels.wire.data import number, record, short_text

LONGEST_BATCH = 64
_BATCH_KEYS = frozenset({"batch", "base_revision", "changes", "decisions"})
AT = OpenApiParameter("at", int, description="The revision at which the reading is asked for.")
UNTIL = OpenApiParameter(
    "until", OpenApiTypes.DATETIME, description="None that was written later is told."
)


class OfSet(Endpoint):
    """A view of `/api/sets/<id>/`: to see it, or with ANNOTATE to change it."""

    annotation_set: AnnotationSet

    def admit(self, user: User, permission: Permission) -> None:
        """Find the set in one query, among those that are open to the user for this."""
        id = self.kwargs["id"]
        try:
            if permission is Permission.ANNOTATE:
                self.annotation_set = annotation.set_to_change(user, id)
            else:
                self.annotation_set = annotation.sets_visible_to(user).get(pk=id)
        except AnnotationSet.DoesNotExist:
            if annotation.sets_visible_to(user).filter(pk=id).exists():
                raise Refused("forbidden", 403, answer("not-the-reader")) from None
            raise Http404 from None


class OneSet(OfSet):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(parameters=[AT], responses=shapes.Reading)
    def get(self, request: Request, id: int) -> JsonResponse:
        """The reading as a document, with its revision; as it was at an earlier one with `at`."""
        if "at" not in request.query_params:
            return json_answer(reading_data(annotation.editor_view(self.annotation_set)))
        at = key_in(request, "at")
        if at > self.annotation_set.revision:
            raise Http404
        shown = reading_data(annotation.view_at(self.annotation_set, at))
        return json_answer({**shown, "revision": at})


class Changes(OfSet):
    asks = {"POST": Permission.ANNOTATE}

    @extend_schema(request=shapes.Batch, responses=shapes.Standing)
    def post(self, request: Request, id: int) -> JsonResponse:
        """Write all of these changes or none; sending a batch again writes nothing more.

        409 with the present document when the reading has moved on, 422 with the problems when the
        changes break rules.
        """
        sent, taking, strategies = batch_from(request.data)
        try:
            revision = self._written(sent, taking, strategies)
        except StaleError as error:
            raise stale(error, self.annotation_set) from error
        except BrokenRulesError as error:
            raise broken("broken-rules", error, self.annotation_set) from error
        return json_answer(_standing_after(self.annotation_set, revision))

    def _written(
        self,
        sent: deciding.Sent,
        taking: Mapping[str, Take],
        strategies: Mapping[str, Strategy],
    ) -> int:
        """The revision after the changes, and after what they decide where they decide anything."""
        if taking:
            return deciding.decide(
                gold=self.annotation_set,
                sent=sent,
                taking=taking,
                by=self.user,
                at=now(),
                strategies=strategies,
            )
        return annotate.apply_changes(
            annotation_set=self.annotation_set,
            batch=sent.batch,
            base_revision=sent.base_revision,
            changes=sent.changes,
            by=self.user,
            at=now(),
        )


class Submit(OfSet):
    asks = {"POST": Permission.ANNOTATE}

    @extend_schema(request=shapes.BaseRevision, responses=shapes.Standing)
    def post(self, request: Request, id: int) -> Response:
        """Hand the reading in; 422 with what is missing when the schema asks for more."""
        base_revision = shapes.sent(shapes.BaseRevision, request)["base_revision"]
        try:
            annotate.submit(
                annotation_set=self.annotation_set,
                base_revision=base_revision,
                by=self.user,
                at=now(),
            )
        except StaleError as error:
            raise stale(error, self.annotation_set) from error
        except UnfinishedError as error:
            raise broken("unfinished", error, self.annotation_set) from error
        return Response(standing_data(AnnotationSet.objects.get(pk=id)))


class TakeBack(OfSet):
    asks = {"POST": Permission.ANNOTATE}

    @extend_schema(request=None, responses=shapes.Standing)
    def post(self, _request: Request, id: int) -> Response:
        """Open the reading again that was handed in and that nobody has reviewed yet."""
        annotate.take_back(annotation_set=self.annotation_set, by=self.user, at=now())
        return Response(standing_data(AnnotationSet.objects.get(pk=id)))


class History(OfSet):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(parameters=[AFTER, UNTIL], responses=shapes.History)
    def get(self, request: Request, id: int) -> JsonResponse:
        """Every batch of changes with what undoes it, by pages, the last one first."""
        steps = annotation.latest_steps(
            self.annotation_set,
            below=key_after(request) or None,
            until=_until(request),
            most=PAGE + 1,
        )
        here = steps[:PAGE]
        names = people.names_of({step.by for step in here})
        decisions = told_of_steps(self.annotation_set, [step.revision for step in here])
        return json_answer(
            {
                "results": [
                    {**_step_data(step, names), "decisions": decisions.get(step.revision, [])}
                    for step in here
                ],
                "next": here[-1].revision if len(steps) > PAGE else None,
            }
        )


def batch_from(data: object) -> tuple[deciding.Sent, dict[str, Take], dict[str, Strategy]]:
    """A batch as it is sent, what it decides of a gold, and by which strategies; WireError."""
    found = record(data, "body", _BATCH_KEYS)
    base_revision = number(found.get("base_revision"), "base_revision")
    if not 0 <= base_revision <= shapes.HIGHEST_NUMBER:
        raise WireError("not-a-number", "base_revision", base_revision)
    changes = changes_from(found.get("changes"))
    batch = short_text(found, "batch", "body", longest=LONGEST_BATCH)
    decisions = found.get("decisions", [])
    sent = deciding.Sent(batch, base_revision, changes)
    return sent, taking_from(decisions), strategies_from(decisions)


def reading_data(view: annotation.EditorView) -> Json:
    """A reading with its document, and which version of the schema it follows."""
    one = view.annotation_set
    return {
        **standing_data(one),
        "article": one.article_id,
        "project": view.article.project.slug,
        "kind": one.kind,
        "author": one.author.username if one.author else "",
        "schema_version": view.schema_number,
        "document": document_data(view.document),
    }


def standing_data(one: AnnotationSet) -> Json:
    """Where a reading stands, and the sentences of its article."""
    return {
        "id": one.pk,
        "article": one.article_id,
        "revision": one.revision,
        "state": one.state,
        "sentences_revision": _of_sentences(one),
    }


def _of_sentences(one: AnnotationSet) -> int:
    """The revision of the sentences, which a set that is about to be changed knows already."""
    known = vars(one).get("of_sentences")
    return revision_of(one.article_id) if known is None else int(known)


def _standing_after(before: AnnotationSet, revision: int) -> Json:
    """Where a set stands that was so before a batch; nothing is asked where that is known.

    A batch that is written makes a reading a draft; one that was written before may find it at
    any state by now.
    """
    state = before.state
    if revision <= before.revision:
        state = AnnotationSet.objects.values_list("state", flat=True).get(pk=before.pk)
    elif before.kind == AnnotationSet.Kind.READING:
        state = AnnotationSet.State.DRAFTING
    return {**standing_data(before), "revision": revision, "state": state}


def reading_line(one: AnnotationSet) -> Json:
    """A reading as the list of an article's readings shows it; `author` is empty for the gold."""
    author = one.author.username if one.author else ""
    return {"id": one.pk, "kind": one.kind, "state": one.state, "author": author}


def stale(error: StaleError, annotation_set: AnnotationSet) -> Refused:
    """A set has moved on: its present document goes along."""
    view = annotation.editor_view(annotation_set)
    return Refused(
        "stale",
        409,
        messages.sentence(error),
        revision=view.annotation_set.revision,
        state=view.annotation_set.state,
        schema_version=view.schema_number,
        document=document_data(view.document),
    )


def broken(
    kind: str, error: BrokenRulesError | UnfinishedError, annotation_set: AnnotationSet
) -> Refused:
    """What breaks rules or is missing, each with its sentence."""
    schema = annotation.editor_view(annotation_set).schema
    problems = [problem_data(one, schema) for one in error.problems]
    return Refused(kind, 422, messages.sentence(error), problems=problems)


def _until(request: Request) -> datetime | None:
    given = request.query_params.get("until")
    if given is None:
        return None
    try:
        found = datetime.fromisoformat(given)
        # Asked before it is sent on: at the ends of time no other zone has the hour.
        told = found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        told = None
    if told is None:
        raise Refused("bad-request", 400, answer("until"))
    return told


def _step_data(step: annotation.Step, names: Mapping[str, str]) -> Json:
    return {
        "revision": step.revision,
        "by": step.by,
        "name": names.get(step.by, step.by),
        "at": step.at,
        "changes": step.changes,
        "undo": step.undo,
    }
