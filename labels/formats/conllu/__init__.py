"""CoNLL-U: the ten columns of Universal Dependencies, with labels in MISC.

options    what may be asked
lines      a file as sentences of tokens, each of one word or several, and comments
brackets   labels as `Entity=(e1-PER-1-)`, of what was opened and closed at words
marks      the labels of a sentence by their characters
reader     sentences as readings
writer     a reading as sentences, and what is lost

What no treebank knows is written as `_`: lemma, part of speech, head. A token that a label cuts, or
that is written as particles and stem, is a multiword token: its range stands before its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labels.formats.base import Head, InTurn, Outcome, Reading, Sureness, Written
from labels.formats.conllu.options import ReadingOptions, Writing
from labels.formats.conllu.reader import read
from labels.formats.conllu.writer import spelled
from labels.text.clitics import Segmenter


class Conllu(InTurn[ReadingOptions, Writing]):
    """A word a row in ten columns, labels in the last, articles begun by `# newdoc`."""

    name = "conllu"
    suffixes = (".conllu",)
    media_type = "text/plain; charset=utf-8"
    reading = ReadingOptions
    writing = Writing

    def recognises(self, head: Head) -> Sureness:
        """By the nine tabs of a row that begins with the number 1."""
        rows = (line.split(b"\t") for line in head.lines() if not line.startswith(b"#"))
        first = next((row for row in rows if row != [b""]), [b""])
        is_row = len(first) == len(Writing.COLUMNS) and first[0].startswith(b"1")
        return Sureness.CERTAIN if is_row else Sureness.NO

    def read(
        self, lines: Iterable[bytes], options: ReadingOptions, *, name: str
    ) -> Iterator[Outcome]:
        """The articles of a file."""
        return read(lines, options, name=name)

    def written(self, reading: Reading, options: Writing, segmenter: Segmenter | None) -> Written:
        """The article's sentences; none where it has no word to write."""
        one = spelled(reading, options, segmenter)
        return Written(one.text.encode(), one.lost, one.mentions, links=0)

    def holds(
        self, reading: Reading, options: Writing, *, segmenter: Segmenter | None = None
    ) -> Reading | None:
        """The reading as it comes back: all facts, and its entities."""
        lines = spelled(reading, options, segmenter).text.encode().splitlines(keepends=True)
        outcomes = read(lines, ReadingOptions(), name="")
        return next((one for one in outcomes if isinstance(one, Reading)), None)
