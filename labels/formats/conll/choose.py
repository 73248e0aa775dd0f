"""Which of the mentions that share rows are written, and in which column."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from labels.document import Document
from labels.formats.base import LossCode
from labels.formats.conll.options import Events, Nested, Writing
from labels.formats.conll.place import Placed, Unplaced, place
from labels.formats.conll.rows import Rows
from labels.schema import MentionKind


@dataclass(slots=True)
class Choice:
    """The entities of each column and the triggers, in the order of the text, and what is left."""

    layers: list[list[Placed]]
    triggers: list[Placed]
    left: list[Unplaced] = field(default_factory=list)

    def placed(self) -> Iterator[Placed]:
        """All that is written, column by column."""
        for layer in self.layers:
            yield from layer
        yield from self.triggers


def chosen(document: Document, rows: Rows, options: Writing) -> Choice:
    """What is written of a document's mentions.

    The first column of entities takes the outermost, each further one what those before it have no
    room for; for the inner ones the shortest go first. Triggers have one column.
    """
    left: list[Unplaced] = []
    entities: list[Placed] = []
    triggers: list[Placed] = []
    for one in _candidates(document, rows, options):
        if isinstance(one, Unplaced):
            left.append(one)
        else:
            kind = one.mention.kind
            (entities if kind is MentionKind.ENTITY else triggers).append(one)
    if options.nested is Nested.INNER:
        entities.sort(key=lambda one: (len(one.span), one.span.start))
    layers = _columns(entities, options.entity_columns, left)
    return Choice(layers, _columns(triggers, 1, left)[0], left)


def _candidates(document: Document, rows: Rows, options: Writing) -> Iterator[Placed | Unplaced]:
    """Every mention by itself, in reading order."""
    seen: set[tuple[int, int, str]] = set()
    for mention in document.in_reading_order():
        if options.events is Events.NONE and mention.kind is MentionKind.EVENT:
            yield Unplaced(mention, LossCode.EVENT)
            continue
        one = place(mention, rows, options.within)
        if isinstance(one, Placed):
            key = one.span.start, one.span.end, one.type
            yield Unplaced(mention, LossCode.TWIN) if key in seen else one
            seen.add(key)
        else:
            yield one


def _columns(placed: Iterable[Placed], number: int, left: list[Unplaced]) -> list[list[Placed]]:
    columns = [_Column() for _ in range(number)]
    for one in placed:
        for column in columns:
            if column.takes(one):
                break
        else:
            crosses = any(other.span.crosses(one.span) for other in columns[-1].around(one))
            left.append(Unplaced(one.mention, LossCode.CROSSING if crosses else LossCode.NESTED))
    return [column.placed for column in columns]


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
