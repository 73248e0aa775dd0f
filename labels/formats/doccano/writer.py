"""Readings as lines of doccano."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from json import JSONEncoder
from typing import IO

from labels.document import Document, Link, Mention
from labels.formats.base import Losses, LossReport, Reading, Writer
from labels.formats.base.facts import facts_data
from labels.formats.base.flat import Flat, flattened
from labels.formats.base.offsets import Utf16
from labels.formats.doccano.options import Form, Offsets, Writing
from labels.wire import Json

_encode = JSONEncoder(ensure_ascii=False).encode


def held(document: Document, options: Writing) -> Flat:
    """What doccano holds of a document, in its form with relations or without."""
    return flattened(document, options.events, has_links=options.form is Form.RELATIONS)


@dataclass(slots=True)
class DoccanoWriter(Writer):
    """Lines in the making; `labels` and `relations` count what has an id so far.

    doccano looks ids up over the whole file, so none may come again in a later article.
    """

    options: Writing
    to: IO[bytes]
    losses: Losses = field(default_factory=Losses)
    labels: int = 0
    relations: int = 0

    def add(self, readings: Iterable[Reading]) -> LossReport:
        """One line for each reading."""
        for reading in readings:
            flat = held(reading.document, self.options)
            document = flat.document
            self.to.write(f"{_encode(self._line(reading, document))}\n".encode())
            self.losses.count(
                reading.external_id,
                flat.lost,
                mentions=len(document.mentions),
                links=len(document.links),
            )
        return self.losses.report()

    def end(self) -> LossReport:
        """Nothing stands at the end."""
        return self.losses.report()

    def _line(self, reading: Reading, document: Document) -> Json:
        facts = facts_data(reading)
        head = {"id": facts.pop("external_id")} if "external_id" in facts else {}
        at = Utf16.of(document.text) if self.options.offsets is Offsets.UTF_16 else _same
        return {
            **head,
            "text": document.text,
            **self._marks(document, at),
            "Comments": [],
            **facts,
        }

    def _marks(self, document: Document, at: Callable[[int], int]) -> Json:
        mentions = document.mentions.values()
        if self.options.form is Form.LABELS:
            return {"label": [[at(one.span.start), at(one.span.end), one.type] for one in mentions]}
        ids = {one.id: self.labels + number for number, one in enumerate(mentions, 1)}
        self.labels += len(ids)
        marks = {
            "entities": [_entity(one, ids, at) for one in mentions],
            "relations": [
                _relation(one, ids, self.relations + number)
                for number, one in enumerate(document.links.values(), 1)
            ],
        }
        self.relations += len(document.links)
        return marks


def _same(place: int) -> int:
    return place


def _entity(one: Mention, ids: dict[str, int], at: Callable[[int], int]) -> Json:
    start, end = at(one.span.start), at(one.span.end)
    return {"id": ids[one.id], "label": one.type, "start_offset": start, "end_offset": end}


def _relation(one: Link, ids: dict[str, int], id: int) -> Json:
    return {"id": id, "from_id": ids[one.source], "to_id": ids[one.target], "type": one.type}
