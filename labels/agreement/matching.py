"""Which mentions of two readings are the same, or meant to be: each is matched once at most."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from labels.document import Mention, reading_order

Pair = tuple[Mention, Mention]
"""A mention of the one reading and one of the other."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The mentions of two readings in pairs, the closest first.

    First are paired those `same` in span and type, then those of the same span (`retyped`), then
    those of the same type that overlap (`moved`), then those that overlap at all (`unlike`). What
    is left, the one found alone or the other alone. `relaxed` pairs what is not the same by type
    and overlap only, as relaxed F1 asks, as though spans did not matter.
    """

    same: Sequence[Pair]
    retyped: Sequence[Pair]
    moved: Sequence[Pair]
    unlike: Sequence[Pair]
    ones: Sequence[Mention]
    others: Sequence[Mention]
    relaxed: Sequence[Pair]

    @property
    def pairs(self) -> list[Pair]:
        """All that belong together, whatever they differ in."""
        return [*self.same, *self.retyped, *self.moved, *self.unlike]

    @classmethod
    def of(cls, ones: Sequence[Mention], others: Sequence[Mention]) -> Matches:
        """The matches between mentions of one kind, each reader's in reading order."""
        rest = _Rest(ones, others)
        same = rest.alike(lambda one: (one.span, one.type))
        relaxed = _Rest(rest.ones, rest.others).overlapping(lambda one: one.type)
        return cls(
            same=same,
            relaxed=relaxed,
            retyped=rest.alike(lambda one: one.span),
            moved=rest.overlapping(lambda one: one.type),
            unlike=rest.overlapping(lambda _: None),
            ones=rest.ones,
            others=rest.others,
        )


def overlapping(ones: Iterable[Mention], others: Iterable[Mention]) -> list[Pair]:
    """As many pairs that overlap as can be made of these, each mention in one at most.

    A maximum matching in the graph of overlaps: each one takes the free one that it shares most
    characters with, or else others make room along an augmenting path (Berge 1957). The graph is
    swept in the order of the text, so that what lies apart is never compared. Of several such
    matchings the same is found whichever reader is named first.
    """
    ones, others = list(ones), list(others)
    if _spelled(others) < _spelled(ones):  # the fewer choose
        return sorted(
            ((one, other) for other, one in _matched(others, ones)),
            key=lambda p: reading_order(p[0]),
        )
    return _matched(ones, others)


def _spelled(mentions: Sequence[Mention]) -> tuple[int, list[tuple[int, int, str]]]:
    spelled = [(mention.span.start, mention.span.end, mention.type) for mention in mentions]
    return len(mentions), spelled


def _matched(ones: Sequence[Mention], others: Sequence[Mention]) -> list[Pair]:
    near: dict[str, list[Mention]] = defaultdict(list)
    waiting = {}
    for one, other in _meeting(ones, others):
        waiting[one.id] = one
        near[one.id].append(other)
    pairs = _Pairs(near)
    for one in sorted(waiting.values(), key=reading_order):
        near[one.id].sort(key=lambda other: (-one.span.shared(other.span), reading_order(other)))
        pairs.place(one)
    return sorted(pairs.by_other.values(), key=lambda pair: reading_order(pair[0]))


class _Rest:
    """What is not matched yet; what is, goes."""

    def __init__(self, ones: Sequence[Mention], others: Sequence[Mention]) -> None:
        self.ones, self.others = ones, others

    def alike(self, key: Callable[[Mention], Hashable]) -> list[Pair]:
        """Pairs with equal keys, in the order of the text; of several the first with the first."""
        if not (self.ones and self.others):
            return []
        waiting: dict[Hashable, deque[Mention]] = defaultdict(deque)
        for other in self.others:
            waiting[key(other)].append(other)
        return self._less(
            [(one, waiting[key(one)].popleft()) for one in self.ones if waiting.get(key(one))]
        )

    def overlapping(self, key: Callable[[Mention], Hashable]) -> list[Pair]:
        """As many pairs as can be that overlap and have equal keys."""
        groups: dict[Hashable, tuple[list[Mention], list[Mention]]] = {}
        for side, mentions in enumerate((self.ones, self.others)):
            for mention in mentions:
                groups.setdefault(key(mention), ([], []))[side].append(mention)
        return self._less(
            [pair for ones, others in groups.values() for pair in overlapping(ones, others)]
        )

    def _less(self, pairs: list[Pair]) -> list[Pair]:
        if pairs:
            ones, others = ({mention.id for mention in side} for side in zip(*pairs, strict=True))
            self.ones = [one for one in self.ones if one.id not in ones]
            self.others = [other for other in self.others if other.id not in others]
        return sorted(pairs, key=lambda pair: reading_order(pair[0]))


class _Pairs:
    """A matching that grows by one pair at a time."""

    def __init__(self, near: dict[str, list[Mention]]) -> None:
        self._near = near
        self._by_one: dict[str, Mention] = {}
        self.by_other: dict[str, Pair] = {}

    def place(self, one: Mention) -> None:
        """Find room for one more; without room nothing changes."""
        ways: dict[str, Pair] = {}
        asking = deque([one])
        while asking:
            asker = asking.popleft()
            for other in self._near[asker.id]:
                if other.id in ways:
                    continue
                ways[other.id] = asker, other
                if other.id not in self.by_other:
                    self._give(other, ways)
                    return
                asking.append(self.by_other[other.id][0])

    def _give(self, free: Mention, ways: dict[str, Pair]) -> None:
        other: Mention | None = free
        while other:
            asker = ways[other.id][0]
            self.by_other[other.id] = asker, other
            # What the asker held until now goes to the one who asked for that.
            held = self._by_one.get(asker.id)
            self._by_one[asker.id] = other
            other = held


def _meeting(ones: Iterable[Mention], others: Iterable[Mention]) -> Iterator[Pair]:
    entering = [(one, 0) for one in ones] + [(other, 1) for other in others]
    entering.sort(key=lambda entry: reading_order(entry[0]))
    open_: list[list[Mention]] = [[], []]
    for mention, side in entering:
        # Nothing that ends before this begins can meet what comes after this.
        met = open_[1 - side] = [one for one in open_[1 - side] if one.span.overlaps(mention.span)]
        open_[side].append(mention)
        for one in met:
            yield (one, mention) if side else (mention, one)
