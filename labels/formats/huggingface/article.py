"""Rows of a data set as an article: its words, and what their tags say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from labels.document import Document
from labels.formats.base import RefusalCode, Remark, RemarkCode
from labels.formats.base.facts import misspelt, text_from
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.tags import OUTSIDE, Decoded, Mark, decode
from labels.formats.huggingface.plan import document_of
from labels.wire import Json

TAGS = re.compile(r"(ner_)?tags(_\d+)?|labels|ner")
"""What columns of tags are called."""

KNOWN = frozenset({"id", "article_id", "tokens"})
_PREFIXED = 3
_PREFIXES = frozenset("BIESLU")

Names = Mapping[str, Sequence[str]]
"""What the numbers of tags mean, by the column."""


@dataclass(slots=True)
class Article:
    """An article in the making, row by row.

    `key` is what its rows have in common, None where each row is an article; `fault` the first
    reason not to take it, with its line. `decoded` are the tags of all rows, with their lines.
    """

    key: str | None
    id: str
    line: int
    fault: tuple[UnfitError, int] | None = None
    ids: set[str | None] = field(default_factory=set)
    sentences: list[list[str]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    decoded: list[tuple[Decoded, int]] = field(default_factory=list)
    words: int = 0
    was_read: bool = False

    def goes_on(self, key: str | None, id: str | None) -> bool:
        """Whether a row is of this article too: one that comes again begins another reading."""
        return key is not None and key == self.key and (id is None or id not in self.ids)

    def add(self, row: Json, line: int, names: Names) -> None:
        """One row more; where it cannot be read, nothing of the article can be taken."""
        try:
            self._add(row, line, names)
        except UnfitError as error:
            self.fault = self.fault or (error, line)

    def document(self) -> tuple[Document, int]:
        """The document, and how many control characters became spaces; raises UnfitError."""
        document = document_of(self.sentences, self.marks)
        cleaned = text_from(document.text, marked=True)
        return replace(document, text=cleaned.text), cleaned.replaced

    def remarks(self) -> Iterator[Remark]:
        """The marks that stand in several columns, which are taken once."""
        for mark, times in Counter(self.marks).items():
            if times == 1:
                continue
            yield Remark(RemarkCode.TWIN, self.line, {"type": mark.type})

    def _add(self, row: Json, line: int, names: Names) -> None:
        words = _words(row.get("tokens"))
        for column in filter(TAGS.fullmatch, row):
            tags = _tags(row[column], names.get(column), column=column, length=len(words))
            found = decode([[tag] for tag in tags])
            start = self.words
            self.marks += (
                Mark(start + one.start, start + one.end, one.type) for one in found.marks
            )
            self.decoded.append((found, line))
            self.was_read = True
        self.sentences.append(words)
        self.words += len(words)


def _words(spelled: object) -> list[str]:
    if not isinstance(spelled, list) or not spelled:
        raise misspelt("not-a-list", "tokens", spelled)
    for place, word in enumerate(spelled):
        if not isinstance(word, str) or not word.strip():
            raise misspelt("not-text", f"tokens.{place}", word)
    return spelled


def _tags(spelled: object, names: Sequence[str] | None, *, column: str, length: int) -> list[str]:
    if not isinstance(spelled, list):
        raise misspelt("not-a-list", column, spelled)
    if len(spelled) != length:
        found = len(spelled)
        raise UnfitError(RefusalCode.OTHER_LENGTH, place=column, expected=length, found=found)
    return [_tag(one, names, column) for one in spelled]


def _tag(spelled: object, names: Sequence[str] | None, column: str) -> str:
    tag = spelled
    if isinstance(tag, int) and not isinstance(tag, bool):
        if names is None:
            raise UnfitError(RefusalCode.NO_TAG_NAMES, column=column)
        tag = names[tag] if 0 <= tag < len(names) else tag
    if isinstance(tag, str) and (tag == OUTSIDE or _is_prefixed(tag)):
        return tag
    raise UnfitError(RefusalCode.NOT_A_TAG, tag=str(tag)[:100])


def _is_prefixed(tag: str) -> bool:
    return len(tag) >= _PREFIXED and tag[0] in _PREFIXES and tag[1] == "-"
