"""Readings as lines of spaCy, or as DocBins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from json import JSONEncoder
from typing import IO

from labels.document import Document
from labels.formats.base import LossCode, Losses, LossReport, Reading, Writer, Zip
from labels.formats.base.facts import facts_data
from labels.formats.base.flat import Flat, flattened
from labels.formats.spacy.docbin import DocBins
from labels.formats.spacy.options import Writing
from labels.formats.spacy.words import sheet_of

_encode = JSONEncoder(ensure_ascii=False).encode


def held(document: Document, options: Writing) -> Flat:
    """What spaCy holds of a document: spans with labels."""
    return flattened(document, options.events, has_links=False)


@dataclass(slots=True)
class LineWriter(Writer):
    """A line of `text`, `spans` and `meta` for each reading."""

    options: Writing
    to: IO[bytes]
    losses: Losses = field(default_factory=Losses)

    def add(self, readings: Iterable[Reading]) -> LossReport:
        """One line for each reading."""
        for reading in readings:
            flat = held(reading.document, self.options)
            spans = [
                {"start": one.span.start, "end": one.span.end, "label": one.type}
                for one in flat.document.mentions.values()
            ]
            line = {"text": flat.document.text, "spans": spans, "meta": facts_data(reading)}
            self.to.write(f"{_encode(line)}\n".encode())
            self.losses.count(reading.external_id, flat.lost, mentions=len(spans), links=0)
        return self.losses.report()

    def end(self) -> LossReport:
        """Nothing stands at the end."""
        return self.losses.report()


class DocBinWriter(Writer):
    """DocBins in a ZIP."""

    def __init__(self, options: Writing, to: IO[bytes]) -> None:
        self.options = options
        self.losses = Losses()
        self._bins = DocBins(Zip(to))

    def add(self, readings: Iterable[Reading]) -> LossReport:
        """One doc for each reading."""
        for reading in readings:
            flat = held(reading.document, self.options)
            # Tokens and sentences are held as they are, unlike in lines.
            bare = reading.document.bare()
            document = replace(bare, mentions=flat.document.mentions)
            sheet = sheet_of(document, self.options.within)
            self._bins.add(reading, sheet)
            lost = (*(one for one in flat.lost if one.code is not LossCode.DIVISION), *sheet.lost)
            count = len(sheet.spans)
            self.losses.count(reading.external_id, lost, mentions=count, links=0)
        return self.losses.report()

    def end(self) -> LossReport:
        """The last DocBin."""
        self._bins.close()
        return self.losses.report()
