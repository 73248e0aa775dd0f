"""Formats of which each article is a file of its own, or several: they are written as a ZIP."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import IO, Generic

from labels.document import Document
from labels.formats.base.codes import Became, LossCode, RefusalCode
from labels.formats.base.facts import refuse_long
from labels.formats.base.files import external_id_of, file_name
from labels.formats.base.format import In, Out, Writer, WrittenWhole
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.lines import MEGABYTE, chunks
from labels.formats.base.losses import Losses, LossReport, Lost
from labels.formats.base.reading import Params, Reading, Refusal
from labels.formats.base.zips import Zip
from labels.schema import Schema
from labels.text.clitics import Segmenter

LARGEST = 32
"""Megabytes of one article's file: it is read whole, and no article of the news comes near it."""

LONGEST_NAME = 200
"""Bytes of the name of an article's files; a file system takes 255 with what comes after it."""

READINGS = "readings"
"""The folder of the readings that are somebody's, each in a folder of the reader's name."""

_SHEETS = frozenset({"annotation", "curation"})
"""Folders of INCEpTION's exports; in them a folder for each document, and in that a file each."""

TELLING = frozenset({READINGS, *_SHEETS})
"""Folders that tell whose the files below them are, also where all files lie in them."""

_NOBODYS = frozenset({"CURATION_USER", "INITIAL_CAS"})
_TEXT_ENDING = re.compile(r"\.(txt|xmi|json|tsv|html?|xml)$")


class UnfitFileError(ValueError):
    """A file for which its article is refused; code, line and params as in a Refusal.

    `file` is its name, as soon as that is known: `named` gives it.
    """

    def __init__(self, code: RefusalCode, line: int | None = None, **params: str | int) -> None:
        super().__init__(f"{line}: {code} {params}")
        self.code = code
        self.line = line
        self.params: Params = params
        self.file = ""

    def refusal(self) -> Refusal:
        """What is told of it."""
        return Refusal(self.code, self.line, self.params, self.file)


@contextmanager
def named(file: str) -> Iterator[None]:
    """Whatever is wrong in here is wrong with the file of this name."""
    try:
        yield
    except UnfitFileError as error:
        error.file = error.file or file
        raise


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one article, how many mentions and links stand in them, and what is lost."""

    files: tuple[tuple[str, bytes], ...]
    mentions: int
    links: int
    lost: tuple[Lost, ...] = ()


class InFiles(WrittenWhole[In, Out], Generic[In, Out]):
    """A format that gives each article files of its own; they are written as one ZIP."""

    media_type = "application/zip"

    def suffix(self, options: Out) -> str:  # noqa: ARG002 - whatever they are
        """A ZIP."""
        return ".zip"

    @abstractmethod
    def files(self, reading: Reading, options: Out) -> Files:
        """The files of an article, under the name that `place_of` gives."""

    def common(self, schema: Schema, options: Out) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002 - none as a rule
        """Files that stand once beside those of all articles that follow this schema."""
        yield from ()

    def writer(
        self,
        options: Out,
        *,
        to: IO[bytes],
        segmenter: Segmenter | None = None,  # noqa: ARG002 - tokens are written as they are
        schema: Schema | None = None,
    ) -> Writer:
        """A ZIP in the making."""
        return _Zipped(self, options, Zip(to), schema)


@dataclass(slots=True)
class _Zipped(Writer, Generic[In, Out]):
    format: InFiles[In, Out]
    options: Out
    zip: Zip
    schema: Schema | None
    losses: Losses = field(default_factory=Losses)

    def add(self, readings: Iterable[Reading]) -> LossReport:
        """The files of these."""
        for reading in readings:
            files = self.format.files(reading, self.options)
            for name, content in files.files:
                self.zip.put(name, content)
            lost = [*files.lost, *_lost_name(reading)]
            self.losses.count(reading.external_id, lost, mentions=files.mentions, links=files.links)
        return self.losses.report()

    def end(self) -> LossReport:
        """What stands once beside all files, and their table."""
        for name, content in self.format.common(self.schema, self.options) if self.schema else ():
            self.zip.put(name, content)
        self.zip.close()
        return self.losses.report()


def _lost_name(reading: Reading) -> Iterator[Lost]:
    if whose(place_of(reading)) != (reading.external_id, reading.annotator):
        yield Lost(LossCode.FACTS, Became.CHANGED, "", "external_id")


def place_of(reading: Reading) -> str:
    """The name of a reading's files without their endings: by the article, in a reader's folder."""
    own = _short(file_name(reading.external_id))
    return f"{READINGS}/{_short(file_name(reading.annotator))}/{own}" if reading.annotator else own


def whose(stem: str) -> tuple[str, str]:
    """The external id of the article in a file, and its reader, by the name without its ending.

    Folders are part of the id, but for those of readers, as `place_of` and as INCEpTION name them.
    """
    *above, folder, group, own = ["", "", *PurePosixPath(stem).parts[-3:]]
    del above
    if folder == READINGS:
        return external_id_of(own), external_id_of(group)
    if folder in _SHEETS:
        return _TEXT_ENDING.sub("", group), "" if own in _NOBODYS else own
    return external_id_of(stem), ""


def placed_back(reading: Reading, document: Document) -> Reading:
    """This document of a reading with what the name of its files tells, and no other fact."""
    external_id, annotator = whose(place_of(reading))
    return Reading(external_id, document, annotator=annotator)


def refuse_twice(reading: Reading, seen: set[tuple[str, str]]) -> None:
    """Remember a reading; raises UnfitFileError where it came before under another file's name."""
    key = reading.external_id, reading.annotator
    if key in seen:
        raise UnfitFileError(RefusalCode.ID_TWICE, id=reading.external_id)
    seen.add(key)


def refuse_long_names(document: Document) -> None:
    """Raise UnfitFileError where an id or a type is longer than any that can be kept."""
    try:
        refuse_long(document)
    except UnfitError as error:
        raise UnfitFileError(error.code, None, **error.params) from None


def whole(file: IO[bytes]) -> bytes:
    """All that stands in an article's file; raises UnfitFileError where that is too much."""
    content = file.read(LARGEST * MEGABYTE + 1)
    return small(content)


def joined(lines: Iterable[bytes]) -> bytes:
    """The same of a file that comes by lines."""
    content = bytearray()
    for chunk in chunks(lines, MEGABYTE):
        content += chunk
        if len(content) > LARGEST * MEGABYTE:
            break
    return small(bytes(content))


def small(content: bytes) -> bytes:
    """The content, unless it is too much."""
    if len(content) > LARGEST * MEGABYTE:
        raise UnfitFileError(RefusalCode.TOO_LONG, most=LARGEST)
    return content


def _short(name: str) -> str:
    raw = name.encode()
    if len(raw) <= LONGEST_NAME:
        return name
    digest = sha256(raw).hexdigest()[:16]
    kept = raw[: LONGEST_NAME - len(digest) - 1].decode(errors="ignore")
    return f"{kept}-{digest}"
