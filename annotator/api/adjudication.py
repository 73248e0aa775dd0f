"""Adjudication: the articles that wait, what is compared in one, strategies, finishing.

What is decided one by one comes with the changes that it means (`sets.Changes`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from django.http import JsonResponse
from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.articles import OfArticle
from annotator.api.bodies import json_answer
from annotator.api.endpoint import InProject
from annotator.api.errors import Refused
from annotator.api.paging import AFTER, PAGE, key_after, key_in
from annotator.api.sets import broken, stale
from annotator.api.shapes import adjudication as shown
from annotator.messages.answers import answer
from labels.actions import adjudication as deeds
from labels.actions import deciding
from labels.actions.annotate import BrokenRulesError, StaleError, UnfinishedError
from labels.adjudication import Choice, Strategy, planned
from labels.models import Adjudication, User
from labels.permissions import Permission
from labels.queries import adjudication as asking

STRATEGY = OpenApiParameter("strategy", str, enum=[one.value for one in Strategy])
READER = OpenApiParameter("reader", int, description="The number of the reader who is trusted.")


class AdjudicationsOfProject(InProject):
    asks = {"GET": Permission.REVIEW, "POST": Permission.REVIEW}

    @extend_schema(parameters=[AFTER], responses=shown.AdjudicationQueue)
    def get(self, request: Request, slug: str) -> Response:
        """The articles that wait for adjudication, fifty at a time."""
        page = asking.waiting(self.project, self.user, after=key_after(request))
        return Response({"results": [asdict(one) for one in page.lines], "next": page.after})

    @extend_schema(request=None, responses={200: shown.AdjudicationShown, 204: None})
    def post(self, _request: Request, slug: str) -> Response | JsonResponse:
        """Open the next article: one you have begun, else one that nobody has; 204 for none."""
        found = deeds.open_next(project=self.project, by=self.user, at=now())
        return Response(status=204) if found is None else answered(found)


class AdjudicationOfArticle(OfArticle):
    """A view under `/api/articles/<id>/adjudication/`."""

    def admit(self, user: User, permission: Permission) -> None:
        """As for any article; who has a reading among those compared must be a manager."""
        super().admit(user, permission)
        deeds.refuse_own(self.article, user)

    @property
    def found(self) -> Adjudication:
        """The adjudication of this article; NotBegunError."""
        return asking.adjudication_of(self.article)


class OneAdjudication(AdjudicationOfArticle):
    asks = {"GET": Permission.REVIEW, "POST": Permission.REVIEW}

    @extend_schema(responses=shown.AdjudicationShown)
    def get(self, _request: Request, id: int) -> JsonResponse:
        """The readings side by side, what is agreed, and the stops; 409 before it is opened."""
        return answered(self.found)

    @extend_schema(request=None, responses=shown.AdjudicationShown)
    def post(self, _request: Request, id: int) -> JsonResponse:
        """Open it, or merge again what readers have changed since; what was decided stays."""
        return answered(deeds.open_(article=self.article, by=self.user, at=now()))


class MergeOfArticle(AdjudicationOfArticle):
    asks = {"GET": Permission.REVIEW, "POST": Permission.REVIEW}

    @extend_schema(parameters=[STRATEGY, READER], responses=shown.MergePlan)
    def get(self, request: Request, id: int) -> Response:
        """What a strategy would decide of the open stops, and which stay open."""
        strategy = request.query_params.get("strategy", "")
        if strategy not in set(Strategy):
            choices = ", ".join(Strategy)
            said = answer("not-a-choice", value=strategy, option="strategy", choices=choices)
            raise Refused("shape", 400, said, at="strategy")
        view = asking.adjudicated(self.found)
        choice = _choice(Strategy(strategy), key_in(request, "reader"), view)
        plan = planned(
            view.settlement,
            view.document,
            choice,
            decided=view.standing.keys(),
            schema=view.schema,
        )
        decides = [
            {
                "stop": stop.key,
                "kind": stop.kind.value,
                "span": [stop.span.start, stop.span.end] if stop.span else None,
                "take": choice.takes(option),
            }
            for stop, option in plan.decides
        ]
        left = [stop.key for stop in plan.open]
        return Response({"revision": view.gold.revision, "decides": decides, "open": left})

    @extend_schema(request=shown.Merge, responses=shown.AdjudicationShown)
    def post(self, request: Request, id: int) -> JsonResponse:
        """Decide by a strategy all that it decides, in one batch."""
        given = shapes.sent(shown.Merge, request)
        found = self.found
        strategy = Strategy(given["strategy"])
        choice = _choice(strategy, given.get("reader", 0), asking.adjudicated(found))
        with told_of(found):
            deciding.decide_by(
                adjudication=found, choice=choice, sent=_sent(given), by=self.user, at=now()
            )
        return answered(found)


class UndoMerge(AdjudicationOfArticle):
    asks = {"POST": Permission.REVIEW}

    @extend_schema(request=shown.Written, responses=shown.AdjudicationShown)
    def post(self, request: Request, id: int) -> JsonResponse:
        """Take back what a strategy decided last, but for what was changed since."""
        given = shapes.sent(shown.Written, request)
        found = self.found
        with told_of(found):
            deciding.undo_strategy(adjudication=found, sent=_sent(given), by=self.user, at=now())
        return answered(found)


class FinishAdjudication(AdjudicationOfArticle):
    asks = {"POST": Permission.REVIEW}

    @extend_schema(request=shapes.BaseRevision, responses=shown.AdjudicationShown)
    def post(self, request: Request, id: int) -> JsonResponse:
        """Accept the gold and the readings; 409 while stops are open, 422 for what is missing."""
        base_revision = shapes.sent(shapes.BaseRevision, request)["base_revision"]
        found = self.found
        with told_of(found):
            deeds.finish(adjudication=found, base_revision=base_revision, by=self.user, at=now())
        return answered(found)


class ReopenAdjudication(AdjudicationOfArticle):
    asks = {"POST": Permission.REVIEW}

    @extend_schema(request=None, responses=shown.AdjudicationShown)
    def post(self, _request: Request, id: int) -> JsonResponse:
        """Open a finished one again, with what was handed in since."""
        found = self.found
        deeds.reopen(adjudication=found, by=self.user, at=now())
        return answered(found)


class Decisions(AdjudicationOfArticle):
    asks = {"GET": Permission.REVIEW}

    @extend_schema(parameters=[AFTER], responses=shown.DecisionPage)
    def get(self, request: Request, id: int) -> JsonResponse:
        """Every decision that was made, the last one first."""
        made = self.found.decisions.select_related("by").order_by("-pk")
        below = key_after(request)
        rows = list((made.filter(pk__lt=below) if below else made)[: PAGE + 1])
        here = rows[:PAGE]
        return json_answer(
            {
                "results": [asking.decision_data(one) for one in here],
                "next": here[-1].pk if len(rows) > PAGE else None,
            }
        )


@contextmanager
def told_of(adjudication: Adjudication) -> Iterator[None]:
    """What hinders a change of the gold is told with the gold as it is now."""
    try:
        yield
    except StaleError as error:
        raise stale(error, adjudication.gold) from error
    except BrokenRulesError as error:
        raise broken("broken-rules", error, adjudication.gold) from error
    except UnfinishedError as error:
        raise broken("unfinished", error, adjudication.gold) from error


def answered(adjudication: Adjudication) -> JsonResponse:
    """The adjudication as it is now."""
    found = Adjudication.objects.get(pk=adjudication.pk)
    return json_answer(asking.told(asking.adjudicated(found)))


def _sent(given: dict[str, Any]) -> deciding.Sent:
    return deciding.Sent(given["batch"], given["base_revision"], ())


def _choice(strategy: Strategy, reader: int, view: asking.Adjudicated) -> Choice:
    """The strategy; who is trusted must be one of those who are compared."""
    numbers = [one.number for one in view.readers]
    if strategy is Strategy.TRUSTED and reader not in numbers:
        said = answer(
            "not-a-choice",
            value=reader or "",
            option="reader",
            choices=", ".join(map(str, numbers)),
        )
        raise Refused("shape", 400, said, at="reader")
    return Choice(strategy, reader)
