"""Krippendorff's α_U: how far readers agree on what to mark, beyond what chance would give.

Klaus Krippendorff, Content Analysis: An Introduction to Its Methodology, 2nd edition, Sage 2004,
chapter 11, on unitizing, with the example of page 254; after his On the Reliability of Unitizing
Continuous Data, Sociological Methodology 25 (1995), 47-76. Sums are exact: whole numbers and
fractions, and a float only at the end.

The continuum is the code points of the articles, one article after another. No unit reaches from
one article into the next, so a gap between units ends where its article does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, combinations
from operator import attrgetter

from labels.text.span import Span

_ENDS = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Unitized:
    """What `readers` readers marked as one type, over `length` code points, in numbers.

    `apart` sums the squared differences of all pairs of readers. `units` and `gaps` count the
    stretches that a reader marked, and did not mark, by their length; over all readers. `merged`
    counts the units that went into others because they overlapped them in the same reading.
    """

    readers: int
    length: int
    apart: int = 0
    units: Mapping[int, int] = field(default_factory=dict, hash=False)
    gaps: Mapping[int, int] = field(default_factory=dict, hash=False)
    merged: int = 0

    @property
    def observed(self) -> Fraction:
        """D_o: the squared differences, as a mean over pairs of readers, by the squared length."""
        pairs = self.readers * (self.readers - 1)
        return Fraction(2 * self.apart, pairs * self.length**2) if self.length else Fraction()

    @property
    def expected(self) -> Fraction:
        """D_e: the same for all ways in which chance could lay out these units and gaps.

        0 where nobody marked anything.
        """
        number, room = sum(self.units.values()), _room(self.units, self.gaps)
        # To be compared with other units, in every position that overlaps; and with the gaps that
        # are long enough, in every position within. Thrice the book's sum, so that it stays whole.
        chance = sum(
            count * ((number - 1) * (2 * size**3 - 3 * size**2 + size) + 3 * size**2 * room[size])
            for size, count in self.units.items()
        )
        whole = self.readers * self.length
        within = sum(count * size * (size - 1) for size, count in self.units.items())
        ways = 3 * self.length * (whole * (whole - 1) - within)
        return Fraction(2 * chance, ways) if ways else Fraction()

    @property
    def alpha(self) -> float | None:
        """1 − D_o / D_e; None where nobody marked anything, so that nothing could differ."""
        return alpha([self])


def alpha(types: Iterable[Unitized]) -> float | None:
    """α_U of several types together: 1 − ΣD_o / ΣD_e; None where nothing was marked."""
    told = list(types)
    expected = sum((one.expected for one in told), Fraction())
    observed = sum((one.observed for one in told), Fraction())
    return float(1 - observed / expected) if expected else None


def unitized(readings: Sequence[Iterable[Span]], *, continuum: Span) -> Unitized:
    """What readers marked in one stretch of text as one type; spans in any order, all within it.

    α_U knows no units of one reader that overlap: such are merged into what they cover together,
    and counted. Raises ValueError for fewer than two readers.
    """
    if len(readings) < 2:  # noqa: PLR2004 - a pair
        raise ValueError("Agreement needs two readers at least.")
    given = [sorted(spans, key=_ENDS) for spans in readings]
    units = [merged(spans) for spans in given]
    return Unitized(
        readers=len(units),
        length=len(continuum),
        apart=sum(apart(one, other) for one, other in combinations(units, 2)),
        units=Counter([len(unit) for spans in units for unit in spans]),
        gaps=Counter([size for spans in units for size in _gaps(spans, continuum)]),
        merged=sum(map(len, given)) - sum(map(len, units)),
    )


def merged(spans: Sequence[Span]) -> list[Span]:
    """Sorted spans, those that overlap joined; those that only touch stay two."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].overlaps(span):
            joined[-1] = joined[-1].joined(span)
        else:
            joined.append(span)
    return joined


def apart(ones: Sequence[Span], others: Sequence[Span]) -> int:
    """δ² of two readers' units, each in order and without overlap.

    Of two units that overlap: how far their starts and how far their ends lie apart, squared. Of a
    unit within a gap of the other reader: its length, squared.
    """
    whole, place, met = 0, 0, [False] * len(others)
    for one in ones:
        while place < len(others) and others[place].end <= one.start:
            place += 1
        after = place
        while after < len(others) and others[after].start < one.end:
            other, met[after] = others[after], True
            whole += (one.start - other.start) ** 2 + (one.end - other.end) ** 2
            after += 1
        if after == place:
            whole += len(one) ** 2
    return whole + sum(len(other) ** 2 for other, seen in zip(others, met, strict=True) if not seen)


def _gaps(units: Sequence[Span], continuum: Span) -> list[int]:
    ends = (continuum.start, *(unit.end for unit in units))
    starts = (*(unit.start for unit in units), continuum.end)
    return [start - end for end, start in zip(ends, starts, strict=True) if start > end]


def _room(units: Mapping[int, int], gaps: Mapping[int, int]) -> Mapping[int, int]:
    """In how many places a unit of each length fits into the gaps."""
    longest = sorted(gaps, reverse=True)
    # How many gaps are as long as that one or longer, and how long they are together.
    numbers = list(accumulate((gaps[size] for size in longest), initial=0))
    lengths = list(accumulate((gaps[size] * size for size in longest), initial=0))
    room, place = {}, 0
    for size in sorted(units, reverse=True):
        while place < len(longest) and longest[place] >= size:
            place += 1
        room[size] = lengths[place] - numbers[place] * (size - 1)
    return room
