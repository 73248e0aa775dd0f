"""The units of WebAnno TSV: words, and the parts of words on which annotations begin or end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from labels.formats.inception.content import Content
from labels.text.span import Span

Unit = tuple[int, Span]
"""A stretch with the place of the token that it is, or is a part of."""


@dataclass(slots=True)
class Units:
    """On which units each annotation stands, and which annotations stand on each unit."""

    of: list[list[Unit]] = field(default_factory=list)
    on: dict[Unit, list[int]] = field(default_factory=lambda: defaultdict(list))


def units_of(content: Content) -> Units:
    """The units of a content whose annotations all begin and end within tokens."""
    units = Units()
    for place, one in enumerate(content.annotations):
        own = [*_units(one.span, content)]
        units.of.append(own)
        for unit in own:
            units.on[unit].append(place)
    return units


def _units(span: Span, content: Content) -> Iterator[Unit]:
    for token in content.tokens.touching(span):
        whole = content.tokens[token]
        yield token, Span(max(span.start, whole.start), min(span.end, whole.end))
