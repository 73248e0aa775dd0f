"""Stops of readings whose labels have come to be called otherwise: which one became which.

The key of a stop comes of what its versions say, so it is another when a type is renamed. The
labels that stand against one another are the same, by their ids in each reader's own reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

from labels.adjudication.settling import Settlement
from labels.adjudication.stops import Option, Stop


@dataclass(frozen=True, slots=True)
class Followed:
    """What a stop has become: its key now, and the keys of its options by what they were."""

    key: str
    options: Mapping[str, str]


def followed(before: Settlement, after: Settlement) -> dict[str, Followed]:
    """What each stop of before is now, by its key.

    One that is none any more, for all say the same now, or that two could be, is not among them.
    """
    same = {one.key for one in before.stops} & {one.key for one in after.stops}
    then, now = (_by_labels(one.stops, same) for one in (before, after))
    return {
        stop.key: Followed(now[place].key, _options(stop, now[place]))
        for place, stop in then.items()
        if place in now
    }


def _by_labels(stops: Iterable[Stop], same: Collection[str]) -> dict[Hashable, Stop]:
    """The stops by what stands against what in them, where that tells them apart."""
    placed = [(_place(one, same), one) for one in stops]
    counts = Counter(place for place, _ in placed)
    return {place: one for place, one in placed if counts[place] == 1}


def _place(stop: Stop, same: Collection[str]) -> Hashable:
    key = stop.key if stop.key in same else ""
    return stop.kind, stop.span, frozenset(map(_said, stop.options)), key


def _said(option: Option) -> Hashable:
    return option.readers, tuple(sorted(option.labels.items()))


def _options(then: Stop, now: Stop) -> Mapping[str, str]:
    keys = {_said(one): one.key for one in now.options}
    return {one.key: keys[_said(one)] for one in then.options}
