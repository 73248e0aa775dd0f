"""doccano's JSON Lines: a text, labels with offsets, and perhaps relations between them.

reader    a line as a reading, once it is found out what its offsets count
writer    readings as lines, labels numbered over the whole file

doccano has labels and relations and nothing else: events become labels, arguments relations, and
attributes and notes are left out; the loss report names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO

from labels.formats.base import Head, Outcome, Reading, Sureness, WrittenWhole
from labels.formats.base.heads import keys_of
from labels.formats.doccano.options import Form, ReadingOptions, Writing
from labels.formats.doccano.reader import read
from labels.formats.doccano.writer import DoccanoWriter, held
from labels.schema import Schema
from labels.text.clitics import Segmenter


class Doccano(WrittenWhole[ReadingOptions, Writing]):
    """An article a line, its labels as offsets, as doccano exports and imports them."""

    name = "doccano"
    suffixes = (".jsonl",)
    media_type = "application/jsonl"
    reading = ReadingOptions
    writing = Writing

    def is_joined(self, options: Writing) -> bool:
        """Lines with labels alone are; with relations, ids are counted through the whole file."""
        return options.form is Form.LABELS

    def recognises(self, head: Head) -> Sureness:
        """By the keys of the first line."""
        keys = keys_of(head)
        if {"text", "entities", "relations"} <= keys or {"text", "label", "Comments"} <= keys:
            return Sureness.CERTAIN
        if "text" in keys and keys & {"label", "labels", "entities"}:
            return Sureness.LIKELY
        return Sureness.NO

    def read(
        self, lines: Iterable[bytes], options: ReadingOptions, *, name: str
    ) -> Iterator[Outcome]:
        """A reading or a refusal for each line; what the offsets were taken for comes last."""
        return read(lines, options, name=name)

    def writer(
        self,
        options: Writing,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,  # noqa: ARG002 - labels lie on characters
        schema: Schema | None = None,  # noqa: ARG002 - a file names no types but those it has
    ) -> DoccanoWriter:
        """A line for each reading."""
        return DoccanoWriter(options, to)

    def holds(
        self,
        reading: Reading,
        options: Writing,
        *,
        segmenter: Segmenter | None = None,  # noqa: ARG002 - labels lie on characters
    ) -> Reading:
        """The reading with all its facts, its marks as labels and relations."""
        return replace(reading, document=held(reading.document, options).document)
