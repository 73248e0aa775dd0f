"""Labels out: the chosen readings of a project through a format into a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from io import BytesIO
from itertools import islice, pairwise
from typing import IO, Any

from django.db.models import F, Max, QuerySet, Window
from django.db.models.functions import RowNumber

from labels.actions.transfer.beginnings import first_lines
from labels.actions.transfer.progress import Progress
from labels.formats.base import LossReport, Options, Reading, Writable
from labels.models import AnnotationSet, Project
from labels.queries.vocabulary import segmenter_for
from labels.records import readings, schema_of, version_in_use
from labels.split import Part, Split

AT_ONCE = 200
"""Readings written between one progress and the next."""

LAST_ID = 2**63 - 1
"""No row has a greater id."""

PREVIEWED = 100
"""Readings that a preview writes, to tell of their losses."""


class Source(StrEnum):
    """Whose readings are exported."""

    GOLD = "gold"
    ACCEPTED = "accepted"
    """Those of annotators that were accepted."""
    READINGS = "readings"
    """Those of all annotators that have begun, named."""


@dataclass(frozen=True, slots=True)
class Range:
    """The articles whose ids are greater than `after` and not greater than `until`.

    Of their sets those up to the id `newest`: what was begun later is in no range.
    """

    after: int
    until: int
    newest: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of the source's readings: in one of these states, of this part of a split, in a range.

    No states mean any; no part and no range mean all.
    """

    states: frozenset[str] = frozenset()
    part: Part | None = None
    split: Split = field(default_factory=Split)
    within: Range | None = None


EVERYTHING = Chosen()


@dataclass(frozen=True, slots=True)
class Preview:
    """The first lines of an export, and what the first `seen` of `total` readings lose."""

    lines: tuple[str, ...]
    losses: LossReport
    seen: int
    total: int


def export_readings(
    *,
    project: Project,
    source: Source,
    format: Writable[Any, Any],  # noqa: A002 - the field's own word
    options: Options,
    to: IO[bytes],
    only: Chosen = EVERYTHING,
) -> Iterator[Progress]:
    """Write the chosen readings, and tell some hundred at a time how far it is and what was lost.

    Memory stays the same however many there are. The last progress has the report of the whole;
    there is one even when nothing was chosen. What is written of one range after the other is the
    file of all, where the format's files are joined.
    """
    segmenter = segmenter_for(project)
    sets = chosen_sets(project, source, only)
    # Whoever writes a range of many knows the total of all: it is not counted range by range.
    progress = Progress(total=0 if only.within else _count(sets, only))
    schema = schema_of(version_in_use(project))
    writer = format.writer(options, to=to, segmenter=segmenter, schema=schema)
    chosen = _readings(sets, only)
    while page := list(islice(chosen, AT_ONCE)):
        progress = replace(progress.and_then(done=len(page)), losses=writer.add(page))
        yield progress
    yield replace(progress, total=progress.done, losses=writer.end())


def preview_export(
    *,
    project: Project,
    source: Source,
    format: Writable[Any, Any],  # noqa: A002 - the field's own word
    options: Options,
    only: Chosen = EVERYTHING,
) -> Preview:
    """How an export begins, and what it would lose, judged by the first readings."""
    sets = chosen_sets(project, source, only)
    first = list(islice(_readings(sets, only), PREVIEWED))
    written = BytesIO()
    schema = schema_of(version_in_use(project))
    writer = format.writer(options, to=written, segmenter=segmenter_for(project), schema=schema)
    writer.add(first)
    losses = writer.end()
    return Preview(
        lines=first_lines(written.getvalue()),
        losses=losses,
        seen=len(first),
        total=_count(sets, only),
    )


def ranges_of(
    *, project: Project, source: Source, size: int, only: Chosen = EVERYTHING
) -> list[Range]:
    """Ranges of about `size` readings, one at least, which hold what is there now, in order.

    No article lies in two of them. What is begun from now on is in none.
    """
    sets = chosen_sets(project, source, only)
    newest = AnnotationSet.objects.aggregate(newest=Max("pk"))["newest"] or 0
    place = Window(RowNumber(), order_by=("article_id", "id"))
    numbered = sets.filter(pk__lte=newest).annotate(place=place, rest=F("place") % size)
    ends = numbered.filter(rest=0).order_by("place").values_list("article_id", flat=True)
    last = sets.order_by("-article_id").values_list("article_id", flat=True).first()
    inner = dict.fromkeys(end for end in ends if end != last)
    return [Range(*edge, newest) for edge in pairwise([0, *inner, LAST_ID])]


def count_of(*, project: Project, source: Source, only: Chosen = EVERYTHING) -> int:
    """How many readings an export of these writes."""
    return _count(chosen_sets(project, source, only), only)


def chosen_sets(project: Project, source: Source, only: Chosen) -> QuerySet[AnnotationSet]:
    """The sets that an export writes, but for the part of a split they are in.

    A gold that is still being made goes along only where drafts are asked for.
    """
    sets = AnnotationSet.objects.filter(article__project=project)
    if only.within is not None:
        sets = _within(sets, only.within)
    if source is Source.GOLD:
        sets = sets.filter(kind=AnnotationSet.Kind.GOLD)
        if not only.states:
            sets = sets.exclude(state=AnnotationSet.State.DRAFTING)
    else:
        sets = sets.filter(kind=AnnotationSet.Kind.READING)
        sets = sets.exclude(state=AnnotationSet.State.ASSIGNED)
    if source is Source.ACCEPTED:
        sets = sets.filter(state=AnnotationSet.State.ACCEPTED)
    return sets.filter(state__in=only.states) if only.states else sets


def _readings(sets: QuerySet[AnnotationSet], only: Chosen) -> Iterator[Reading]:
    found = readings(sets)
    if only.part is None:
        return found
    return (one for one in found if only.split.part_of(one.external_id) is only.part)


def _within(sets: QuerySet[AnnotationSet], within: Range) -> QuerySet[AnnotationSet]:
    known = sets.filter(pk__lte=within.newest)
    return known.filter(article_id__gt=within.after, article_id__lte=within.until)


def _count(sets: QuerySet[AnnotationSet], only: Chosen) -> int:
    if only.part is None:
        return sets.count()
    # No database knows the split, but the ids alone tell it: no reading is loaded.
    ids = sets.values_list("article__external_id", flat=True).iterator()
    return sum(only.split.part_of(one) is only.part for one in ids)
