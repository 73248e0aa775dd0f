"""The figures of a project's progress as tables: the same for page, charts and files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotator.pages import schema_view
from annotator.templatetags.look import STATE_NAMES
from labels.models import AnnotationSet
from labels.queries.progress import DayOfWork, Pace, Progress, ReaderProgress
from labels.schema import Schema

DRAWN = 8
"""Series that a chart shows; the last stands for all others where there are more."""

DAILY, WEEKLY = 31, 120
"""Days up to which a chart goes by days, and up to which by weeks; beyond it goes by months."""

State = AnnotationSet.State


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, or a day as files spell it, None where there is none; and as it is shown."""

    value: float | str | None
    shown: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: `key` names it in files, `label` for people."""

    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures with a title; `chart` is how they are drawn, empty where they are not.

    Where rows are stretches of time, the first is the oldest, and `is_by_time`: people see the
    newest first.
    """

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: str = ""
    note: str = ""
    is_by_time: bool = False

    @property
    def as_listed(self) -> tuple[Row, ...]:
        """The rows in the order in which people look for them."""
        return self.rows[::-1] if self.is_by_time else self.rows


def tables(
    found: Progress, schema: Schema, *, since: date | None, today: date
) -> tuple[Table, ...]:
    """All tables that say something, in the active language."""
    first = since or min((one.day for one in found.days), default=today)
    made = (
        by_day(found, first, today),
        time_by_day(found, first, today),
        _paces(found),
        _states(found),
        _types(found, schema),
        _waiting(found),
    )
    return tuple(one for one in made if one.rows and one.heads)


def by_day(found: Progress, first: date, today: date) -> Table:
    """Readings handed in, by day or longer and person."""
    heads, rows = _over_time(found.days, first=first, today=today, figure=lambda one: one.handed_in)
    return Table("handed-in", _("Readings handed in"), heads, rows, chart="stack", is_by_time=True)


def time_by_day(found: Progress, first: date, today: date) -> Table:
    """Minutes at work, by day or longer and person."""
    heads, rows = _over_time(
        found.days, first=first, today=today, figure=lambda one: (one.seconds or 0) / 60
    )
    return Table(
        "time",
        _("Time at work, in minutes"),
        heads,
        rows,
        chart="stack",
        is_by_time=True,
        note="" if found.sees_all_time else _("You see your own time here, and nobody else's."),
    )


def duration(seconds: float | None) -> str:
    """A time as people say it; a dash for none."""
    if seconds is None:
        return "–"
    if seconds < 60:  # noqa: PLR2004 - of a minute
        return _("%(seconds)s s") % {"seconds": round(seconds)}
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}


def _over_time(
    days: Sequence[DayOfWork], *, first: date, today: date, figure: Callable[[DayOfWork], float]
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Those who handed in most first, so that all charts name people alike; empty stretches too."""
    in_all: Counter[str] = Counter()
    for one in days:
        in_all[one.username] += figure(one)  # type: ignore[assignment]
    handed_in = Counter[str]()
    for one in days:
        handed_in[one.username] += one.handed_in
    active = (name for name, sum_ in in_all.items() if sum_)
    people = sorted(active, key=lambda name: (-handed_in[name], name))
    named = people if len(people) <= DRAWN else people[: DRAWN - 1]
    others = [_("Others")] if len(people) > len(named) else []
    begins = list(_stretches(first, today))
    sums: Counter[tuple[date, str]] = Counter()
    for one in days:
        begin = max((begin for begin in begins if begin <= one.day), default=begins[0])
        name = one.username if one.username in named else "".join(others)
        sums[begin, name] += figure(one)  # type: ignore[assignment]
    columns = [*named, *others]
    by_months = len(begins) > 1 and (today - first).days > WEEKLY
    rows = tuple(
        Row(
            begin.isoformat(),
            date_format(begin, "F Y" if by_months else "j F"),
            tuple(_whole(sums[begin, name]) for name in columns),
        )
        for begin in begins
    )
    return tuple(columns), rows


def _stretches(first: date, today: date) -> Iterator[date]:
    """Where days, weeks or months begin, according to how long it is."""
    length = (today - first).days
    begin = first if length <= WEEKLY else first.replace(day=1)
    while begin <= today:
        yield begin
        if length <= DAILY:
            begin += timedelta(days=1)
        elif length <= WEEKLY:
            begin += timedelta(days=7)
        else:
            begin = (begin + timedelta(days=31)).replace(day=1)


def _paces(found: Progress) -> Table:
    heads = (
        _("Handed in"),
        _("Time at work"),
        _("Time per article (median)"),
        _("Per 100 words (median)"),
    )
    note = _(
        "Time is that of the readings in the editor, without pauses of more than a minute. Medians"
        " are those of the %(count)s readings handed in last."
    )
    return Table(
        "people",
        _("People in this time"),
        heads,
        tuple(Row(one.username, one.username, _pace(one)) for one in found.paces),
        note=note % {"count": found.sample},
    )


def _pace(one: Pace) -> tuple[Cell, ...]:
    times = (one.seconds, one.median_seconds, one.median_per_100_words)
    return (_whole(one.handed_in), *(Cell(time, duration(time)) for time in times))


def _states(found: Progress) -> Table:
    shown = [one for one in State if any(reader.by_state.get(one) for reader in found.readers)]
    return Table(
        "states",
        _("Readings by person and state"),
        tuple(str(STATE_NAMES[state]) for state in shown),
        tuple(
            Row(one.username, one.username, tuple(_whole(one.by_state.get(s, 0)) for s in shown))
            for one in found.readers
        ),
        chart="stack",
    )


def _types(found: Progress, schema: Schema) -> Table:
    note = ngettext(
        "Counted in the reading handed in last.",
        "Counted in the %(count)s readings handed in last.",
        found.sample,
    )
    return Table(
        "types",
        _("Labels by type"),
        (_("Labels"),),
        tuple(
            Row(one.type, schema_view.title_of(one.type, schema), (_whole(one.count),))
            for one in found.types
        ),
        chart="bar",
        note=note % {"count": found.sample},
    )


def _waiting(found: Progress) -> Table:
    return Table(
        "waiting",
        _("With whom articles are"),
        (_("Readings"), _("Since")),
        tuple(_with_whom(found.readers)),
        note=_("“Since” is the last change of the one that has waited longest."),
    )


def _with_whom(readers: Iterable[ReaderProgress]) -> Iterator[Row]:
    """What is open, longest waiting first; whoever handed in waits for a reviewer."""
    waiting = [
        (one.oldest[state], one.username, state, one.by_state[state])
        for one in readers
        for state in (*AnnotationSet.OPEN_STATES, State.SUBMITTED)
        if one.by_state.get(state)
    ]
    for since, username, state, count in sorted(waiting):
        says = _("%(person)s · %(state)s") % {"person": username, "state": STATE_NAMES[state]}
        day = localtime(since)
        when = Cell(day.date().isoformat(), date_format(day, "j F Y"))
        yield Row(f"{username} {state}", says, (_whole(count), when))


def _whole(number: float) -> Cell:
    return Cell(round(number), str(round(number)))
