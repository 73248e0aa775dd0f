"""The lines of a file as sentences of tokens, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from labels.formats.base import Refusal, RefusalCode
from labels.formats.base.facts import misspelt
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.lines import LONGEST_LINE, MEGABYTE, numbered
from labels.formats.conllu.options import Writing
from labels.text.intake import BYTE_ORDER_MARK

UNKNOWN = "_"
_ID = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9})|(\.[0-9]{1,9}))?")
_COMMENT = re.compile(r"#\s*([^=]*[^=\s])?\s*(?:=\s?(.*))?", re.DOTALL)

Misc = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """A row: a form and what stands in MISC, by name."""

    form: str
    misc: Misc
    line: int


@dataclass(frozen=True, slots=True)
class Token:
    """What is written without a space: a row, and the words that it stands for.

    A token of one word is that word's row. `last` is the number of its last word.
    """

    row: Word
    last: int
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """The tokens that no blank line parts."""

    tokens: list[Token] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comment:
    """A line that begins with #: a name, and what stands behind its = sign."""

    line: int
    name: str
    value: str


def parts(lines: Iterable[bytes]) -> Iterator[Sentence | Comment | Refusal]:
    """The parts of a file in order, comments before their sentence; a refusal for a bad line."""
    sentence = Sentence()
    for number, raw in numbered(lines):
        try:
            text = _decoded(raw)
            comment = _comment(text, number)
            if comment is None and text.strip():
                _add(sentence, text, number)
        except UnfitError as error:
            yield Refusal(error.code, number, error.params)
            continue
        if comment is not None:
            yield comment
        elif not text.strip() and sentence.tokens:
            yield sentence
            sentence = Sentence()
    if sentence.tokens:
        yield sentence


def _decoded(raw: bytes | None) -> str:
    if raw is None:
        raise UnfitError(RefusalCode.TOO_LONG, most=LONGEST_LINE // MEGABYTE)
    try:
        text = raw.decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise UnfitError(RefusalCode.NOT_UTF_8, byte=error.start) from None
    if "\0" in text:
        raise UnfitError(RefusalCode.NUL_IN_TEXT, byte=raw.index(0))
    return text.rstrip("\r\n")


def _comment(text: str, line: int) -> Comment | None:
    found = _COMMENT.fullmatch(text) if text.startswith("#") else None
    return Comment(line, found[1] or "", found[2] or "") if found else None


def _add(sentence: Sentence, text: str, line: int) -> None:
    """Take a row; raises UnfitError where it is none. Words that are not written are left out."""
    fields = text.split("\t")
    if len(fields) != len(Writing.COLUMNS):
        widths = {"expected": len(Writing.COLUMNS), "found": len(fields)}
        raise UnfitError(RefusalCode.OTHER_COLUMNS, **widths)
    found = _ID.fullmatch(fields[0])
    if found is None:
        raise misspelt("not-a-number", "ID", fields[0])
    first, last, empty = found.groups()
    if empty:
        return
    form = fields[1].strip()
    if not form:
        raise UnfitError(RefusalCode.TOO_FEW_COLUMNS, text=text.strip())
    word = Word(form, _misc(fields[-1]), line)
    if last:
        sentence.tokens.append(Token(word, int(last)))
    elif sentence.tokens and int(first) <= sentence.tokens[-1].last:
        sentence.tokens[-1].words.append(word)
    else:
        sentence.tokens.append(Token(word, int(first), [word]))


def _misc(given: str) -> Misc:
    pairs = (one.partition("=") for one in given.split("|") if one != UNKNOWN)
    return {name.strip(): value.strip() for name, _, value in pairs}
