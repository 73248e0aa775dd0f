"""The file of a release in the making: readings come in, and one ZIP comes out.

Each part of each format is written into a file of its own beside, for all of them are written at
once and a ZIP takes one file after the other; memory stays the same however many readings come.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from typing import IO, Any, Self

from labels.document import Link, reading_order
from labels.formats import WRITABLE
from labels.formats.base import LossReport, Reading, Writer, Zip
from labels.formats.base.losses import together
from labels.releases.card import Story, card, citation
from labels.releases.figures import Figures
from labels.releases.terms import Agreed, Terms
from labels.schema import Schema
from labels.split import Part, Split
from labels.text.clitics import Segmenter
from labels.wire import schema_data

JSONL = "jsonl"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file of a release: its name within the folder, its bytes counted, and their SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a release holds: its files but for the manifest, its figures, and what formats lost."""

    files: tuple[FileFacts, ...]
    figures: Figures
    losses: Mapping[str, LossReport]

    def data(self) -> dict[str, Any]:
        """What is kept and shown of it, as JSON data."""
        return {"files": [asdict(one) for one in self.files], "figures": self.figures.data()}


@dataclass(frozen=True, slots=True)
class About:
    """What the files tell of the project; `annotators` are the names of all who may occur."""

    project: str
    description: str
    guidelines: str
    schema: Schema
    schema_name: str
    annotators: Sequence[str]


class Packing:
    """Takes readings in the order of their articles' ids, and writes the release at its end.

    Annotators get their numbers in the order of their names, so that the same readings are the
    same bytes wherever they come from.
    """

    def __init__(self, about: About, terms: Terms, segmenter: Segmenter | None) -> None:
        self._about, self._terms = about, terms
        self._split = Split(seed=terms.seed, dev=terms.dev, test=terms.test)
        self._open = ExitStack()
        formats = dict.fromkeys((JSONL, *terms.formats))
        self._sheets = [
            _Sheet(name, part, self._writing(name, about.schema, segmenter))
            for name in formats
            for part in Part
        ]
        numbered = enumerate(sorted(about.annotators), 1)
        self._numbers = {name: f"annotator-{number}" for number, name in numbered}
        self._last = ""
        self.figures = Figures(annotators=len(about.annotators))

    def _writing(self, format_: str, schema: Schema, segmenter: Segmenter | None) -> _Writing:
        written = WRITABLE[format_]
        options = written.writing()
        file = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with all others
        writer = written.writer(options, to=file, segmenter=segmenter, schema=schema)
        return _Writing(file, writer, written.suffix(options))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, readings: Iterable[Reading]) -> None:
        """These after those that came before."""
        parts: dict[Part, list[Reading]] = {part: [] for part in Part}
        for reading in readings:
            part = self._split.part_of(reading.external_id)
            self.figures.parts[part].add(reading)
            self.figures.articles += reading.external_id != self._last
            self._last = reading.external_id
            parts[part].append(self._as_released(reading))
        for sheet in self._sheets:
            sheet.add(parts[sheet.part])

    def end(self, to: IO[bytes], agreed: Sequence[Agreed] = ()) -> Contents:
        """Write the ZIP, and tell what is in it."""
        losses: dict[str, LossReport] = {}
        for sheet in self._sheets:
            losses[sheet.format] = together(losses.get(sheet.format, LossReport()), sheet.end())
        story = Story(
            self._about.project, self._about.description, self._about.schema_name,
            self._terms, self.figures, agreed, losses,
        )  # fmt: skip
        folder = f"{self._about.project}-{self._terms.version}"
        with Zip(to) as files:
            packed = _Packed(files, folder)
            packed.put("README.md", card(story).encode())
            packed.put("CITATION.bib", citation(self._about.project, self._terms).encode())
            packed.put("guidelines.md", self._about.guidelines.encode())
            packed.put("schema.json", _json(schema_data(self._about.schema)))
            for sheet in self._sheets:
                packed.copy(sheet.name, sheet.file)
            contents = Contents(tuple(packed.facts), self.figures, losses)
            manifest = {"terms": self._terms.data(), **contents.data()}
            files.put(f"{folder}/manifest.json", _json(manifest))
        return contents

    def _as_released(self, reading: Reading) -> Reading:
        """Labels in reading order, whoever made which first, and the annotator numbered."""
        document = reading.document
        mentions = {one.id: one for one in sorted(document.mentions.values(), key=reading_order)}
        links = {one.id: one for one in sorted(document.links.values(), key=_link_order)}
        is_named = self._terms.annotators == "named" or not reading.annotator
        return replace(
            reading,
            document=replace(document, mentions=mentions, links=links),
            annotator=reading.annotator if is_named else self._numbers[reading.annotator],
        )


def _link_order(link: Link) -> tuple[str, str, str, str]:
    return link.source, link.target, link.type, link.id


@dataclass(frozen=True, slots=True)
class _Writing:
    """A file being written, and the ending of its name."""

    file: IO[bytes]
    writer: Writer
    suffix: str


class _Sheet:
    """One part in one format, in a file of its own until it is packed."""

    def __init__(self, format_: str, part: Part, writing: _Writing) -> None:
        folder = "data" if format_ == JSONL else format_
        self.format, self.part = format_, part
        self.name = f"{folder}/{part}{writing.suffix}"
        self.file, self._writer = writing.file, writing.writer

    def add(self, readings: Sequence[Reading]) -> None:
        if readings:
            self._writer.add(readings)

    def end(self) -> LossReport:
        report = self._writer.end()
        self.file.seek(0)
        return report


class _Packed:
    """Files put into a folder of a ZIP, each told with its size and its SHA-256."""

    def __init__(self, files: Zip, folder: str) -> None:
        self._files, self._folder = files, folder
        self.facts: list[FileFacts] = []

    def put(self, name: str, content: bytes) -> None:
        self._files.put(f"{self._folder}/{name}", content)
        self.facts.append(FileFacts(name, len(content), hashlib.sha256(content).hexdigest()))

    def copy(self, name: str, file: IO[bytes]) -> None:
        seal = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
        size = file.tell()
        file.seek(0)
        with self._files.file(f"{self._folder}/{name}") as to:
            shutil.copyfileobj(file, to, _CHUNK)
        self.facts.append(FileFacts(name, size, seal))


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
