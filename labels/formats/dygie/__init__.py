"""DyGIE++: an article a line, as sentences of words, and what is marked by the words' numbers.

options    what may be asked
writer     from a reading to its line, and what is lost
article    from a line to a reading

Numbers count the words of the whole article, and the last is part of what it ends. A trigger is one
word. Arguments and relations stay within a sentence; there are neither ids nor attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labels.formats.base import (
    Head,
    InTurn,
    Options,
    Outcome,
    Reading,
    Sureness,
    Written,
)
from labels.formats.base.articles import articles_of
from labels.formats.base.heads import keys_of
from labels.formats.base.json_lines import UnfitError
from labels.formats.dygie.article import taken
from labels.formats.dygie.options import Writing
from labels.formats.dygie.writer import line_of, spelled
from labels.text.clitics import Segmenter


class Dygie(InTurn[Options, Writing]):
    """Articles with entities, relations and events, as DyGIE++ trains on."""

    name = "dygie"
    suffixes = (".dygie.jsonl",)
    media_type = "application/jsonl"
    reading = Options
    writing = Writing

    def recognises(self, head: Head) -> Sureness:
        """By the keys of the first line."""
        wanted = {"doc_key", "sentences"}
        return Sureness.CERTAIN if wanted <= keys_of(head) else Sureness.NO

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """The article of each line, or the refusal that it is met with."""
        return articles_of(lines, lambda found, line: [taken(found, line=line)])

    def written(self, reading: Reading, options: Writing, segmenter: Segmenter | None) -> Written:
        """A line; none of an article without a word."""
        one = spelled(reading, options, segmenter)
        line = line_of(one.line) if one.line["sentences"] else b""
        return Written(line, one.lost, one.mentions, one.links)

    def holds(
        self, reading: Reading, options: Writing, *, segmenter: Segmenter | None = None
    ) -> Reading | None:
        """The reading as it comes back: its id, and what its sentences hold."""
        line = spelled(reading, options, segmenter).line
        if not line["sentences"]:
            return None
        try:
            return taken(line, line=1).reading
        except UnfitError:
            return None
