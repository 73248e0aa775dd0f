"""OneIE: a sentence a line, with the entities, relations and events in it by their words.

options    what may be asked
names      what OneIE calls things, and types in one part, as ours, or two, as its own
writer     from a reading to its lines, and what is lost
sentence   one line, decoded
reader     from lines back to readings

What lies in two sentences has no line: arguments and relations across are lost, as are events that
fill roles, and attributes but for `level`, which OneIE calls `mention_type`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labels.formats.base import Head, InTurn, Outcome, Reading, Sureness, Written
from labels.formats.base.heads import keys_of
from labels.formats.base.json_lines import UnfitError
from labels.formats.oneie.options import ReadingOptions, Writing
from labels.formats.oneie.reader import Article, read
from labels.formats.oneie.sentence import sentence_from
from labels.formats.oneie.writer import lines_of, spelled
from labels.text.clitics import Segmenter


class OneIe(InTurn[ReadingOptions, Writing]):
    """Sentences with entities, relations and events, as OneIE and those after it train on."""

    name = "oneie"
    suffixes = (".oneie.jsonl", ".oneie.json")
    media_type = "application/jsonl"
    reading = ReadingOptions
    writing = Writing

    def recognises(self, head: Head) -> Sureness:
        """By the keys of the first line."""
        wanted = {"doc_id", "tokens", "event_mentions"}
        return Sureness.CERTAIN if wanted <= keys_of(head) else Sureness.NO

    def read(
        self,
        lines: Iterable[bytes],
        options: ReadingOptions,
        *,
        name: str,  # noqa: ARG002 - every line names its article
    ) -> Iterator[Outcome]:
        """The articles of a file: the lines of each stand together."""
        return read(lines, options)

    def written(self, reading: Reading, options: Writing, segmenter: Segmenter | None) -> Written:
        """Each sentence a line; none of an article without a word."""
        one = spelled(reading, options, segmenter)
        return Written(lines_of(one.lines), one.lost, len(one.places), one.links)

    def holds(
        self, reading: Reading, options: Writing, *, segmenter: Segmenter | None = None
    ) -> Reading | None:
        """The reading as it comes back: id and annotator, and what its sentences hold."""
        lines = spelled(reading, options, segmenter).lines
        if not lines:
            return None
        article = Article(ReadingOptions(options.types), line=1)
        for number, line in enumerate(lines, 1):
            article.add(sentence_from(line), number)
        try:
            return article.taken().reading
        except UnfitError:
            return None
