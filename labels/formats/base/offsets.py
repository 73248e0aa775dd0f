"""Offsets as other programs count them, and which of these a file is likely to mean."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

import regex

_CLUSTER = regex.compile(r"\X")
_ASTRAL = regex.compile("[\U00010000-\U0010ffff]")
_EDGE = regex.compile(r"(?<![\w\p{M}])(?=[\w\p{M}])|(?<=[\w\p{M}])(?![\w\p{M}])")
NOWHERE = -1
"""Where an offset lies within a character."""


class Unit(StrEnum):
    """What offsets count."""

    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"
    """As JavaScript and Java do: an emoji counts two."""
    GRAPHEMES = "graphemes"
    """What is seen as one character: a letter and its diacritics count one."""


def places(text: str, unit: Unit) -> Sequence[int]:
    """For each offset in these units, from 0 to the length of the text, the code point it means.

    NOWHERE stands for the middle of a pair of UTF-16.
    """
    if unit is Unit.GRAPHEMES:
        return [*(one.start() for one in _CLUSTER.finditer(text)), len(text)]
    if unit is Unit.UTF_16 and _ASTRAL.search(text):
        flat: list[int] = []
        for place, one in enumerate(text):
            flat += (place, NOWHERE) if one > "\uffff" else (place,)
        return [*flat, len(text)]
    return range(len(text) + 1)


@dataclass(frozen=True, slots=True)
class Utf16:
    """The way from code points to UTF-16; `astral` are the characters of a text that count two."""

    astral: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Utf16:
        """The way for this text."""
        return cls([one.start() for one in _ASTRAL.finditer(text)])

    def __call__(self, place: int) -> int:
        """The offset in UTF-16 of a code point."""
        return place + bisect_left(self.astral, place)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a label stands by a file's own count, and its words where the file has them."""

    start: int
    end: int
    surface: str = ""

    def within(self, units: Sequence[int]) -> tuple[int, int] | None:
        """Its code points where the file counts so; None where it cannot."""
        if not 0 <= self.start < self.end < len(units):
            return None
        start, end = units[self.start], units[self.end]
        return None if NOWHERE in {start, end} else (start, end)


@dataclass(slots=True)
class Judge:
    """Which unit a file counts in, judged by its articles one after the other.

    What cannot be is left out; then the words that stand beside labels decide, where there are any;
    then how many edges of labels lay at edges of words so far; and at last the order of Unit.
    `told` counts the articles where units differ, by what was chosen.
    """

    hits: Counter[Unit] = field(default_factory=Counter)
    told: Counter[Unit] = field(default_factory=Counter)

    def unit_of(self, text: str, stretches: Sequence[Stretch]) -> Unit:
        """The unit that the labels of an article are counted in, most likely."""
        meanings = {unit: _all_within(text, unit, stretches) for unit in Unit}
        possible = {unit: spans for unit, spans in meanings.items() if spans}
        if not possible or len(set(meanings.values())) == 1:
            return Unit.CODE_POINTS
        chosen = self._likeliest(_with_surfaces(text, stretches, possible), text)
        self.told[chosen] += 1
        return chosen

    def _likeliest(self, possible: Mapping[Unit, Spans], text: str) -> Unit:
        edges = {one.start() for one in _EDGE.finditer(text)}
        for unit, spans in possible.items():
            self.hits[unit] += sum((start in edges) + (end in edges) for start, end in spans)
        return max(possible, key=lambda unit: self.hits[unit])


Spans = tuple[tuple[int, int], ...]


def _all_within(text: str, unit: Unit, stretches: Iterable[Stretch]) -> Spans | None:
    units = places(text, unit)
    found = [one.within(units) for one in stretches]
    return None if None in found else tuple(filter(None, found))


def _with_surfaces(
    text: str, stretches: Sequence[Stretch], possible: Mapping[Unit, Spans]
) -> Mapping[Unit, Spans]:
    fits = partial(_fits, text, stretches)
    return {unit: spans for unit, spans in possible.items() if fits(spans)} or possible


def _fits(text: str, stretches: Sequence[Stretch], spans: Spans) -> bool:
    return all(
        not one.surface or one.surface == text[start:end]
        for one, (start, end) in zip(stretches, spans, strict=True)
    )
