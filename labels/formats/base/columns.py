"""Mentions side by side, where no two of a column may share a row."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from labels.formats.base.codes import LossCode
from labels.formats.base.place import Placed, Unplaced


def columns(placed: Iterable[Placed], number: int, left: list[Unplaced]) -> list[list[Placed]]:
    """Mentions in columns, each in the first where it overlaps none; the others go to `left`."""
    made = [_Column() for _ in range(number)]
    for one in placed:
        for column in made:
            if column.takes(one):
                break
        else:
            crosses = any(other.span.crosses(one.span) for other in made[-1].around(one))
            left.append(Unplaced(one.mention, LossCode.CROSSING if crosses else LossCode.NESTED))
    return [column.placed for column in made]


@dataclass(slots=True)
class _Column:
    """Mentions in the order of their places, none overlapping another."""

    placed: list[Placed] = field(default_factory=list)

    def takes(self, one: Placed) -> bool:
        """Add a mention, unless another is in its way."""
        if not self.placed or self.placed[-1].span.end <= one.span.start:
            self.placed.append(one)
            return True
        if self.around(one):
            return False
        insort(self.placed, one, key=_start)
        return True

    def around(self, one: Placed) -> Sequence[Placed]:
        """Those that a mention overlaps, in their order."""
        first = last = bisect_left(self.placed, one.span.end, key=_start)
        while first and self.placed[first - 1].span.overlaps(one.span):
            first -= 1
        return self.placed[first:last]


def _start(one: Placed) -> int:
    return one.span.start
