"""Stretches of text: one span, and many of them in one compact value.

All offsets of Hashiya count Unicode code points of the article as it was imported: a diacritic
counts one and an emoji counts one. No other module compares offsets.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import eq
from typing import overload

WIDTH = 2
"""Numbers that one span takes in the flat form of `Spans`."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `text[start:end]`; never empty.

    Spans are ordered by start, then by end. Raises ValueError unless 0 <= start < end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"A span needs 0 <= start < end, not [{self.start}, {self.end})."
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span; a span contains itself."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def crosses(self, other: Span) -> bool:
        """Whether the two overlap and neither contains the other."""
        return self.overlaps(other) and not self.contains(other) and not other.contains(self)

    def shared(self, other: Span) -> int:
        """How many characters the two share; 0 where they do not overlap."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def joined(self, other: Span) -> Span:
        """The shortest span that contains both, and with them what lies between."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shifted(self, by: int) -> Span:
        """This span moved by that many code points, which may be negative."""
        return Span(self.start + by, self.end + by)


class Spans(Sequence[Span]):
    """Spans that follow one another without overlap, kept as one flat array of 32-bit numbers.

    The sentences of an article, or its tokens. A hundred tokens cost 800 bytes and no object each;
    `Span` values are made when asked for. Immutable, and equal to another when all spans are.
    Raises ValueError when the numbers are odd in count, a span is empty, or one begins before the
    end of the one before.
    """

    __slots__ = ("_flat",)

    def __init__(self, flat: Iterable[int] = ()) -> None:
        numbers = array("I", flat)
        _refuse_disorder(numbers)
        self._flat = numbers

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Spans:
        """The same spans in compact form."""
        return cls(number for span in spans for number in (span.start, span.end))

    @classmethod
    def in_order(cls, flat: Iterable[int]) -> Spans:
        """Spans whose maker cannot but keep the order, which is not checked: tokens, for one.

        The check takes a third of the time that finding tokens does.
        """
        spans = cls.__new__(cls)
        spans._flat = array("I", flat)  # noqa: SLF001 - its own class
        return spans

    @classmethod
    def from_bytes(cls, data: bytes) -> Spans:
        """The spans that `to_bytes` wrote; trusted, so their order is not checked again."""
        numbers = array("I")
        numbers.frombytes(data)
        if sys.byteorder == "big":
            numbers.byteswap()
        return cls.in_order(numbers)

    def to_bytes(self) -> bytes:
        """Start, end, start, end … as little-endian 32-bit numbers."""
        if sys.byteorder == "little":
            return self._flat.tobytes()
        swapped = self._flat[:]
        swapped.byteswap()
        return swapped.tobytes()

    @property
    def flat(self) -> array[int]:
        """Start, end, start, end …; to be read, not to be changed."""
        return self._flat

    def pairs(self) -> Iterator[tuple[int, int]]:
        """(start, end) of each span, without making `Span` values."""
        numbers = iter(self._flat)
        return zip(numbers, numbers, strict=True)

    def strings(self, text: str) -> list[str]:
        """The characters of each span in `text`."""
        return [text[start:end] for start, end in self.pairs()]

    def at(self, offset: int) -> int | None:
        """The index of the span that covers this offset; None between spans and outside all."""
        place = bisect_right(self._flat, offset)
        return place // WIDTH if place % WIDTH else None

    def touching(self, span: Span) -> range:
        """The indices of all spans that overlap `span`; empty when it lies between two."""
        first = bisect_right(self._flat, span.start) // WIDTH
        last = (bisect_right(self._flat, span.end - 1) + 1) // WIDTH
        return range(first, max(first, last))

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> Spans: ...
    def __getitem__(self, index: int | slice) -> Span | Spans:
        if isinstance(index, slice):
            return Spans.of([self[place] for place in range(*index.indices(len(self)))])
        place = range(len(self))[index] * WIDTH
        return Span(self._flat[place], self._flat[place + 1])

    def __len__(self) -> int:
        return len(self._flat) // WIDTH

    def __iter__(self) -> Iterator[Span]:
        return (Span(start, end) for start, end in self.pairs())

    def __eq__(self, other: object) -> bool:
        return self._flat == other._flat if isinstance(other, Spans) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._flat.tobytes())

    def __repr__(self) -> str:
        return f"Spans({list(self.pairs())})"


def _refuse_disorder(numbers: array[int]) -> None:
    starts, ends = numbers[::WIDTH], numbers[1::WIDTH]
    if len(starts) != len(ends):
        message = "Spans are written as pairs of numbers."
        raise ValueError(message)
    # Sorting what is in order costs one comparison each and no Python: a tenth of a loop.
    flat = numbers.tolist()
    if flat == sorted(flat) and not any(map(eq, starts, ends)):
        return
    before, start, end = next(
        (before, start, end)
        for before, start, end in zip((0, *ends), starts, ends, strict=False)
        if not before <= start < end
    )
    message = f"The span [{start}, {end}) is empty or begins before {before}."
    raise ValueError(message)
