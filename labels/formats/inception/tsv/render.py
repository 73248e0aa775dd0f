"""From a content to the lines of a file."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from labels.document import AttributeValue
from labels.formats.inception.content import Annotation, Arc, Content
from labels.formats.inception.layers import VALUE
from labels.formats.inception.tsv.cells import (
    NO_VALUE,
    NOTHING,
    escaped,
    escaped_text,
    joined,
)
from labels.formats.inception.tsv.columns import JOIN, Column, Layer, Part, header, layers_of
from labels.formats.inception.tsv.units import Unit, units_of

_BLANKS = str.maketrans("\t\n\r", "   ")


def lines_of(content: Content) -> bytes:
    """The file that says this; annotations begin and end within tokens, as `fit` makes them."""
    writer = _Writer(content)
    return "".join([header(writer.layers), *writer.sentences()]).encode()


class _Writer:
    """A content with its layers; units go by the names that they have in the file."""

    def __init__(self, content: Content) -> None:
        self.layers = layers_of(content)
        self._content = content
        self._units = units_of(content)
        self._parts: dict[int, list[Unit]] = defaultdict(list)
        for unit in self._units.on:
            if unit[1] != content.tokens[unit[0]]:
                self._parts[unit[0]].append(unit)
        self._arcs: dict[Unit, list[Arc]] = defaultdict(list)
        for arc in content.arcs:
            self._arcs[self._units.of[arc.target][0]].append(arc)
        self._names: dict[Unit, str] = {}
        self._numbers = {place: number for number, place in enumerate(self._unclear(), 1)}

    def sentences(self) -> Iterator[str]:
        """Each sentence with its text and its rows, and a blank line before it."""
        rows = [
            (sentence, [*self._content.tokens.touching(sentence)])
            for sentence in self._content.sentences
        ]
        for number, (_, tokens) in enumerate(rows, 1):
            for place, token in enumerate(tokens, 1):
                self._name(token, f"{number}-{place}")
        places = _Places(self._content.text)
        for sentence, tokens in rows:
            lines = sentence.of(self._content.text).split("\n")
            text = [f"#Text={escaped_text(line)}" for line in lines]
            units = [unit for token in tokens for unit in self._of_token(token)]
            yield "\n".join(["", *text, *(self._row(unit, places) for unit in units), ""])

    def _unclear(self) -> Iterator[int]:
        """Annotations that a layer and a unit do not tell: on several, among others, in slots."""
        fillers = {filler for one in self._content.annotations for _, filler in one.slots}
        for place, one in enumerate(self._content.annotations):
            own = self._units.of[place]
            beside = (other for unit in own for other in self._units.on[unit])
            stacked = any(
                other != place and self._content.annotations[other].layer == one.layer
                for other in beside
            )
            if len(own) > 1 or stacked or place in fillers:
                yield place

    def _of_token(self, token: int) -> list[Unit]:
        """The whole token, then its parts."""
        parts = sorted(self._parts[token], key=lambda unit: (unit[1].start, -unit[1].end))
        return [(token, self._content.tokens[token]), *parts]

    def _name(self, token: int, name: str) -> None:
        whole, *parts = self._of_token(token)
        self._names[whole] = name
        for number, part in enumerate(parts, 1):
            self._names[part] = f"{name}.{number}"

    def _row(self, unit: Unit, places: _Places) -> str:
        span = unit[1]
        offsets = f"{places.at(span.start)}-{places.at(span.end)}"
        form = span.of(self._content.text).translate(_BLANKS)
        cells = [cell for layer in self.layers for cell in self._cells(layer, unit)]
        return "\t".join([self._names[unit], offsets, form, *cells, ""])

    def _cells(self, layer: Layer, unit: Unit) -> Iterator[str]:
        if layer.sort == JOIN:
            arcs = [one for one in self._arcs.get(unit, ()) if one.layer == layer.name]
            for column in layer.columns:
                yield joined(self._of_arc(column, arc) for arc in arcs)
            return
        places = [
            place
            for place in self._units.on.get(unit, ())
            if self._content.annotations[place].layer == layer.name
        ]
        for column in layer.columns:
            yield joined(self._of_annotation(column, place) for place in places)

    def _of_arc(self, column: Column, arc: Arc) -> str:
        if column.part is Part.FEATURE:
            return _value(column, arc)
        source, target = (self._numbers.get(place, 0) for place in (arc.source, arc.target))
        numbers = f"[{source}_{target}]" if source or target else ""
        return f"{self._names[self._units.of[arc.source][0]]}{numbers}"

    def _of_annotation(self, column: Column, place: int) -> str:
        one = self._content.annotations[place]
        if column.part is Part.FILLERS:
            return ";".join(self._reference(filler) for _, filler in one.slots) or NO_VALUE
        number = f"[{self._numbers[place]}]" if place in self._numbers else ""
        if column.part is Part.ROLES:
            return (";".join(escaped(role) for role, _ in one.slots) or NOTHING) + number
        return f"{_value(column, one)}{number}"

    def _reference(self, place: int) -> str:
        return f"{self._names[self._units.of[place][0]]}[{self._numbers[place]}]"


class _Places:
    """Offsets in units of UTF-16, asked for in about their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._astral = [place for place, one in enumerate(text) if one > "\uffff"]

    def at(self, offset: int) -> int:
        """The offset in UTF-16 of one in code points."""
        return offset + bisect_left(self._astral, offset)


def _value(column: Column, one: Annotation | Arc) -> str:
    if column.name == VALUE:
        return escaped(one.type)
    return spelled(one.features[column.name]) if column.name in one.features else NO_VALUE


def spelled(value: AttributeValue) -> str:
    """A value as a cell has it."""
    return escaped(str(value).lower() if isinstance(value, bool) else str(value))
