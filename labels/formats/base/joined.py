"""A text put together of sentences that a file gives as words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from labels.document import Document
from labels.formats.base.rows import INVISIBLE
from labels.text.span import WIDTH, Span, Spans

_BETWEEN = re.compile(rf"[{INVISIBLE}\s]*")


@dataclass(slots=True)
class Joined:
    """The sentences so far, one line break between them, and where their words stand."""

    parts: list[str] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, words: Sequence[str], text: str = "") -> None:
        """One more sentence: the text as it stood, or where the words do not fill it, they alone.

        There is at least one word, and none is empty.
        """
        starts = places_in(text, words)
        if starts is None:
            text = " ".join(words)
            starts = [0, *accumulate(len(word) + 1 for word in words)][: len(words)]
        begin = self.length + bool(self.parts)
        for start, word in zip(starts, words, strict=True):
            self.tokens += (begin + start, begin + start + len(word))
        self.parts.append(text)
        self.length = begin + len(text)
        self.sentences += (begin, self.length)

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self.tokens) // WIDTH

    def span(self, first: int, stop: int) -> Span:
        """The stretch from the word `first` to the end of the one before `stop`."""
        return Span(self.tokens[WIDTH * first], self.tokens[WIDTH * stop - 1])

    def document(self) -> Document:
        """The text with its sentences and words, and nothing marked."""
        return Document("\n".join(self.parts), Spans(self.sentences), Spans(self.tokens))


def places_in(text: str, words: Sequence[str]) -> list[int] | None:
    """Where words begin, if but white space and marks of direction is between them; else None."""
    starts: list[int] = []
    place = 0
    for word in words:
        gap = _BETWEEN.match(text, place)
        end = gap.end() if gap else place
        start = text.find(word, place, end + len(word))
        # A word of nothing but what may stand between words could lie anywhere.
        if start < 0 or start + len(word) <= end:
            return None
        starts.append(start)
        place = start + len(word)
    return starts if _BETWEEN.fullmatch(text, place) else None
