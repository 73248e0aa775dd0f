"""Readings that wait for review, and what reviews made of readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from labels import sample
from labels.changes import Comparison, compared
from labels.document import Document
from labels.models import (
    AnnotationSet,
    Batch,
    FormerVerdict,
    MentionRow,
    Project,
    Review,
    Thread,
    User,
)
from labels.permissions import Permission, roles_granting
from labels.queries import tallies
from labels.queries.annotation import view_at, view_of
from labels.queries.sampling import passed_over, sampled, within
from labels.queries.verdicts import STANDING
from labels.wire import changes_from

PAGE = 50
"""Readings on one page."""

AT_ONCE = 20
"""Readings that are offered to one reviewer, of whom others may take some first."""

OPEN = "open"
"""What `comments` is when only readings with open comments are asked for."""

OUTSIDE = "outside"
"""What `sample` is when only readings are asked for that the sample passes over."""

_MEMBER = "reading__article__project__memberships"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which readings are asked for; what is empty asks for all.

    `author` is a username, `type` the name of a type that a label of the reading has, `before` a
    time since which it has waited. `sample` is `outside` for what the sample passes over.
    """

    author: str = ""
    type: str = ""
    before: datetime | None = None
    comments: str = ""
    sample: str = ""


ALL = Sought()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reading in the queue; `round` is the one that its review is, or will be.

    `reviewer` is who has begun to review it, empty for nobody; `seen` how many labels were seen.
    `changed` are the labels that its author touched since it was sent back.
    """

    id: int
    article: int
    title: str
    author: str
    is_own: bool
    submitted_at: datetime
    labels: int
    open_comments: int
    round: int
    reviewer: str
    seen: int
    changed: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the queue, the longest waiting first; `after` is the next page's key, or None."""

    lines: tuple[Waiting, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class Came:
    """A reading of one's own that came back from review, with its last verdict."""

    article: int
    title: str
    verdict: str
    remark: str
    decided_at: datetime
    decided_by: str
    is_open: bool


def waiting(project: Project) -> QuerySet[AnnotationSet]:
    """The readings of a project that wait for review, the longest waiting first.

    Where only a sample is reviewed the others do not wait, though they are handed in.
    """
    return sampled(project).order_by("submitted_at", "pk")


def how_many_wait(project: Project) -> int:
    """How many readings wait for review; one query, of tallies where all are reviewed."""
    if project.review_share < sample.ALL:
        return sampled(project).count()
    return tallies.in_states(project)[AnnotationSet.State.SUBMITTED]


def next_ones(project: Project, reviewer: User, sought: Sought = ALL) -> list[AnnotationSet]:
    """What of `sought` this reviewer may go on with, first those that the reviewer has begun."""
    others = _sought(project, sought).exclude(author=reviewer)
    own = Review.objects.filter(verdict="", begun_by=reviewer).values_list("reading", flat=True)
    begun = others.filter(pk__in=list(own))
    free = others.exclude(reviews__verdict="")
    return [*begun[:AT_ONCE], *free[:AT_ONCE]]


def queue(project: Project, viewer: User, *, sought: Sought = ALL, after: int = 0) -> Page:
    """The queue after the reading of that id, as the filter says; five queries at most."""
    found = _sought(project, sought)
    last = AnnotationSet.objects.filter(pk=after).values_list("submitted_at", "pk").first()
    if last is not None and last[0] is not None:
        later = Q(submitted_at__gt=last[0]) | Q(submitted_at=last[0], pk__gt=last[1])
        found = found.filter(later)
    rows = list(found.select_related("article", "author").defer("article__text")[: PAGE + 1])
    shown = rows[:PAGE]
    lines = tuple(_lines(shown, viewer))
    return Page(lines, shown[-1].pk if len(rows) > PAGE else None)


def _sought(project: Project, sought: Sought) -> QuerySet[AnnotationSet]:
    readings = passed_over(project) if sought.sample == OUTSIDE else waiting(project)
    return _chosen(readings, sought)


def reviews_visible_to(user: User) -> QuerySet[Review]:
    """The reviews a person may see.

    Those who may view readings see all; others see what was decided on their own readings.
    """
    viewing = Q(**{f"{_MEMBER}__role__in": roles_granting(Permission.VIEW_READINGS)})
    own = Q(reading__author=user) & ~Q(verdict="")
    together = ("reading__author", "begun_by", "decided_by", "copy")
    visible = Review.objects.filter(viewing | own, **{f"{_MEMBER}__user": user})
    return visible.select_related(*together)


def rounds(reading: AnnotationSet, viewer: User) -> QuerySet[Review]:
    """The reviews of a reading that the viewer may see, the first round first."""
    return reviews_visible_to(viewer).filter(reading=reading).order_by("round")


def last_verdict(reading: AnnotationSet) -> Review | None:
    """The last review of a reading that has a verdict which stands."""
    decided = reading.reviews.filter(verdict__in=STANDING).select_related("decided_by", "copy")
    return decided.order_by("-round").first()


def taken_back(review: Review) -> QuerySet[FormerVerdict]:
    """The verdicts of a review that were taken back, the first one first."""
    return review.former_verdicts.select_related("decided_by", "taken_back_by").order_by("pk")


def came_back(project: Project, author: User, *, most: int) -> list[Came]:
    """One's own readings that have a verdict, the latest first; of each the last verdict."""
    # By the copy, which is of the same article: asked of reviews alone, not of all one's readings.
    decided = Review.objects.filter(
        within(project, "copy__article"), reading__author=author, verdict__in=STANDING
    )
    latest_first = ("-decided_at", "-pk")
    found = decided.order_by(*latest_first).values("pk")[: most * 2]
    rows = Review.objects.filter(pk__in=found).select_related("reading__article", "decided_by")
    rows = rows.defer("reading__article__text").order_by(*latest_first)
    # A later round stands for those before it.
    latest: dict[int, Review] = {}
    for one in rows:
        latest.setdefault(one.reading_id, one)
    return [_came(one) for one in list(latest.values())[:most]]


def comparisons(review: Review) -> tuple[Comparison, ...]:
    """What the review made of the reading as it was when the review began, label by label."""
    return compared(reading_then(review), document_in(review.copy))


def since(review: Review) -> tuple[Comparison, ...]:
    """What the author has made of it since the round before; empty in the first round."""
    former = Review.objects.filter(reading=review.reading_id, round=review.round - 1).first()
    if former is None:
        return ()
    return compared(reading_then(former), reading_then(review))


def reading_then(review: Review) -> Document:
    """The reading as it was when this review of it began."""
    return view_at(review.reading, review.of_revision).document


def document_in(one: AnnotationSet) -> Document:
    """All that is marked in a set, on its article."""
    whole = AnnotationSet.objects.select_related("article__project__schema", "author")
    return view_of(whole.get(pk=one.pk)).document


def _chosen(sets: QuerySet[AnnotationSet], sought: Sought) -> QuerySet[AnnotationSet]:
    if sought.author:
        sets = sets.filter(author__username=sought.author)
    if sought.type:
        having = MentionRow.objects.filter(type=sought.type, annotation_set__in=sets.order_by())
        sets = sets.filter(pk__in=having.values("annotation_set"))
    if sought.before is not None:
        sets = sets.filter(submitted_at__lte=sought.before)
    if sought.comments == OPEN:
        talked = Thread.objects.filter(is_resolved=False, annotation_set__isnull=False)
        sets = sets.filter(pk__in=talked.values("annotation_set"))
    return sets


def _lines(sets: list[AnnotationSet], viewer: User) -> Iterator[Waiting]:
    ids = [one.pk for one in sets]
    labels = _counted(MentionRow.objects.filter(annotation_set__in=ids))
    talk = _counted(Thread.objects.filter(annotation_set__in=ids, is_resolved=False))
    of_these = Review.objects.filter(reading__in=ids).select_related("begun_by").order_by("pk")
    reviews = {(one.reading_id, bool(one.verdict)): one for one in of_these}
    changed = _touched_since([one for (_, is_decided), one in reviews.items() if is_decided])
    for one in sets:
        former, begun = reviews.get((one.pk, True)), reviews.get((one.pk, False))
        yield Waiting(
            id=one.pk,
            article=one.article_id,
            title=str(one.article),
            author=str(one.author),
            is_own=one.author_id == viewer.pk,
            submitted_at=one.submitted_at or one.changed_at,
            labels=labels.get(one.pk, 0),
            open_comments=talk.get(one.pk, 0),
            round=former.round + 1 if former else 1,
            reviewer=str(begun.begun_by) if begun else "",
            seen=len(begun.seen) if begun else 0,
            changed=changed.get(one.pk, 0),
        )


def _counted(rows: QuerySet[Any]) -> Mapping[int, int]:
    """How many rows there are of each set."""
    return dict(rows.values_list("annotation_set").annotate(count=Count("pk")).order_by())


def _touched_since(decided: Collection[Review]) -> Mapping[int, int]:
    """How many labels of each reading its author touched since it was sent back."""
    since = Q(pk__in=[])
    for one in decided:
        since |= Q(set_id=one.reading_id, revision__gt=one.of_revision)
    touched: defaultdict[int, set[str]] = defaultdict(set)
    for set_id, changes in Batch.objects.filter(since).values_list("set_id", "changes"):
        touched[set_id].update(change.id for change in changes_from(changes))
    return {set_id: len(ids) for set_id, ids in touched.items()}


def _came(one: Review) -> Came:
    return Came(
        article=one.reading.article_id,
        title=str(one.reading.article),
        verdict=one.verdict,
        remark=one.remark,
        decided_at=one.decided_at or one.begun_at,
        decided_by=str(one.decided_by),
        is_open=one.reading.state in AnnotationSet.OPEN_STATES,
    )
