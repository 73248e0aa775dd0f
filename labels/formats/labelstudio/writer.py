"""Readings as tasks of Label Studio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from json import JSONEncoder
from typing import IO

from labels.document import Attributes, Document, Mention
from labels.formats.base import Losses, LossReport, Reading, Writer, Zip
from labels.formats.base.facts import facts_data
from labels.formats.labelstudio.held import held, pairs_of
from labels.formats.labelstudio.options import Config, Writing
from labels.formats.labelstudio.values import spelled, written
from labels.schema import AttributeForm, MentionKind, Schema
from labels.schema.label_studio import ENTITIES, EVENTS, TEXT, configuration
from labels.wire import Json

TASKS = "tasks.json"
CONFIG = "label_config.xml"

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Texts = frozenset[str]
"""Names of attributes that are texts, whatever stands in them."""

_LABELS = {MentionKind.ENTITY: ENTITIES, MentionKind.EVENT: EVENTS}


class TaskWriter(Writer):
    """One array of tasks, a task a line; in a ZIP with the configuration, where that is asked."""

    def __init__(self, options: Writing, to: IO[bytes], schema: Schema | None) -> None:
        self.losses = Losses()
        self._texts = frozenset(_texts(schema) if schema else ())
        self._stack = ExitStack()
        if options.config is Config.BESIDE:
            archive = self._stack.enter_context(Zip(to))
            if schema:
                archive.put(CONFIG, configuration(schema).encode())
            to = self._stack.enter_context(archive.file(TASKS))
        self._to = to
        self._to.write(b"[")

    def add(self, readings: Iterable[Reading]) -> LossReport:
        """One task for each reading."""
        for reading in readings:
            found = held(reading.document)
            document = found.document
            between = ",\n" if self.losses.articles else "\n"
            task = _task(reading, document, self.losses.articles + 1, texts=self._texts)
            self._to.write(f"{between}{_encode(task)}".encode())
            self.losses.count(
                reading.external_id,
                found.lost,
                mentions=len(document.mentions),
                links=len(document.links),
            )
        return self.losses.report()

    def end(self) -> LossReport:
        """The end of the array."""
        self._to.write(b"\n]\n")
        self._stack.close()
        return self.losses.report()


def _texts(schema: Schema) -> Iterator[str]:
    """The attributes that the configuration asks for in a textarea."""
    return (one.name for one in schema.attributes if one.form is AttributeForm.TEXT)


def _task(reading: Reading, document: Document, number: int, *, texts: Texts) -> Json:
    data = {TEXT: document.text, **facts_data(reading)}
    return {
        "id": number,
        "data": data,
        "annotations": [{"result": list(_results(document, texts))}],
    }


def _results(document: Document, texts: Texts) -> Iterator[Json]:
    for mention in document.in_reading_order():
        region = _region(mention, document.surface(mention))
        yield region
        place = {key: region["value"][key] for key in ("start", "end", "text")}
        yield from _told(mention.attributes, mention.id, place, texts=texts)
    for name in document.attributes:
        yield from _told({name: document.attributes[name]}, f"article-{name}", {}, texts=texts)
    for (source, target), types in pairs_of(document.links.values()).items():
        arc = {"type": "relation", "from_id": source, "to_id": target}
        yield {**arc, "direction": "right", "labels": types}


def _region(mention: Mention, surface: str) -> Json:
    start, end = mention.span.start, mention.span.end
    return {
        "id": mention.id,
        "from_name": _LABELS[mention.kind],
        "to_name": TEXT,
        "type": "labels",
        "value": {"start": start, "end": end, "text": surface, "labels": [mention.type]},
        **({"meta": {"text": [mention.note]}} if mention.note else {}),
    }


def _told(attributes: Attributes, id: str, place: Json, *, texts: Texts) -> Iterator[Json]:
    for name, value in attributes.items():
        kind, given = written(value) if name in texts else spelled(value)
        # What a textarea holds stands under `text`, as the words of the region do elsewhere.
        key = "text" if kind == "textarea" else kind
        told = {"id": id, "from_name": name, "to_name": TEXT, "type": kind}
        yield {**told, "value": {**place, key: given}}
