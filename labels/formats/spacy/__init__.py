"""spaCy's training data: lines of a text with spans, and DocBins.

reader         a line as a reading
words          where mentions stand among the words of their text, for a DocBin
docbin         the one module that needs spaCy
writer         readings as lines, or as DocBins in a ZIP

Both have labels and nothing else: links, attributes and notes are left out, and events unless they
are asked for as labels; the loss report names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO

from labels.formats.base import Head, Options, Outcome, Reading, Sureness, Writer, WrittenWhole
from labels.formats.base.heads import keys_of
from labels.formats.spacy.options import File, Writing
from labels.formats.spacy.reader import read
from labels.formats.spacy.writer import DocBinWriter, LineWriter, held
from labels.schema import Schema
from labels.text.clitics import Segmenter


class Spacy(WrittenWhole[Options, Writing]):
    """A text a line with spans in code points; or DocBins, which `spacy train` reads."""

    name = "spacy"
    suffixes = (".jsonl",)
    media_type = "application/jsonl"
    reading = Options
    writing = Writing

    def suffix(self, options: Writing) -> str:
        """Lines, or a ZIP of DocBins."""
        return ".jsonl" if options.file is File.JSONL else ".zip"

    def is_joined(self, options: Writing) -> bool:
        """Lines are; DocBins lie in a ZIP."""
        return options.file is File.JSONL

    def recognises(self, head: Head) -> Sureness:
        """By the keys of the first line."""
        keys = keys_of(head)
        return Sureness.CERTAIN if {"text", "spans"} <= keys else Sureness.NO

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """A reading or a refusal for each line."""
        return read(lines, name=name)

    def writer(
        self,
        options: Writing,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,  # noqa: ARG002 - labels lie on characters or on words
        schema: Schema | None = None,  # noqa: ARG002 - a file names no types but those it has
    ) -> Writer:
        """Lines, or DocBins in a ZIP."""
        return LineWriter(options, to) if options.file is File.JSONL else DocBinWriter(options, to)

    def holds(
        self,
        reading: Reading,
        options: Writing,
        *,
        segmenter: Segmenter | None = None,  # noqa: ARG002 - labels lie on characters
    ) -> Reading | None:
        """The reading with all its facts and its marks as labels; nothing of DocBins is read."""
        if options.file is File.DOCBIN:
            return None
        return replace(reading, document=held(reading.document, options).document)
