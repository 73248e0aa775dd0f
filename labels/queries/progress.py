"""How far a project is: by state, by person, by day; what waits for whom, and how long it takes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from statistics import median
from typing import TypeVar

from django.db.models import Count, F, Min, QuerySet, Sum
from django.utils.timezone import make_aware

from labels.models import AnnotationSet, Article, HandIn, MentionRow, Project, User, Visit
from labels.permissions import Permission, grants
from labels.queries import access
from labels.queries.articles import UNTOUCHED

SAMPLE = 2_000
"""Readings, those handed in last, of which medians and types are told: a page reads no project."""

State = AnnotationSet.State

_Row = TypeVar("_Row", HandIn, Visit)


@dataclass(frozen=True, slots=True)
class ReaderProgress:
    """How many readings of one person are in which state; states without any are left out.

    `oldest` is when the one was changed that has been in its state for longest.
    """

    user_id: int
    username: str
    by_state: Mapping[str, int]
    oldest: Mapping[str, datetime]

    @property
    def total(self) -> int:
        """All readings of this person."""
        return sum(self.by_state.values())


@dataclass(frozen=True, slots=True)
class DayOfWork:
    """What one person did on one day; `seconds` is None for whoever may not see it."""

    day: date
    username: str
    handed_in: int
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Pace:
    """What one person did in the whole period.

    The medians are those of articles with time told; None where there is none, or none to be seen.
    """

    username: str
    handed_in: int
    seconds: int | None
    median_seconds: float | None
    median_per_100_words: float | None


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many mentions of a type are in the readings of the sample."""

    kind: str
    type: str
    count: int


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the page of progress tells; `sample` is how many readings medians rest on at most.

    `states` counts articles nobody has begun and readings in each state; `begun` the articles that
    wait for a further reader. Where the viewer sees only their own work, all of it but these
    articles tells of that alone.
    """

    states: Mapping[str, int]
    begun: int
    readers: tuple[ReaderProgress, ...]
    days: tuple[DayOfWork, ...]
    paces: tuple[Pace, ...]
    types: tuple[TypeCount, ...]
    sample: int
    sees_all: bool
    sees_all_time: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """A reading of the sample: whose it is, how many words it has, and how long it took."""

    set_id: int
    username: str
    words: int
    seconds: int


def by_reader(project: Project, whose: User | None = None) -> list[ReaderProgress]:
    """Everyone who has begun a reading in the project, by user name, or one person; one query."""
    readings = AnnotationSet.objects.filter(
        article__project=project, kind=AnnotationSet.Kind.READING
    )
    readings = readings.filter(author=whose) if whose else readings
    rows = (
        readings.values_list("author_id", "author__username", "state")
        .annotate(count=Count("pk"), oldest=Min("changed_at"))
        .order_by("author__username", "state")
    )
    counts: defaultdict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    oldest: defaultdict[tuple[int, str], dict[str, datetime]] = defaultdict(dict)
    for user_id, username, state, count, since in rows:
        counts[user_id, username][state] = count
        oldest[user_id, username][state] = since
    return [ReaderProgress(*one, by_state, oldest[one]) for one, by_state in counts.items()]


def seen_by(viewer: User, project: Project, *, since: date | None) -> Progress:
    """The progress of a project as this member may see it; ten queries at most.

    Work is that of the days from `since` on, of all where it is None. Who may see the readings of
    others sees how far these are; how long they were at it is for managers alone. Everyone sees
    their own.
    """
    role = access.role_in(viewer, project)
    sees_all = role is not None and grants(role, Permission.VIEW_READINGS)
    sees_all_time = role is not None and grants(role, Permission.MANAGE_PROJECT)
    whose = None if sees_all else viewer
    readers = tuple(by_reader(project, whose))
    days = _days(project, since, whose)
    sample = _sample(project, since, whose)
    found = Progress(
        states=_states(project, readers),
        begun=_begun(project),
        readers=readers,
        days=days,
        paces=_paces(days, sample),
        types=_types(sample),
        sample=len(sample),
        sees_all=sees_all,
        sees_all_time=sees_all_time,
    )
    return found if sees_all_time else _veiled(found, viewer)


def _veiled(found: Progress, viewer: User) -> Progress:
    """The same without the time of others."""
    return replace(
        found,
        days=tuple(
            one if one.username == viewer.username else replace(one, seconds=None)
            for one in found.days
            if one.handed_in or one.username == viewer.username
        ),
        paces=tuple(
            one
            if one.username == viewer.username
            else Pace(one.username, one.handed_in, None, None, None)
            for one in found.paces
            if one.handed_in or one.username == viewer.username
        ),
    )


def _states(project: Project, readers: Iterable[ReaderProgress]) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for one in readers:
        counted.update(one.by_state)
    untouched = project.articles.filter(handed_out=0).count()
    return {UNTOUCHED: untouched, **{state.value: counted[state] for state in State}}


def _begun(project: Project) -> int:
    """Articles that somebody reads and that want further readers."""
    wanting = Article.objects.filter(project=project, handed_out__lt=F("wanted"))
    return wanting.filter(handed_out__gt=0).count()


def _days(project: Project, since: date | None, whose: User | None) -> tuple[DayOfWork, ...]:
    """By day, then by name; both tables are summed up from their indexes alone."""
    work: defaultdict[tuple[date, int], list[int]] = defaultdict(lambda: [0, 0])
    hand_ins = _in_period(HandIn.objects.filter(project=project), since, whose)
    by_day = hand_ins.values_list("day", "reader_id").annotate(count=Count("pk"))
    for day, reader, count in by_day.order_by():
        work[day, reader][0] = count
    visits = _in_period(Visit.objects.filter(project=project), since, whose)
    time_by_day = visits.values_list("day", "reader_id").annotate(sum=Sum("seconds"))
    for day, reader, seconds in time_by_day.order_by():
        work[day, reader][1] = seconds
    names = _names({reader for _, reader in work})
    found = [DayOfWork(day, names[reader], *did) for (day, reader), did in work.items()]
    return tuple(sorted(found, key=lambda one: (one.day, one.username)))


def _in_period(rows: QuerySet[_Row], since: date | None, whose: User | None) -> QuerySet[_Row]:
    """Hand-ins or visits from a day on, of one person or of all."""
    rows = rows.filter(day__gte=since) if since else rows
    return rows.filter(reader=whose) if whose else rows


def _names(ids: Iterable[int]) -> Mapping[int, str]:
    return dict(User.objects.filter(pk__in=list(ids)).values_list("pk", "username"))


def _sample(project: Project, since: date | None, whose: User | None) -> Sequence[_Read]:
    hand_ins = _in_period(HandIn.objects.filter(project=project), None, whose)
    if since:
        # By time and not by day: one index then has both the period and the order.
        midnight = make_aware(datetime.combine(since, time.min))
        hand_ins = hand_ins.filter(at__gte=midnight)
    rows = list(
        hand_ins.order_by("-at").values_list(
            "pk", "reader__username", "annotation_set__article__token_count"
        )[:SAMPLE]
    )
    visits = Visit.objects.filter(annotation_set__in=[row[0] for row in rows])
    spent = dict(visits.values_list("annotation_set").annotate(sum=Sum("seconds")).order_by())
    return [_Read(*row, spent.get(row[0], 0)) for row in rows]


def _paces(days: Sequence[DayOfWork], sample: Sequence[_Read]) -> tuple[Pace, ...]:
    """One for everybody who did something in the period, by name."""
    handed_in: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for day in days:
        handed_in[day.username] += day.handed_in
        seconds[day.username] += day.seconds or 0
    timed: defaultdict[str, list[_Read]] = defaultdict(list)
    for one in sample:
        if one.seconds:
            timed[one.username].append(one)
    return tuple(
        Pace(name, handed_in[name], seconds[name], *_medians(timed[name]))
        for name in sorted(handed_in)
    )


def _medians(timed: Sequence[_Read]) -> tuple[float | None, float | None]:
    """Seconds per article, and per hundred of its words."""
    if not timed:
        return None, None
    per_article = median(one.seconds for one in timed)
    return per_article, median(100 * one.seconds / max(1, one.words) for one in timed)


def _types(sample: Sequence[_Read]) -> tuple[TypeCount, ...]:
    """The most frequent first."""
    mentions = MentionRow.objects.filter(annotation_set__in=[one.set_id for one in sample])
    rows = mentions.values_list("kind", "type").annotate(count=Count("pk"))
    return tuple(TypeCount(*row) for row in rows.order_by("-count", "type", "kind"))
