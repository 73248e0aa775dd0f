"""The rows of a file with the text that they make; offsets become code points."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from labels.formats.base import RefusalCode
from labels.formats.base.in_files import UnfitFileError
from labels.formats.inception.tsv.cells import unescaped_text
from labels.formats.inception.tsv.columns import BEFORE, FORMAT, Layer, declared
from labels.text.intake import UnreadableTextError, clean
from labels.text.span import Spans

TEXT = "#Text="
WIDEST_GAP = 100_000
"""Units between two sentences at most: a reader fills them, and must not fill the memory."""

_UNIT = re.compile(r"([0-9]{1,9}-[0-9]{1,9})(\.[0-9]{1,9})?")
_OFFSETS = re.compile(r"([0-9]{1,10})-([0-9]{1,10})")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Row:
    """A unit with its cells: where it stands in the text, and in which line of the file."""

    line: int
    unit: str
    start: int
    end: int
    cells: Sequence[str]


@dataclass(slots=True)
class Table:
    """A whole file: its layers, its rows, and the text that they make."""

    layers: list[Layer] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    text: str = ""
    replaced: int = 0
    sentences: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)

    @property
    def spans(self) -> tuple[Spans, Spans]:
        """The sentences and the tokens."""
        return Spans(self.sentences), Spans(self.tokens)


def table_of(content: bytes) -> Table:
    """The table in a file; raises UnfitFileError."""
    lines = [*_decoded(content)]
    if not lines or not lines[0].startswith(FORMAT):
        raise UnfitFileError(RefusalCode.NO_HEADER, 1)
    java = lines[0][len(FORMAT) :].strip() in ("0", "1")
    reader = _Reader(java)
    body = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader.table.layers = declared(lines[:body])
    reader.width = BEFORE + sum(len(one.columns) for one in reader.table.layers)
    for number, line in enumerate(lines[body:], body + 1):
        reader.read(line, number)
    reader.end()
    return reader.table


def _decoded(content: bytes) -> Iterator[str]:
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            line = raw.decode()
        except UnicodeDecodeError as error:
            raise UnfitFileError(RefusalCode.NOT_UTF_8, number, byte=error.start) from None
        if "\0" in line:
            raise UnfitFileError(RefusalCode.NUL_IN_TEXT, number, byte=raw.index(0))
        yield line.removesuffix("\r")


@dataclass(slots=True)
class _Reader:
    """The text so far, in code points and in units of UTF-16, and the sentence that is read."""

    java: bool
    table: Table = field(default_factory=Table)
    width: int = BEFORE
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    length16: int = 0
    waiting: list[str] = field(default_factory=list)
    text: str = ""
    start: int = 0
    start16: int = 0
    astral: array[int] = field(default_factory=lambda: array("I"))

    def read(self, line: str, number: int) -> None:
        """One line after the header."""
        if line.startswith(TEXT):
            self.waiting.append(unescaped_text(line[len(TEXT) :], java=self.java))
        elif line and not line.startswith("#"):
            self._read_row(line, number)

    def end(self) -> None:
        """The text is whole; raises UnfitFileError where no article can have it."""
        if not self.table.rows:
            raise UnfitFileError(RefusalCode.NO_ROWS)
        text = "".join(self.pieces)
        try:
            cleaned = clean(text)
        except UnreadableTextError as error:
            raise UnfitFileError(RefusalCode(error.code)) from None
        if len(cleaned.text) != len(text):
            raise UnfitFileError(RefusalCode.UNCLEAN_TEXT)
        self.table.text, self.table.replaced = cleaned.text, cleaned.replaced

    def _read_row(self, line: str, number: int) -> None:
        fields = line.split("\t")
        unit = _UNIT.fullmatch(fields[0])
        offsets = _OFFSETS.fullmatch(fields[1]) if len(fields) > 1 else None
        if unit is None or offsets is None:
            raise UnfitFileError(RefusalCode.NOT_A_ROW, number, text=line[:_SHOWN])
        if len(fields) < self.width:
            found = {"expected": self.width, "found": len(fields)}
            raise UnfitFileError(RefusalCode.OTHER_COLUMNS, number, **found)
        first, last = int(offsets[1]), int(offsets[2])
        if self.waiting:
            self._begin(first, number)
        start, end = self._place(first), self._place(last)
        shown = self.text[start - self.start : end - self.start]
        inside = self.start <= start <= end <= self.start + len(self.text)
        if not inside or _BLANKS.sub("", shown) != _BLANKS.sub("", fields[2]):
            told = {"id": fields[0], "expected": fields[2][:_SHOWN], "found": shown[:_SHOWN]}
            raise UnfitFileError(RefusalCode.OTHER_SURFACE, number, **told)
        if not unit[2]:
            self._add_token(start, end, line=line, number=number)
        self.table.rows.append(Row(number, fields[0], start, end, fields))

    def _add_token(self, start: int, end: int, *, line: str, number: int) -> None:
        tokens = self.table.tokens
        if start == end or (tokens and start < tokens[-1]):
            raise UnfitFileError(RefusalCode.NOT_A_ROW, number, text=line[:_SHOWN])
        tokens += (start, end)

    def _begin(self, first: int, number: int) -> None:
        """Begin the sentence whose text was read, where its first row begins."""
        gap = first - self.length16
        if not 0 <= gap <= WIDEST_GAP:
            raise UnfitFileError(RefusalCode.OUT_OF_ORDER, number, offset=first)
        filled = " " * gap if not self.pieces or not gap else "\n" + " " * (gap - 1)
        self.text = "\n".join(self.waiting)
        self.waiting = []
        self.astral = array("I", (n for n, one in enumerate(self.text) if one > "\uffff"))
        self.start, self.start16 = self.length + gap, first
        self.pieces += (filled, self.text)
        self.length = self.start + len(self.text)
        self.length16 = first + len(self.text) + len(self.astral)
        if self.text:
            self.table.sentences += (self.start, self.length)

    def _place(self, offset: int) -> int:
        """The place of an offset in units of UTF-16, by those before it in the sentence."""
        within = offset - self.start16
        if not self.astral:
            return self.start + within
        places = array("I", (place + n for n, place in enumerate(self.astral)))
        return self.start + within - bisect_left(places, within)
