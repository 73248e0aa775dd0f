"""From the rows of a file to a content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from labels.document import AttributeValue
from labels.formats.base import RefusalCode
from labels.formats.base.in_files import UnfitFileError
from labels.formats.inception.content import Annotation, Arc, Content
from labels.formats.inception.layers import ANYTHING, EVENT, NOTE, is_label, naming
from labels.formats.inception.tsv.cells import (
    NO_VALUE,
    NOTHING,
    numbered,
    slotted,
    stacked,
    unescaped,
)
from labels.formats.inception.tsv.columns import CHAIN, JOIN, Layer, Part
from labels.formats.inception.tsv.fit import typed
from labels.formats.inception.tsv.rows import Row, Table
from labels.schema import MentionKind
from labels.text.span import Span

_REFERENCE = re.compile(r"([0-9.-]+)(?:\[([0-9]+)\])?")
_SOURCE = re.compile(r"([0-9.-]+)(?:\[([0-9]+)_([0-9]+)\])?")
_LINK = re.compile(r"(.*)->([0-9]+)-([0-9]+)", re.DOTALL)


@dataclass(slots=True)
class Parsed:
    """The content, the layers that are no labels, and how many labels had no character."""

    content: Content
    passed_over: tuple[str, ...]
    empty: int


@dataclass(slots=True)
class _Found:
    """An annotation as its rows tell it; what it refers to is looked up when all are read."""

    layer: Layer
    start: int
    end: int
    line: int
    unit: str
    values: dict[str, str] = field(default_factory=dict)
    slots: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Joined:
    """A relation as its row tells it: on the row of its target, with where it comes from."""

    layer: Layer
    row: Row
    reference: str
    values: dict[str, str]


def parsed(table: Table) -> Parsed:
    """What the table says; raises UnfitFileError where it refers to what is not there."""
    reader = _Reader()
    bases = {one.base for one in table.layers} - {"", ANYTHING}
    hidden = {name for name in bases if not is_label(name)}
    off = [one.name for one in table.layers if not is_label(one.name) or one.base in hidden]
    layers = [one for one in table.layers if one.name not in off]
    for row in table.rows:
        for layer in layers:
            reader.read(layer, row)
    content = reader.content(table)
    return Parsed(content, tuple(off), len(reader.empty))


@dataclass(slots=True)
class _Reader:
    """The annotations found so far: by their numbers, by their units, and by their chains."""

    found: list[_Found] = field(default_factory=list)
    by_number: dict[str, int] = field(default_factory=dict)
    on: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    chains: dict[tuple[str, int, int], int] = field(default_factory=dict)
    links: dict[tuple[str, int, int], str] = field(default_factory=dict)
    joined: list[_Joined] = field(default_factory=list)
    empty: set[int] = field(default_factory=set)

    def read(self, layer: Layer, row: Row) -> None:
        """The cells of a layer on a row."""
        cells = row.cells[layer.first : layer.first + len(layer.columns)]
        columns = [stacked(cell) for cell in cells]
        for place in range(max(map(len, columns), default=0)):
            values = [column[place] if place < len(column) else NOTHING for column in columns]
            if layer.sort == JOIN:
                self._join(layer, row, values)
            elif layer.sort == CHAIN:
                self._chain(layer, row, values)
            else:
                self._mark(layer, row, values)

    def content(self, table: Table) -> Content:
        """The content of all that was read."""
        self.empty = {n for n, one in enumerate(self.found) if one.start == one.end}
        kept = [n for n in range(len(self.found)) if n not in self.empty]
        moved = {old: new for new, old in enumerate(kept)}
        sentences, tokens = table.spans
        return Content(
            table.text,
            sentences,
            tokens,
            [self._annotation(n, moved) for n in kept],
            [*self._arcs(moved), *self._chained(moved)],
        )

    def _mark(self, layer: Layer, row: Row, values: Sequence[str]) -> None:
        pairs = [
            (value, "") if column.part is Part.FILLERS else numbered(value)
            for column, value in zip(layer.columns, values, strict=True)
        ]
        number = next((n for _, n in pairs if n), "")
        place = self.by_number.get(number)
        if place is not None and self.found[place].layer is layer:
            self.found[place].end = max(self.found[place].end, row.end)
            self.on[row.unit].append(place)
            return
        one = self._add(layer, row, [value for value, _ in pairs])
        if number:
            self.by_number[number] = len(self.found) - 1
        roles = next((slotted(v) for v, c in _cells(one, pairs) if c is Part.ROLES), [])
        fillers = next((slotted(v) for v, c in _cells(one, pairs) if c is Part.FILLERS), [])
        if fillers not in ([NO_VALUE], [NOTHING]):
            if len(roles) != len(fillers):
                numbers = {"expected": len(roles), "found": len(fillers)}
                raise UnfitFileError(RefusalCode.OTHER_LENGTH, row.line, place=row.unit, **numbers)
            one.slots = [*zip(roles, fillers, strict=True)]

    def _add(self, layer: Layer, row: Row, values: Sequence[str]) -> _Found:
        told = _told(layer, values)
        one = _Found(layer, row.start, row.end, row.line, row.unit, told)
        self.on[row.unit].append(len(self.found))
        self.found.append(one)
        return one

    def _join(self, layer: Layer, row: Row, values: Sequence[str]) -> None:
        references = [v for v, c in zip(values, layer.columns, strict=True) if c.part is Part.BASE]
        self.joined.append(_Joined(layer, row, "".join(references), _told(layer, values)))

    def _chain(self, layer: Layer, row: Row, values: Sequence[str]) -> None:
        pairs = [numbered(value) for value in values]
        at = next((n for n, one in enumerate(layer.columns) if one.part is Part.LINK), 0)
        link = _LINK.fullmatch(values[at])
        if link is None:
            raise UnfitFileError(RefusalCode.NOT_A_ROW, row.line, text=values[at])
        key = layer.name, int(link[2]), int(link[3])
        if key in self.chains:
            one = self.found[self.chains[key]]
            one.end = max(one.end, row.end)
            return
        self.chains[key] = len(self.found)
        self.links[key] = link[1]
        self._add(layer, row, [value for value, _ in pairs])

    def _annotation(self, place: int, moved: dict[int, int]) -> Annotation:
        one = self.found[place]
        event = one.layer.has_slots or one.layer.name == EVENT
        kind = MentionKind.EVENT if event else MentionKind.ENTITY
        type_, features = _typed(one.layer, one.values)
        fillers = next((c.name for c in one.layer.columns if c.part is Part.FILLERS), "")
        slots = [
            (unescaped(role), moved[filler])
            for role, reference in one.slots
            if fillers == ANYTHING or is_label(fillers)
            if (filler := self._referred(reference, fillers, place)) in moved
        ]
        span = Span(one.start, one.end)
        return Annotation(one.layer.name, span, type_, kind, features, slots)

    def _arcs(self, moved: dict[int, int]) -> Iterator[Arc]:
        for one in self.joined:
            found = _SOURCE.fullmatch(one.reference)
            if found is None:
                raise _no_such(one.reference, one.row.unit, one.row.line)
            where = one.row.unit, one.row.line
            source = self._at(found[1], found[2] or "0", one.layer.base, where=where)
            target = self._at(one.row.unit, found[3] or "0", one.layer.base, where=where)
            if source in moved and target in moved:
                type_, features = _typed(one.layer, one.values)
                yield Arc(one.layer.name, moved[source], moved[target], type_, features)

    def _chained(self, moved: dict[int, int]) -> Iterator[Arc]:
        keys = sorted(self.chains)
        for key, following in pairwise(keys):
            ends = self.chains[key], self.chains[following]
            if key[:2] == following[:2] and moved.keys() >= {*ends}:
                value = unescaped(self.links[key]) if self.links[key] != NO_VALUE else ""
                yield Arc(key[0], moved[ends[0]], moved[ends[1]], value)

    def _referred(self, reference: str, layer: str, host: int) -> int:
        one = self.found[host]
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise _no_such(reference, one.unit, one.line)
        return self._at(found[1], found[2] or "0", layer, where=(one.unit, one.line), besides=host)

    def _at(
        self,
        unit: str,
        number: str,
        layer: str,
        *,
        where: tuple[str, int],
        besides: int | None = None,
    ) -> int:
        """The annotation of a layer on a unit, by its number where it has one."""
        if number != "0" and number in self.by_number:
            return self.by_number[number]
        for place in self.on.get(unit, ()) if number == "0" else ():
            fits = layer == ANYTHING or self.found[place].layer.name == layer
            if fits and place != besides and self.found[place].unit == unit:
                return place
        raise _no_such(unit if number == "0" else f"{unit}[{number}]", *where)


def _cells(one: _Found, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Part]]:
    for (value, _), column in zip(pairs, one.layer.columns, strict=True):
        yield value, column.part


def _told(layer: Layer, values: Sequence[str]) -> dict[str, str]:
    """The features that have a value, as they are spelled."""
    return {
        column.name: value
        for column, value in zip(layer.columns, values, strict=True)
        if column.part is Part.FEATURE and value not in (NO_VALUE, NOTHING)
    }


def _typed(layer: Layer, values: dict[str, str]) -> tuple[str, dict[str, AttributeValue]]:
    """The type that the features name, and those that are left."""
    found = {name: unescaped(value) for name, value in values.items()}
    type_ = found.pop(naming(layer.features), "")
    return type_, {n: value if n == NOTE else typed(value) for n, value in found.items()}


def _no_such(reference: str, place: str, line: int) -> UnfitFileError:
    return UnfitFileError(RefusalCode.NO_SUCH_MENTION, line, id=reference, place=place)
