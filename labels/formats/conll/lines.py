"""The lines of a file as sentences, markers and comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from labels.formats.base import Params, RefusalCode
from labels.formats.base.lines import LONGEST_LINE, MEGABYTE, numbered
from labels.formats.base.rows import MARKER
from labels.formats.base.tags import is_tag
from labels.text.intake import BYTE_ORDER_MARK


@dataclass(slots=True)
class Sentence:
    """Rows that no blank line parts: the fields of each, and its line in the file."""

    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that begins an article."""

    line: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A line that begins with # and is no row; `text` is all of it."""

    line: int
    text: str


class UnfitError(ValueError):
    """A line for which its article is refused; `code` and `params` as in a Refusal."""

    def __init__(self, code: RefusalCode, line: int, **params: str | int) -> None:
        super().__init__(f"{line}: {code} {params}")
        self.code = code
        self.line = line
        self.params: Params = params


Part = Sentence | Marker | Comment | UnfitError
"""What a file is made of. A line that cannot be read stands where it was, and ends no sentence."""


def parts(lines: Iterable[bytes]) -> Iterator[Part]:
    """The parts of a file in their order; a comment within a sentence comes before it."""
    sentence = Sentence()
    for number, raw in numbered(lines):
        try:
            part = _part(raw, number, sentence)
        except UnfitError as error:
            yield error
            continue
        if isinstance(part, list):
            sentence.rows.append(part)
            sentence.lines.append(number)
            continue
        if not isinstance(part, Comment) and sentence.rows:
            yield sentence
            sentence = Sentence()
        if part is not None:
            yield part
    if sentence.rows:
        yield sentence


def _part(
    raw: bytes | None, number: int, sentence: Sentence
) -> list[str] | Marker | Comment | None:
    """The fields of a row, or what else the line is; None is a blank line."""
    text = _decoded(raw, number)
    if not text or text.isspace():
        return None
    if text.startswith(MARKER):
        return Marker(number)
    fields = _fields(text)
    if text.startswith("#") and not _is_row(fields, sentence):
        return Comment(number, text)
    if len(fields) == 1 or not fields[0]:
        raise UnfitError(RefusalCode.TOO_FEW_COLUMNS, number, text=text.strip())
    return fields


def _decoded(raw: bytes | None, number: int) -> str:
    if raw is None:
        raise UnfitError(RefusalCode.TOO_LONG, number, most=LONGEST_LINE // MEGABYTE)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise UnfitError(RefusalCode.NOT_UTF_8, number, byte=error.start) from None
    if "\0" in text:
        raise UnfitError(RefusalCode.NUL_IN_TEXT, number, byte=raw.index(0))
    # Files put together of several have byte order marks in their midst.
    return text.replace(BYTE_ORDER_MARK, "").replace("\r", " ").rstrip("\n ")


def _fields(text: str) -> list[str]:
    """The columns; where there are tabs, a word may hold spaces and tags are parted by both."""
    form, tab, rest = text.partition("\t")
    if not tab:
        return [field for field in text.split(" ") if field]
    return [form.strip(), *(field for field in rest.replace("\t", " ").split(" ") if field)]


def _is_row(fields: list[str], sentence: Sentence) -> bool:
    # The sign # is a word of the news too. A comment has words where a row has tags.
    if len(fields) == 1 or not is_tag(fields[-1]):
        return False
    if all(field == "_" or is_tag(field) for field in fields[1:]):
        return True
    return bool(sentence.rows) and len(fields) == len(sentence.rows[-1])
