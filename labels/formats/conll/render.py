"""A sheet as lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from json import JSONEncoder

from labels.formats.base import Reading
from labels.formats.base.facts import facts_data
from labels.formats.base.rows import MARKER
from labels.formats.base.tags import OUTSIDE, Mark, Scheme, column
from labels.formats.conll.options import Columns, Events, Heads, Separator, Writing
from labels.formats.conll.sheet import Event, Sheet

UNKNOWN = "_"
FACTS_COMMENT = "# article = "
COLUMNS_COMMENT = "# columns = "
_encode = JSONEncoder(ensure_ascii=False).encode
_BETWEEN = {Separator.SPACE: " ", Separator.TAB: "\t"}


def lines_of(reading: Reading, sheet: Sheet, options: Writing) -> str:
    """The article as it stands in the file, a blank line after its head and each sentence."""
    return "".join((_head(reading, options), *_body(sheet, options)))


def _head(reading: Reading, options: Writing) -> str:
    between = _BETWEEN[options.separator]
    unknown = ["-X-"] * 2 if options.columns is Columns.FOUR else []
    tags = [OUTSIDE] * (options.entity_columns + (options.events is Events.COLUMNS))
    marker = between.join([MARKER, *unknown, *tags])
    if options.heads is Heads.MARKER:
        return f"{marker}\n\n"
    facts = _encode(facts_data(reading))
    return f"{marker}\n{FACTS_COMMENT}{facts}\n{COLUMNS_COMMENT}{_names(options)}\n\n"


def _names(options: Writing) -> str:
    names = ["FORM"]
    if options.columns is Columns.FOUR:
        names += ["POS", "CHUNK"]
    names += ["NER"] * options.entity_columns
    if options.events is Events.COLUMNS:
        names += ["TRIGGER", "ROLES"]
    return " ".join(names)


def _body(sheet: Sheet, options: Writing) -> Iterator[str]:
    length = len(sheet.forms)
    firsts = {start for start, _ in sheet.sentences()}
    tags = [
        column(marks, length=length, scheme=options.scheme, firsts=firsts)
        for marks in (*sheet.layers, *_triggers(sheet, options))
    ]
    unknown = [repeat(UNKNOWN)] * 2 if options.columns is Columns.FOUR else []
    between = _BETWEEN[options.separator]
    rows = list(map(between.join, zip(sheet.forms, *unknown, *tags, strict=False)))
    for start, end in sheet.sentences():
        events = [event for event in sheet.events if start <= event.trigger.start < end]
        if events:
            roles = (_roles(event, (start, end), options.scheme) for event in events)
            rows[start:end] = map(between.join, zip(rows[start:end], *roles, strict=True))
        yield "\n".join(rows[start:end]) + "\n\n"


def _triggers(sheet: Sheet, options: Writing) -> list[list[Mark]]:
    if options.events is Events.NONE:
        return []
    return [[event.trigger for event in sheet.events]]


def _roles(event: Event, rows: tuple[int, int], scheme: Scheme) -> list[str]:
    start, end = rows
    marks = [Mark(one.start - start, one.end - start, one.type) for one in event.roles]
    return column(marks, length=end - start, scheme=scheme, firsts={0})
