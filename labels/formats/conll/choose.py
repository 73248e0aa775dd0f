"""Which of the mentions that share rows are written, and in which column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from labels.document import Document
from labels.formats.base import LossCode
from labels.formats.base.columns import columns
from labels.formats.base.place import Placed, Unplaced, place
from labels.formats.base.rows import Rows
from labels.formats.base.tags import written
from labels.formats.conll.options import Events, Nested, Writing
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
    seen: set[tuple[int, int, str]] = set()
    for mention in document.in_reading_order():
        is_event = mention.kind is MentionKind.EVENT
        if is_event and options.events is Events.NONE:
            left.append(Unplaced(mention, LossCode.EVENT))
            continue
        one = place(mention, rows, options.within)
        if isinstance(one, Unplaced):
            left.append(one)
            continue
        key = one.span.start, one.span.end, written(mention.type)
        if key in seen:
            left.append(Unplaced(mention, LossCode.TWIN))
        else:
            seen.add(key)
            (triggers if is_event else entities).append(one)
    if options.nested is Nested.INNER:
        entities.sort(key=lambda one: (len(one.span), one.span.start))
    layers = columns(entities, options.entity_columns, left)
    return Choice(layers, columns(triggers, 1, left)[0], left)
