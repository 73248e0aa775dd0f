"""One reading as the editor shows it; which readings a person may see and change; the history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from django.db.models import Q, QuerySet

from labels.changes import apply
from labels.document import Document
from labels.models import (
    Adjudication,
    AnnotationSet,
    Article,
    Batch,
    Membership,
    Review,
    SentenceStep,
    User,
)
from labels.permissions import ROLES, MemberRole, Permission, roles_granting
from labels.records import document_of, schema_of, version_in_use
from labels.records.sql import table
from labels.schema import Schema
from labels.wire import Json, changes_from

_MEMBER = "article__project__memberships"

_OF_MEMBER = f"""
    SELECT one.*, membership.role, COALESCE((
        SELECT MAX(step.revision) FROM {table(SentenceStep)} AS step
        WHERE step.article_id = one.article_id
    ), 0) AS of_sentences
    FROM {table(AnnotationSet)} AS one
    JOIN {table(Article)} AS article ON article.id = one.article_id
    JOIN {table(Membership)} AS membership ON membership.project_id = article.project_id
    WHERE one.id = %s AND membership.user_id = %s
"""  # noqa: S608 - names of our tables
"""A set, the role in its project of a person, and where its article's sentences stand."""


@dataclass(frozen=True, slots=True)
class EditorView:
    """All that the editor needs to show a reading."""

    annotation_set: AnnotationSet
    article: Article
    document: Document
    schema: Schema
    schema_number: int


@dataclass(frozen=True, slots=True)
class Step:
    """One batch of the history: what was changed, in the wire's spelling, and what undoes it."""

    revision: int
    by: str
    at: datetime
    changes: list[Json]
    undo: list[Json]


def sets_visible_to(user: User) -> QuerySet[AnnotationSet]:
    """The sets a person may see.

    Those who may view readings see all of the project; other members see their own and, where the
    project is not blind, what others have handed in, and the gold. A review is no reading: of these
    they see what was decided on their own readings.
    """
    all_of_project = Q(**{f"{_MEMBER}__role__in": roles_granting(Permission.VIEW_READINGS)})
    of_own = Q(review__reading__author=user) & ~Q(review__verdict="")
    no_review = ~Q(kind=AnnotationSet.Kind.REVIEW)
    shared = Q(article__project__blind=False) & shown_to_colleagues()
    allowed = all_of_project | (no_review & (Q(author=user) | shared)) | of_own
    return AnnotationSet.objects.filter(allowed, **{f"{_MEMBER}__user": user})


def shown_to_colleagues(of: str = "") -> Q:
    """Which sets annotators see of each other where they are not blind: `of` leads to the set.

    That is what is handed in, and the gold once it is finished: a draft tells what others say.
    """
    handed_in = Q(
        **{
            f"{of}kind": AnnotationSet.Kind.READING,
            f"{of}state__in": AnnotationSet.FINISHED_STATES,
        }
    )
    gold = {f"{of}kind": AnnotationSet.Kind.GOLD, f"{of}state": AnnotationSet.State.ACCEPTED}
    return handed_in | Q(**gold)


def sets_open_to(user: User) -> QuerySet[AnnotationSet]:
    """The sets a person may change, in whatever state they are.

    These are one's own readings where one may annotate, the gold where one may view the readings
    of others as well, and reviews of what others read where one may review. A gold that is made of
    one's own reading among others only managers may change (docs/decisions/0019).
    """
    annotating = roles_granting(Permission.ANNOTATE)
    settling = annotating & roles_granting(Permission.VIEW_READINGS)
    own = Q(kind=AnnotationSet.Kind.READING, author=user, **{f"{_MEMBER}__role__in": annotating})
    gold = Q(kind=AnnotationSet.Kind.GOLD, **{f"{_MEMBER}__role__in": settling})
    managing = Q(**{f"{_MEMBER}__role__in": roles_granting(Permission.MANAGE_PROJECT)})
    own_ones = AnnotationSet.objects.filter(
        author=user,
        kind=AnnotationSet.Kind.READING,
        state__in=AnnotationSet.BEGUN_STATES,
    )
    gold &= managing | Q(adjudication=None) | ~Q(article__in=own_ones.values("article"))
    reviewing = {f"{_MEMBER}__role__in": roles_granting(Permission.REVIEW)}
    of_others = ~Q(review__reading__author=user)
    review = Q(kind=AnnotationSet.Kind.REVIEW, **reviewing) & of_others
    return AnnotationSet.objects.filter(own | gold | review, **{f"{_MEMBER}__user": user})


