"""Links of two readings laid side by side: which of them only one of the two has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from labels.agreement.matching import Pair
from labels.document import Link, Mention

Arc = tuple[Mention, Link, Mention]
"""A link with the mentions at its ends."""


def apart(
    ones: Iterable[Arc], others: Iterable[Arc], *, matched: Iterable[Pair]
) -> Iterator[tuple[Arc | None, Arc | None]]:
    """The links of which one reading has no like: between matched mentions, of the same type.

    Two between the same mentions and of different types come together, else each comes alone.
    """
    counterparts = {other.id: one.id for one, other in matched}
    between: dict[tuple[object, object], tuple[list[Arc], list[Arc]]] = defaultdict(
        lambda: ([], [])
    )
    for arc in ones:
        between[arc[0].id, arc[2].id][0].append(arc)
    for arc in others:
        # What has no counterpart goes by itself, as an object that is no id of the one's.
        source, target = (counterparts.get(end.id, (end.id,)) for end in (arc[0], arc[2]))
        between[source, target][1].append(arc)
    for mine, theirs in between.values():
        yield from zip_longest(_without(mine, theirs), _without(theirs, mine))


def _without(arcs: Sequence[Arc], like: Sequence[Arc]) -> list[Arc]:
    types = [link.type for _, link, _ in like]
    left = []
    for arc in arcs:
        if arc[1].type in types:
            types.remove(arc[1].type)
        else:
            left.append(arc)
    return left
