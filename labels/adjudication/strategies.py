"""Deciding many stops at once: by a majority of the readers, or as one of them says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from labels.adjudication.merging import taken
from labels.adjudication.settling import Settlement
from labels.adjudication.stops import Option, Stop
from labels.changes import Change, touched
from labels.checks import problems
from labels.document import Document
from labels.schema import Schema


class Strategy(StrEnum):
    """How stops are decided."""

    AGREED = "agreed"
    """None is: only what all say stands."""
    MAJORITY = "majority"
    """As more than half of those say who were asked."""
    TRUSTED = "trusted"
    """As one reader says."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A strategy, and the number of the reader who is trusted; 0 for the others."""

    strategy: Strategy
    reader: int = 0

    def of(self, stop: Stop) -> Option | None:
        """The option it takes; None where it leaves the stop open."""
        if self.strategy is Strategy.AGREED:
            return None
        if self.strategy is Strategy.TRUSTED:
            return next(iter(stop.said_by([self.reader])), None)
        asked = sum(len(one.readers) for one in stop.options)
        return next((one for one in stop.options if 2 * len(one.readers) > asked), None)

    def takes(self, option: Option) -> tuple[int, ...]:
        """Whose version an option is said to be: the one's who is trusted, else all's."""
        return (self.reader,) if self.strategy is Strategy.TRUSTED else option.readers


@dataclass(frozen=True, slots=True)
class Plan:
    """What a strategy makes of a gold: which stops it decides, and how, and which stay open."""

    gold: Document
    decides: tuple[tuple[Stop, Option], ...]
    open: tuple[Stop, ...]


def planned(
    settlement: Settlement,
    gold: Document,
    choice: Choice,
    *,
    decided: Collection[str],
    schema: Schema,
) -> Plan:
    """What a strategy would decide of the stops that are not `decided`, one after the other.

    A stop stays open where the strategy's option would break a rule.
    """
    decides: list[tuple[Stop, Option]] = []
    left: list[Stop] = []
    for stop in settlement.stops:
        if stop.key in decided or not stop.is_asked(gold):
            continue
        option = choice.of(stop)
        after = _after(gold, stop.changes_for([option]), schema) if option else None
        if option is None or after is None:
            left.append(stop)
        else:
            gold = after
            decides.append((stop, option))
    # What was not asked when its turn came may be by now, and the other way round.
    return Plan(gold, tuple(decides), tuple(one for one in left if one.is_asked(gold)))


def _after(gold: Document, changes: Sequence[Change], schema: Schema) -> Document | None:
    """The gold after a decision; None where that breaks a rule."""
    after = taken(gold, changes, schema=schema)
    return None if problems(after, schema, among=touched(changes)) else after