def set_to_change(user: User, set_id: int) -> AnnotationSet:
    """The set of that id, one of `sets_open_to` this person: put together in half the time.

    It bears the revision of its article's sentences as `of_sentences`. Raises
    AnnotationSet.DoesNotExist for all others.
    """
    found = next(iter(AnnotationSet.objects.raw(_OF_MEMBER, (set_id, user.pk))), None)
    if not (found and _grants_change(ROLES[MemberRole(vars(found)["role"])], found, user)):
        raise AnnotationSet.DoesNotExist
    return found


def _grants_change(granted: frozenset[Permission], one: AnnotationSet, user: User) -> bool:
    if one.kind == AnnotationSet.Kind.GOLD:
        is_manager = Permission.MANAGE_PROJECT in granted
        settling = granted >= {Permission.ANNOTATE, Permission.VIEW_READINGS}
        return settling and (is_manager or not _settles_own(one, user))
    if one.kind == AnnotationSet.Kind.REVIEW:
        of_own = Review.objects.filter(copy=one, reading__author=user)
        return Permission.REVIEW in granted and not of_own.exists()
    own = one.kind == AnnotationSet.Kind.READING and one.author_id == user.pk
    return own and Permission.ANNOTATE in granted


def _settles_own(gold: AnnotationSet, user: User) -> bool:
    """Whether one of the readings of which the gold is made is this person's own."""
    made = Adjudication.objects.filter(gold=gold)
    own = AnnotationSet.objects.filter(
        article=gold.article_id,
        author=user,
        kind=AnnotationSet.Kind.READING,
        state__in=AnnotationSet.BEGUN_STATES,
    )
    return own.exists() and made.exists()


def editor_view(annotation_set: AnnotationSet) -> EditorView:
    """The reading with its article, document and schema; three queries at most."""
    return view_of(read_whole(AnnotationSet.objects.all()).get(pk=annotation_set.pk))


def read_whole(sets: QuerySet[AnnotationSet]) -> QuerySet[AnnotationSet]:
    """The sets, each read together with all that `view_of` needs of one.

    A schema's own text stays where it is: as a rule the schema it stands for is known already.
    """
    together = sets.select_related("article__project__schema", "author")
    return together.defer("article__project__schema__data")


def view_of(found: AnnotationSet) -> EditorView:
    """The same of a set from `read_whole`: two queries."""
    version = version_in_use(found.article.project)
    return EditorView(
        annotation_set=found,
        article=found.article,
        document=document_of(found),
        schema=schema_of(version),
        schema_number=version.number,
    )


def history_of(annotation_set: AnnotationSet) -> list[Step]:
    """All batches of changes of a set, the first one first."""
    return _steps(Batch.objects.filter(set_id=annotation_set.pk).order_by("revision"))


def latest_steps(
    annotation_set: AnnotationSet, *, below: int | None, until: datetime | None, most: int
) -> list[Step]:
    """The newest batches of a set first, `most` of them.

    None but those of revisions below the given one, and none later than `until`, where given.
    """
    steps = Batch.objects.filter(set_id=annotation_set.pk).order_by("-revision")
    if below is not None:
        steps = steps.filter(revision__lt=below)
    if until is not None:
        steps = steps.filter(at__lte=until)
    return _steps(steps[:most])


def view_at(annotation_set: AnnotationSet, revision: int) -> EditorView:
    """The reading as it was after so many batches; as it is now where there are not so many."""
    view = editor_view(annotation_set)
    # Read after the document: a batch that came between leads back to what the document is.
    later = Batch.objects.filter(set_id=annotation_set.pk, revision__gt=revision)
    undos = later.order_by("-revision").values_list("undo", flat=True).iterator()
    back = chain.from_iterable(changes_from(undo) for undo in undos)
    return replace(view, document=apply(view.document, back))


def _steps(batches: QuerySet[Batch]) -> list[Step]:
    facts = batches.values_list("revision", "by", "at", "changes", "undo")
    return [Step(*one) for one in facts]
