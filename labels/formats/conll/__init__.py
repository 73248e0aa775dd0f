"""CoNLL: one word a row with its tags, in the schemes and columns that trainers read.

options   what may be asked
sheet     an article as rows with marks: where writing and reading meet
choose, events, plan   from a document to its sheet, and what is lost on the way
render    from a sheet to lines
lines, layout, findings, article, reader   from lines back to readings

A file has no ids of mentions, no white space of the text, no attributes (of labels or of the
article) and no relations; the loss report names each. The text that comes back has one space
between words and one line break between sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from labels.formats.base import (
    Head,
    InTurn,
    Outcome,
    Reading,
    Sureness,
    Written,
)
from labels.formats.base.lost import lost_facts
from labels.formats.conll.options import Heads, ReadingOptions, Writing
from labels.formats.conll.plan import plan
from labels.formats.conll.reader import read
from labels.formats.conll.render import lines_of
from labels.text.clitics import Segmenter
from labels.text.intake import UnreadableTextError, clean

LOOKED_AT = 50
"""Lines that tell the format."""

_ROW = re.compile(rb"\S.*[ \t](O|[BIESLU]-\S+)[ \t]*")


class Conll(InTurn[ReadingOptions, Writing]):
    """One word a row with its tags, sentences parted by blank lines, articles by `-DOCSTART-`."""

    name = "conll"
    suffixes = (".conll", ".iob", ".bio", ".iob2")
    media_type = "text/plain; charset=utf-8"
    reading = ReadingOptions
    writing = Writing

    def recognises(self, head: Head) -> Sureness:
        """Certain where an article is marked, likely where all first lines end in a tag."""
        lines = head.lines()[:LOOKED_AT]
        if lines and lines[0].startswith(b"-DOCSTART-"):
            return Sureness.CERTAIN
        rows = [line for line in lines if line.strip()]
        if rows and all(map(_ROW.fullmatch, rows)):
            return Sureness.LIKELY
        return super().recognises(head)

    def read(
        self, lines: Iterable[bytes], options: ReadingOptions, *, name: str
    ) -> Iterator[Outcome]:
        """The articles of a file; what was found out about the file comes last."""
        return read(lines, options, name=name)

    def written(self, reading: Reading, options: Writing, segmenter: Segmenter | None) -> Written:
        """The article's rows; none where it has no word to write."""
        planned = plan(reading.document, options, segmenter)
        facts = lost_facts(reading, kept=()) if options.heads is Heads.MARKER else []
        rows = lines_of(reading, planned.sheet, options) if planned.sheet.forms else ""
        lost = [*planned.lost, *facts]
        return Written(rows.encode(), lost, planned.mentions, planned.links)

    def holds(
        self, reading: Reading, options: Writing, *, segmenter: Segmenter | None = None
    ) -> Reading | None:
        """The reading as it comes back; without its facts, unless the heads have them."""
        document = plan(reading.document, options, segmenter).sheet.document()
        try:
            clean(document.text)
        except UnreadableTextError:
            return None
        if options.heads is Heads.MARKER:
            return Reading("", document)
        return replace(reading, document=document)
