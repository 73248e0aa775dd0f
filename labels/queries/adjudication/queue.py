"""The articles that wait for adjudication, how far each is, and the next one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from labels.models import (
    Adjudication,
    AnnotationSet,
    Article,
    Decision,
    MentionRow,
    Project,
    User,
)
from labels.permissions import MemberRole
from labels.queries import access
from labels.queries.adjudication.comparing import LEAST, came_after

PAGE = 50
"""Articles on one page."""

AT_ONCE = 20
"""Articles that are offered to one adjudicator, of whom others may take some first."""

Kind = AnnotationSet.Kind
State = AnnotationSet.State


@dataclass(frozen=True, slots=True)
class Line:
    """An article that waits for adjudication.

    `handed_in` readings can be compared, `in_work` are not handed in yet. `adjudicator` is who has
    begun, empty for nobody; then `open` is None and nothing is decided. `is_own` says that one of
    the readings is the viewer's. `finished_at` is when its gold was finished, where readings were
    handed in since; the gold stands as it was decided until the adjudication is opened again.
    """

    article: int
    title: str
    handed_in: int
    in_work: int
    submitted_at: datetime | None
    is_own: bool
    adjudicator: str
    open: int | None
    decided: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the queue, in the order the articles came in; `after` is the next page's key."""

    lines: tuple[Line, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles of a project wait for adjudication, are begun, and are finished."""

    waiting: int
    begun: int
    finished: int


def waiting(project: Project, by: User, *, after: int = 0) -> Page:
    """The articles that wait, from beyond the article `after`, as this person sees them.

    Five queries at most, however many articles there are. An article waits from when two readings
    of it are handed in until its gold is accepted, and again from when a reading is handed in that
    a finished gold does not know.
    """
    rows = list(_waiting(project).filter(article__gt=after).order_by("article")[: PAGE + 1])
    shown = rows[:PAGE]
    ids = [one["article"] for one in shown]
    own = set(_readings(by).filter(article__in=ids).values_list("article_id", flat=True))
    progress = _progress(ids)
    lines = tuple(_line(one, progress.get(one["article"]), own=own) for one in shown)
    return Page(lines, ids[-1] if len(rows) > PAGE else None)


def next_ones(project: Project, by: User) -> list[Article]:
    """What this person may go on with: begun by this person, then new and complete, then the rest.

    Of articles whose reading is one's own only managers are offered any; of what another
    has begun nobody is.
    """
    found = _waiting(project)
    if access.role_in(by, project) is not MemberRole.MANAGER:
        found = found.exclude(article__in=_readings(by).values("article"))
    begun = Adjudication.objects.filter(gold__article__project=project, finished_at__isnull=True)
    own = found.filter(article__in=begun.filter(begun_by=by).values("gold__article"))
    free = found.exclude(article__in=begun.values("gold__article"))
    free = free.order_by(F("in_work"), F("last"), "article")
    ids = [one["article"] for one in [*own.order_by("article")[:AT_ONCE], *free[:AT_ONCE]]]
    articles = Article.objects.select_related("project").defer("text").in_bulk(ids)
    return [articles[id] for id in ids]


def counts(project: Project) -> Counts:
    """How many wait, and how many of these are begun; how many are finished. 3 queries."""
    of_project = Adjudication.objects.filter(gold__article__project=project)
    newer = came_after(OuterRef("gold__article"), OuterRef("finished_at"))
    finished = of_project.filter(~Exists(newer), finished_at__isnull=False)
    return Counts(
        waiting=how_many_wait(project),
        begun=of_project.filter(finished_at__isnull=True).count(),
        finished=finished.count(),
    )


def how_many_wait(project: Project) -> int:
    """How many articles wait for adjudication; one query."""
    return _waiting(project).count()


def _waiting(project: Project) -> QuerySet[AnnotationSet, Any]:
    """The articles that wait, each with how many readings are `handed_in` and `in_work`.

    It asks the sets, not the articles: to group these a database would carry their texts along.
    What waits has as many readers at least, and by these the articles are found.
    """
    handed_in = Q(state__in=AnnotationSet.FINISHED_STATES)
    newer = came_after(OuterRef("article"), OuterRef("adjudication__finished_at"))
    settled = AnnotationSet.objects.filter(
        ~Exists(newer), article__project=project, kind=Kind.GOLD, state=State.ACCEPTED
    )
    shared = project.articles.filter(handed_out__gte=LEAST)
    readings = AnnotationSet.objects.filter(article__in=shared.values("pk"), kind=Kind.READING)
    counted = readings.values("article", "article__title", "article__external_id").annotate(
        handed_in=Count("pk", filter=handed_in),
        in_work=Count("pk", filter=Q(state__in=AnnotationSet.OPEN_STATES)),
        last=Max("submitted_at", filter=handed_in),
    )
    return counted.filter(handed_in__gte=LEAST).exclude(article__in=settled.values("article"))


def _readings(by: User) -> QuerySet[AnnotationSet]:
    """The readings that a person has begun."""
    states = AnnotationSet.BEGUN_STATES
    return AnnotationSet.objects.filter(kind=Kind.READING, author=by, state__in=states)


def _line(
    one: Mapping[str, Any],
    far: tuple[str, int, int, datetime | None] | None,
    *,
    own: Collection[int],
) -> Line:
    adjudicator, open_, decided, finished_at = far or ("", None, 0, None)
    return Line(
        article=one["article"],
        title=one["article__title"] or one["article__external_id"],
        handed_in=one["handed_in"],
        in_work=one["in_work"],
        submitted_at=one["last"],
        is_own=one["article"] in own,
        adjudicator=adjudicator,
        open=open_,
        decided=decided,
        finished_at=finished_at,
    )


def _progress(
    articles: Collection[int],
) -> Mapping[int, tuple[str, int, int, datetime | None]]:
    """Of those that are begun: who began, stops that are open and decided, when it was finished."""
    begun = list(
        Adjudication.objects.filter(gold__article__in=articles).select_related("gold", "begun_by")
    )
    decided: defaultdict[int, set[str]] = defaultdict(set)
    standing = Decision.objects.filter(adjudication__in=begun, is_standing=True)
    for pk, stop in standing.values_list("adjudication_id", "stop"):
        decided[pk].add(stop)
    marked: defaultdict[int, dict[str, str]] = defaultdict(dict)
    mentions = MentionRow.objects.filter(annotation_set__in=[one.gold_id for one in begun])
    for pk, key, type_ in mentions.values_list("annotation_set_id", "key", "type"):
        marked[pk][key] = type_
    return {
        one.gold.article_id: (
            str(one.begun_by),
            _open(one, decided[one.pk], marked[one.gold_id]),
            len(decided[one.pk] & one.stops.keys()),
            one.finished_at,
        )
        for one in begun
    }


def _open(one: Adjudication, decided: Collection[str], marked: Mapping[str, str]) -> int:
    """How many stops are asked of this gold and not decided; `marked` are types of its mentions."""
    return sum(
        all(need["id"] in marked and need["type"] in {None, marked[need["id"]]} for need in needs)
        for key, needs in ((key, stop["needs"]) for key, stop in one.stops.items())
        if key not in decided
    )
