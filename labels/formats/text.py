"""Plain text in: a file is one article, read only.

The text is the whole file, its first line included: nothing is cut off, for every offset counts on
it. The title is the first line that shows something, without the white space around it, shortened
to 200 characters at the end of a word; the external id is the file's name without its ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from labels.document import Document
from labels.formats.base import (
    Format,
    Options,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
    stem_of,
)
from labels.formats.base.in_files import UnfitFileError, joined
from labels.text import sentences, tokens
from labels.text.intake import MisplacedByteError, UnreadableTextError, clean
from labels.text.sentences import SPLITTER

LONGEST_TITLE = 200
_FORMAT_CHARACTERS = (
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_TAGGED = re.compile(r"\s*(\S.*[ \t](O|[BIESLU]-\S+)\s*)?")
"""A row of CoNLL, or a blank line."""

LOOKED_AT = 50
"""Lines that tell rows of CoNLL from a text."""


class Text(Format[Options]):
    """A file of plain text in UTF-8: one article without labels."""

    name = "text"
    suffixes = (".txt",)
    reading = Options

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """The article, or the one refusal that it is met with."""
        try:
            cleaned = clean(joined(lines))
        except UnfitFileError as error:
            yield error.refusal()
            return
        except MisplacedByteError as error:
            yield Refusal(RefusalCode(error.code), error.line, {"byte": error.byte})
            return
        except UnreadableTextError as error:
            yield Refusal(RefusalCode(error.code))
            return
        if cleaned.replaced:
            yield Remark(RemarkCode.CONTROLS_REPLACED, params={"count": cleaned.replaced})
        text = cleaned.text
        if _has_tags(text):
            yield Remark(RemarkCode.TAGS_IN_TEXT)
        document = Document(text, sentences=sentences.split(text), tokens=tokens.tokenize(text))
        title = _title(text)
        yield Reading(
            stem_of(name), document, title=title, line=1, splitter=SPLITTER, was_read=False
        )


def _has_tags(text: str) -> bool:
    first = text.split("\n", LOOKED_AT)[:LOOKED_AT]
    return all(_TAGGED.fullmatch(line) for line in first)


def _title(text: str) -> str:
    shown = (line.strip().strip(_FORMAT_CHARACTERS).strip() for line in text.split("\n"))
    title = next(filter(None, shown), "")
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rpartition(" ")[0].rstrip() + "…"
