"""Readings as rows of a data set."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from json import JSONEncoder
from typing import IO, Protocol

from labels.formats.base import Losses, LossReport, Reading, Writer, Zip
from labels.formats.base.lost import lost_facts
from labels.formats.huggingface.features import Names, card, features
from labels.formats.huggingface.options import File, Writing
from labels.formats.huggingface.parquet import ParquetRows, Row
from labels.formats.huggingface.plan import Example, plan
from labels.schema import Schema
from labels.text.clitics import Segmenter

INFO = "dataset_info.json"
CARD = "README.md"

_encode = JSONEncoder(ensure_ascii=False).encode


class Rows(Protocol):
    """A file of rows in the making."""

    def add(self, row: Row) -> None:
        """One row more."""

    def close(self, names: Names) -> None:
        """The end of the file, once it is known what the numbers of tags mean."""


class LineRows:
    """Rows as lines in a ZIP, with what they mean beside them."""

    def __init__(self, to: IO[bytes], options: Writing) -> None:
        self._columns = options.columns
        self._zip = Zip(to)
        self._open = ExitStack()
        self._to = self._open.enter_context(self._zip.file(f"{options.split}.jsonl"))

    def add(self, row: Row) -> None:
        """One line more."""
        self._to.write(f"{_encode(row)}\n".encode())

    def close(self, names: Names) -> None:
        """What the numbers of tags mean, for people, for `load_dataset` and for us."""
        self._open.close()
        info = {"features": features(self._columns, names)}
        self._zip.put(INFO, json.dumps(info, ensure_ascii=False, indent=1).encode())
        self._zip.put(CARD, card(self._columns, names).encode())
        self._zip.close()


class DatasetWriter(Writer):
    """Rows of words and numbers of tags."""

    def __init__(
        self,
        options: Writing,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None,
        schema: Schema | None,
    ) -> None:
        self.losses = Losses()
        self._options = options
        self._segmenter = segmenter
        self._names = Names.of(schema, options)
        self._rows: Rows = (
            LineRows(to, options)
            if options.file is File.JSONL
            else ParquetRows(to, options.columns)
        )

    def add(self, readings: Iterable[Reading]) -> LossReport:
        """The rows of each reading; an article without a word has none."""
        for reading in readings:
            planned = plan(reading.document, self._options, self._segmenter)
            for row in self._spelled(reading.external_id, planned.examples):
                self._rows.add(row)
            lost = (*lost_facts(reading, {"external_id"}), *planned.lost)
            count = len(planned.document.mentions)
            self.losses.count(reading.external_id, lost, mentions=count, links=0)
        return self.losses.report()

    def end(self) -> LossReport:
        """What the numbers of tags mean."""
        self._rows.close(self._names)
        return self.losses.report()

    def _spelled(self, article: str, examples: Iterable[Example]) -> Iterator[Row]:
        for number, one in enumerate(examples, 1):
            tags = [[self._names.number(tag) for tag in column] for column in one.tags]
            head = {"id": f"{article}-{number}", "article_id": article, "tokens": [*one.words]}
            yield {**head, **dict(zip(self._options.columns, tags, strict=True))}
