"""From a document to its sheet: what is written, and what is lost on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from labels.document import Document, LinkKind
from labels.formats.base import Became, LossCode, Lost
from labels.formats.base.choices import RowKind, Within
from labels.formats.base.lost import lost_of_article, lost_of_place
from labels.formats.base.place import Placed
from labels.formats.base.rows import Rows, rows_of
from labels.formats.base.tags import Mark, written
from labels.formats.conll.choose import Choice, chosen
from labels.formats.conll.events import events_of
from labels.formats.conll.options import Writing
from labels.formats.conll.sheet import Event, Sheet, reading_order
from labels.text.clitics import Segmenter


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheet of a document, how many mentions and links stand there, and what is lost."""

    sheet: Sheet
    mentions: int
    links: int
    lost: tuple[Lost, ...]


def plan(document: Document, options: Writing, segmenter: Segmenter | None) -> Plan:
    """What is written of a document; a sheet without rows where nothing can be."""
    whole = rows = rows_of(document, segmenter if options.rows is RowKind.SEGMENTS else None)
    choice = chosen(document, whole, options)
    if options.within is Within.SPLIT:
        cuts = (place for one in choice.placed() for place in (one.span.start, one.span.end))
        rows = whole.cut(cuts)
    marks = {
        one.mention.id: _mark(one, one.rows if rows is whole else rows.spans.touching(one.span))
        for one in choice.placed()
    }
    layers = [[marks[one.mention.id] for one in layer] for layer in choice.layers]
    triggers = [Event(marks[one.mention.id]) for one in choice.triggers]
    sheet = Sheet(rows.forms, rows.breaks, layers, triggers)
    roles: dict[str, str] = {}
    if document.links and triggers:
        sheet.events, roles = events_of(document, sheet, marks=marks, triggers=choice.triggers)
    lost = (
        *_of_article(document, rows, sheet),
        *_of_ids(document, marks, roles),
        *_of_mentions(document, choice, options),
        *_of_links(document, roles),
    )
    return Plan(sheet, len(marks), len(roles), lost)


def _mark(one: Placed, rows: range) -> Mark:
    return Mark(rows.start, rows.stop, written(one.mention.type))


def _of_article(document: Document, rows: Rows, sheet: Sheet) -> Iterator[Lost]:
    yield from lost_of_article(document, rows)
    if rows.forms and (sheet.text() != document.text or sheet.document().bare() != document.bare()):
        yield Lost(LossCode.SPACING, Became.CHANGED, "", "")


def _of_ids(
    document: Document, marks: Mapping[str, Mark], roles: Mapping[str, str]
) -> Iterator[Lost]:
    # Nearly always the ids are of another kind altogether, which one look tells.
    others = (marks and "m1" not in marks) or (roles and "l1" not in roles)
    numbered = _numbered("m", marks), _numbered("l", roles)
    if others or (_by_place(document, marks), [*roles]) != numbered:
        yield Lost(LossCode.IDS, Became.CHANGED, "", "")


def _by_place(document: Document, marks: Mapping[str, Mark]) -> list[str]:
    """The ids of mentions in the order in which they will be numbered."""
    return sorted(marks, key=lambda id: reading_order(marks[id], document.mentions[id].kind))


def _numbered(letter: str, ids: Collection[str]) -> list[str]:
    return [f"{letter}{place}" for place in range(1, len(ids) + 1)]


def _of_mentions(document: Document, choice: Choice, options: Writing) -> Iterator[Lost]:
    for missed in choice.left:
        surface = document.surface(missed.mention)
        yield Lost(missed.code, Became.DROPPED, missed.mention.id, surface)
    for one in choice.placed():
        if not _is_plain(one):
            for code, became in _of_mention(one, options):
                yield Lost(code, became, one.mention.id, document.surface(one.mention))


def _is_plain(one: Placed) -> bool:
    """Whether nothing of a mention is lost, as of nearly all."""
    mention = one.mention
    more = one.within or one.beyond or mention.attributes or mention.note
    return not more and written(mention.type) == mention.type


def _of_mention(one: Placed, options: Writing) -> Iterator[tuple[LossCode, Became]]:
    yield from lost_of_place(one, options.within)
    if written(one.mention.type) != one.mention.type:
        yield LossCode.TYPE_NAME, Became.CHANGED
    if one.mention.attributes:
        yield LossCode.ATTRIBUTES, Became.DROPPED
    if one.mention.note:
        yield LossCode.NOTE, Became.DROPPED


def _of_links(document: Document, kept: dict[str, str]) -> Iterator[Lost]:
    for link in document.links.values():
        if link.id not in kept:
            relation = link.kind is LinkKind.RELATION
            code = LossCode.RELATION if relation else LossCode.ARGUMENT
            yield Lost(code, Became.DROPPED, link.id, link.type)
            continue
        if kept[link.id] != link.type:
            yield Lost(LossCode.TYPE_NAME, Became.CHANGED, link.id, link.type)
        if link.attributes:
            yield Lost(LossCode.ATTRIBUTES, Became.DROPPED, link.id, link.type)
