"""How many there are, from the tallies that the database keeps: no row is counted here.

Each is one question, of as many rows as there are people and states. `wrong` alone counts, to prove
the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from labels.models import (
    AnnotationSet,
    Article,
    ArticleTally,
    DayTally,
    HandIn,
    Project,
    ReadingTally,
    Visit,
)


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How many articles there `are`, and how many readings they want in all (`wanted`).

    Nobody reads the `untouched` ones; those `begun` have readers and want more, those with a
    `place` want more, whether begun or not: `to_come` readings in all.
    """

    are: int = 0
    wanted: int = 0
    untouched: int = 0
    begun: int = 0
    place: int = 0
    to_come: int = 0


def articles(projects: Collection[int]) -> Mapping[int, ArticleCounts]:
    """The counts of each of these projects, by their ids; those without articles are left out."""
    free = Q(handed_out__lt=F("wanted"))
    rows = (
        ArticleTally.objects.filter(project_id__in=projects)
        .values("project_id")
        .annotate(
            are=_sum(Q()),
            asked=Sum(F("count") * F("wanted"), default=0),
            untouched=_sum(Q(handed_out=0)),
            begun=_sum(free & Q(handed_out__gt=0)),
            place=_sum(free),
            to_come=Sum(F("count") * (F("wanted") - F("handed_out")), filter=free, default=0),
        )
        .order_by()
    )
    return {
        one["project_id"]: ArticleCounts(
            one["are"],
            one["asked"],
            one["untouched"],
            one["begun"],
            one["place"],
            one["to_come"],
        )
        for one in rows
        if one["are"]
    }


def articles_in(project: Project) -> ArticleCounts:
    """The counts of one project."""
    return articles([project.pk]).get(project.pk, ArticleCounts())


def readings(projects: Collection[int]) -> Mapping[tuple[int, int, str], int]:
    """How many readings each author has in each state, by project, author and state; none is 0."""
    rows = ReadingTally.objects.filter(project_id__in=projects)
    return _added_up(rows, ("project_id", "author_id", "state"), "count")


def in_states(project: Project) -> Counter[str]:
    """How many readings of a project are in which state."""
    counted: Counter[str] = Counter()
    for (_project, _author, state), count in readings([project.pk]).items():
        counted[state] += count
    return counted


def days(
    project: Project, *, since: date | None, reader_id: int | None
) -> Mapping[tuple[date, int], tuple[int, int]]:
    """Readings handed in and seconds at work by day and reader, from a day on, of one or of all."""
    rows = DayTally.objects.filter(project_id=project.pk)
    rows = rows.filter(day__gte=since) if since else rows
    rows = rows.filter(reader_id=reader_id) if reader_id else rows
    added = rows.values_list("day", "reader_id").annotate(Sum("handed_in"), Sum("seconds"))
    return {(day, reader): (n, sec) for day, reader, n, sec in added.order_by() if n or sec}


def wrong(project: Project) -> tuple[str, ...]:
    """Which tallies are not what the rows say, by the names of their tables; it reads all rows."""
    return tuple(name for name, kept, counted in _proofs(project) if kept != counted)


def _proofs(project: Project) -> Iterator[tuple[str, object, object]]:
    """Of each tally what is kept and what the rows say."""
    kept = {"project_id": project.pk}
    of_articles = Article.objects.filter(project=project)
    kinds = ("handed_out", "wanted")
    yield (
        "articles",
        _added_up(ArticleTally.objects.filter(**kept), kinds, "count"),
        _counted(of_articles, kinds),
    )
    of_people = AnnotationSet.objects.filter(
        article__project=project, kind=AnnotationSet.Kind.READING
    )
    states = ("author_id", "state")
    yield (
        "readings",
        _added_up(ReadingTally.objects.filter(**kept), states, "count"),
        _counted(of_people, states),
    )
    daily = ("day", "reader_id")
    by_day = DayTally.objects.filter(**kept)
    handed_in = HandIn.objects.filter(project=project)
    yield "hand-ins", _added_up(by_day, daily, "handed_in"), _counted(handed_in, daily)
    visits = Visit.objects.filter(project=project)
    yield "visits", _added_up(by_day, daily, "seconds"), _added_up(visits, daily, "seconds")


def _sum(which: Q) -> Sum:
    return Sum("count", filter=which, default=0)


def _counted(rows: QuerySet[Any], keys: tuple[str, ...]) -> Mapping[Any, int]:
    found = rows.order_by().values_list(*keys).annotate(number=Count("pk"))
    return {tuple(key): number for *key, number in found}


def _added_up(rows: QuerySet[Any], keys: tuple[str, ...], amount: str) -> Mapping[Any, int]:
    found = rows.order_by().values_list(*keys).annotate(number=Sum(amount))
    return {tuple(key): number for *key, number in found if number}
