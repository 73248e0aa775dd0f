"""Our own format, JSON Lines: one reading of one article a line, without any loss.

A line that says `"format": "hashiya/1"` is ours: it may hold no key but those of
`docs/reading.schema.json`. Any other object with a text is a plain line, as other programs write
them: `id` and `date` stand for `external_id` and `published`, and keys we do not know are kept in
the article's metadata and remarked on. Documents are spelled as everywhere, by `labels.wire`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

from labels.formats.base import Head, LossReport, Options, Outcome, Reading, Sureness, Writable
from labels.formats.jsonl.reader import read
from labels.formats.jsonl.writer import line_of
from labels.text.clitics import Segmenter

_OURS = re.compile(rb'\s*\{\s*"format"\s*:\s*"hashiya/')
_OF_OTHERS = re.compile(rb'"(labels?|entities)"\s*:')
"""Keys of plain lines that would be kept as metadata, and that another format knows."""

_HAS_TEXT = re.compile(rb'\s*\{.*"text"\s*:\s*"')


class Jsonl(Writable[Options, Options]):
    """One reading of one article a line, without any loss."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    media_type = "application/jsonl"
    reading = Options
    writing = Options

    def recognises(self, head: Head) -> Sureness:
        """Certain where the first line says that it is ours, likely where it has a text."""
        first = next((line for line in head.lines() if line.strip()), b"")
        if _OURS.match(first):
            return Sureness.CERTAIN
        if _HAS_TEXT.match(first) and not _OF_OTHERS.search(first):
            return Sureness.LIKELY
        return super().recognises(head)

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """A reading, a refusal or remarks for each line; blank lines are passed over."""
        return read(lines, name=name)

    def write(
        self,
        readings: Iterable[Reading],
        options: Options,  # noqa: ARG002 - there are none
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,  # noqa: ARG002 - tokens are written as they are
    ) -> LossReport:
        """One line for each reading; nothing is ever lost."""
        articles = mentions = links = 0
        for reading in readings:
            to.write(line_of(reading))
            articles += 1
            mentions += len(reading.document.mentions)
            links += len(reading.document.links)
        return LossReport(articles=articles, mentions=mentions, links=links)

    def holds(
        self,
        reading: Reading,
        options: Options,  # noqa: ARG002 - there are none
        *,
        segmenter: Segmenter | None = None,  # noqa: ARG002 - tokens are written as they are
    ) -> Reading:
        """The reading itself."""
        return reading
