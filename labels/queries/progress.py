"""How far a project is: by state, by person, by day; what waits for whom, and how long it takes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from statistics import median
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum
from django.utils.timezone import make_aware

from labels.models import AnnotationSet, Article, HandIn, MentionRow, Project, User, Visit
from labels.permissions import Permission, grants
from labels.queries import access, tallies
from labels.queries.finding import UNTOUCHED
from labels.queries.tallies import ArticleCounts

SAMPLE = 1_000
"""Readings, those handed in last, of which medians and types are told: a page reads no project."""

State = AnnotationSet.State


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
    """Everyone who has begun a reading in the project, by user name, or one person; two queries.

    How many are told by tallies; the oldest of each state is the first of an index.
    """
    by_state: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for (_project, author, state), count in sorted(tallies.readings([project.pk]).items()):
        if whose is None or author == whose.pk:
            by_state[author][state] = count
    rows = _oldest(project).filter(pk__in=by_state).order_by("username")
    return [
        ReaderProgress(
            user_id=author,
            username=username,
            by_state=by_state[author],
            oldest={
                state: at
                for state, at in zip(State.values, since, strict=True)
                if state in by_state[author]
            },
        )
        for author, username, *since in rows
    ]


def _oldest(project: Project) -> QuerySet[User, tuple[Any, ...]]:
    """People, each with when the reading was changed that is in a state for longest, by state."""
    here = Exists(Article.objects.filter(pk=OuterRef("article"), project=project))
    own = AnnotationSet.objects.filter(
        here, kind=AnnotationSet.Kind.READING, author=OuterRef("pk")
    ).order_by("changed_at")
    first = (Subquery(own.filter(state=state).values("changed_at")[:1]) for state in State.values)
    return User.objects.values_list("pk", "username", *first)


def seen_by(viewer: User, project: Project, *, since: date | None) -> Progress:
    """The progress of a project as this member may see it; nine queries at most.

    Work is that of the days from `since` on, of all where it is None. Who may see the readings of
    others sees how far these are; how long they were at it is for managers alone. Everyone sees
    their own.
    """
    role = access.role_in(viewer, project)
    sees_all = role is not None and grants(role, Permission.VIEW_READINGS)
    sees_all_time = role is not None and grants(role, Permission.MANAGE_PROJECT)
    whose = None if sees_all else viewer
    readers = tuple(by_reader(project, whose))
    articles = tallies.articles_in(project)
    days = _days(project, since, whose)
    sample = _sample(project, since, whose)
    found = Progress(
        states=_states(articles, readers),
        begun=articles.begun,
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


def _states(articles: ArticleCounts, readers: Iterable[ReaderProgress]) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for one in readers:
        counted.update(one.by_state)
    return {UNTOUCHED: articles.untouched, **{state.value: counted[state] for state in State}}


def _days(project: Project, since: date | None, whose: User | None) -> tuple[DayOfWork, ...]:
    """By day, then by name."""
    work = tallies.days(project, since=since, reader_id=whose.pk if whose else None)
    names = _names({reader for _, reader in work})
    found = [DayOfWork(day, names[reader], *did) for (day, reader), did in work.items()]
    return tuple(sorted(found, key=lambda one: (one.day, one.username)))


def _names(ids: Iterable[int]) -> Mapping[int, str]:
    return dict(User.objects.filter(pk__in=list(ids)).values_list("pk", "username"))


def _sample(project: Project, since: date | None, whose: User | None) -> Sequence[_Read]:
    hand_ins = HandIn.objects.filter(project=project)
    hand_ins = hand_ins.filter(reader=whose) if whose else hand_ins
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
