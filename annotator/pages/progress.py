"""The page of a project's progress: tiles, charts with their tables, and these as files."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.pages.frame import show
from annotator.pages.progress_tables import duration, tables
from labels.models import AnnotationSet, Project
from labels.permissions import Permission
from labels.queries.people import names_of
from labels.queries.progress import DayOfWork, Pace, Progress, ReaderProgress, seen_by
from labels.records import schema_of, version_in_use

PERIODS = {"7": _("7 days"), "30": _("30 days"), "90": _("90 days"), "all": _("All")}
USUAL = "30"

State = AnnotationSet.State
Person = ReaderProgress | DayOfWork | Pace
Someone = TypeVar("Someone", ReaderProgress, DayOfWork, Pace)


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure that stands out."""

    words: object
    shown: object


@requires(Permission.VIEW_PROJECT)
def progress(request: SignedInRequest, project: Project) -> HttpResponse:
    period, since = _period(request)
    found = _named(seen_by(request.user, project, since=since))
    schema = schema_of(version_in_use(project))
    return show(
        request,
        project,
        "progress/progress.html",
        periods=PERIODS,
        period=period,
        tiles=_tiles(found),
        tables=tables(found, schema, since=since, today=localdate()),
        has_work=bool(found.days),
        sees_all=found.sees_all,
    )


@requires(Permission.VIEW_PROJECT)
def progress_file(request: SignedInRequest, project: Project) -> HttpResponse:
    """One of the tables as CSV, with numbers as numbers and days as ISO 8601 writes them."""
    period, since = _period(request)
    found = seen_by(request.user, project, since=since)
    schema = schema_of(version_in_use(project))
    made = tables(found, schema, since=since, today=localdate())
    asked = request.GET.get("table", "")
    if asked and asked not in {one.name for one in made}:
        raise Http404
    name = f"{project.slug}-{asked or 'progress'}-{period}.csv"
    response = HttpResponse(
        # Excel reads UTF-8 by this mark alone.
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    writer = csv.writer(response)
    for table in made:
        if not asked or table.name == asked:
            writer.writerow([table.title, *map(_harmless, table.heads)])
            for row in table.rows:
                writer.writerow([_harmless(row.key), *(cell.value for cell in row.cells)])
    return response


def _named(found: Progress) -> Progress:
    """The same with people as pages show them; files have usernames, which stay what they are."""
    everybody: Iterable[Person] = (*found.readers, *found.days, *found.paces)
    names = names_of({one.username for one in everybody})

    def named(one: Someone) -> Someone:
        return replace(one, username=names.get(one.username, one.username))

    return replace(
        found,
        readers=tuple(map(named, found.readers)),
        days=tuple(map(named, found.days)),
        paces=tuple(map(named, found.paces)),
    )


def _period(request: SignedInRequest) -> tuple[str, date | None]:
    """Which period is asked for, and the day it begins with; None for all days."""
    asked = request.GET.get("days", USUAL)
    period = asked if asked in PERIODS else USUAL
    return period, None if period == "all" else localdate() - timedelta(days=int(period) - 1)


def _tiles(found: Progress) -> list[Tile]:
    told = [one.seconds for one in found.paces if one.seconds]
    whose = found.readers
    tiles = [
        Tile(_("Handed in"), sum(one.handed_in for one in found.paces)),
        Tile(_("Time at work"), duration(sum(told) if told else None)),
        Tile(_("Sent back"), sum(one.by_state.get(State.SENT_BACK, 0) for one in whose)),
        Tile(_("Without a verdict"), sum(one.by_state.get(State.SUBMITTED, 0) for one in whose)),
    ]
    if found.sees_all:
        tiles += [
            Tile(_("Wait for a further reader"), found.begun),
            Tile(_("Untouched articles"), found.states["untouched"]),
        ]
    return tiles


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
