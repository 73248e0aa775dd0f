"""What two readers found, by one, by the other and by both; and the figures that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean


class Measure(StrEnum):
    """What it takes for two readers to have found the same.

    The first three are of entities, the next four of events, level by level as events of ACE 2005
    are scored (Li, Ji and Huang 2013, section 4.1). In brackets: by what names counts are told.
    """

    STRICT = "strict"
    """Same span, same type (type)."""
    RELAXED = "relaxed"
    """Spans that overlap, same type; each mention is matched once at most (type)."""
    UNTYPED = "untyped"
    """Same span, whatever the type (none: under the empty name)."""
    TRIGGER = "trigger"
    """A trigger was found: same span (none: under the empty name)."""
    TRIGGER_TYPE = "trigger-type"
    """A trigger was found and typed: same span, same type (type of the event)."""
    ARGUMENT = "argument"
    """An argument was found: same type of event, same span of the filler (type of the event)."""
    ROLE = "role"
    """An argument was found and its role named: as before, and the same role (role)."""
    RELATION = "relation"
    """Same type, same spans of both its mentions; a symmetric one either way round (type)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many the one found, how many the other, and how many of them are the same.

    Adds up with `+` over articles, types and pairs. Every figure is None where it would divide by
    nothing: no figure is 0 or 1 because nothing was there.
    """

    one: int = 0
    other: int = 0
    both: int = 0

    def __add__(self, more: Counts) -> Counts:
        return Counts(self.one + more.one, self.other + more.other, self.both + more.both)

    @property
    def f1(self) -> float | None:
        """2 · both / (one + other); the same either way round. None where neither found any."""
        return _share(2 * self.both, self.one + self.other)

    @property
    def precision(self) -> float | None:
        """Of what the other found, the share that the one found too; None where it found none.

        Precision and recall ask for one that counts as right, the gold; let it be `one`.
        """
        return _share(self.both, self.other)

    @property
    def recall(self) -> float | None:
        """Of what the one found, the share that the other found too; None where it found none."""
        return _share(self.both, self.one)

    def swapped(self) -> Counts:
        """The same from the other's side."""
        return Counts(self.other, self.one, self.both)


ByName = Mapping[str, Counts]
"""Counts by the name of a type or role; under the empty name where no type is asked."""


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a figure over pairs of readers.

    `pairs` counts those for whom it is defined, `without` those for whom it is not and who are
    left out; `value` is None where it is defined for none.
    """

    value: float | None
    pairs: int
    without: int

    @classmethod
    def of(cls, figures: Iterable[float | None]) -> Mean:
        """The mean of those that are defined."""
        told = list(figures)
        defined = [one for one in told if one is not None]
        return cls(fmean(defined) if defined else None, len(defined), len(told) - len(defined))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
