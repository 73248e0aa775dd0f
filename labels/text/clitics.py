"""The segments of a written word: the particles in front of it, then the rest.

Arabic writes one-letter words together with the next: أ (question), و and ف (and, so), ب ل ك
(in, to, as) and س (future), and the article ال. A segmenter finds them. Segments are spans that
follow one another without a gap, cover the token and keep its characters: for للعراق they are
ل + ل + عراق, the second of which is the article, its alef lost in writing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from labels.text.normalize import fold
from labels.text.span import Span, Spans
from labels.text.wordcounts import WordCounts

if TYPE_CHECKING:
    from collections.abc import Iterator


class Segmenter(Protocol):
    """Whoever can tell the particles at the head of a word."""

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        """The segments of this token: its proclitics in order, then the stem, which is never missing.

        A token without proclitics is one segment, and so are marks, numbers and words in other letters.
        """


@dataclass(frozen=True)
class CountsSegmenter:
    """Splits a particle off where the rest is seen as a word of its own in the project's articles."""

    counts: WordCounts = WordCounts()

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        folded = fold(token.of(text))
        cuts = tuple(self._cuts(folded.text))
        return _spans(token, [folded.span_of(cut, len(folded.text)).start for cut in cuts])

    def _cuts(self, word: str) -> Iterator[int]:
        if word[:1] in ("و", "ف") and self.counts[word[1:]] > self.counts[word]:
            yield 1


def without_proclitics(span: Span, text: str, tokens: Spans, segmenter: Segmenter) -> Span:
    """The clitic policy: `span` without the particles its first token begins with.

    بالعراق becomes العراق and وسوريا becomes سوريا: conjunctions and prepositions go, the article stays. In
    للعراق only the preposition goes, which leaves لعراق, the article having lost its alef there. A span that
    begins inside a token, or holds no more than particles, stays as it is.
    """
    index = tokens.at(span.start)
    if index is None or tokens[index].start != span.start:
        return span
    parts = segmenter.segments(text, tokens[index])
    for part in parts:
        if part.end >= span.end or _is_stem_or_article(part, parts, text):
            return Span(part.start, span.end)
    return span


def _is_stem_or_article(part: Span, parts: tuple[Span, ...], text: str) -> bool:
    return part is parts[-1]


def _spans(token: Span, cuts: list[int]) -> tuple[Span, ...]:
    edges = [token.start, *(token.start + cut for cut in cuts), token.end]
    return tuple(Span(start, end) for start, end in zip(edges, edges[1:], strict=False))
