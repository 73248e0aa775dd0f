"""The segments of a written word: the particles in front of it, then the rest.

Arabic writes one-letter words together with the next: أ (question), و and ف (and, so), ب ل ك
(in, to, as) and س (future), and the article ال. Segments are spans that follow one another
without a gap and keep the token's characters: those of للعراق are ل + ل + عراق, the second of
which is the article, its alef lost in writing; those of لله are ل + له.

A project's clitic policy cuts the particles off its labels or leaves them; the article always
stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise, takewhile
from typing import Protocol

from labels.text.normalize import Folded, key
from labels.text.span import Span, Spans

CONJUNCTIONS = frozenset("وف")
PREPOSITIONS = frozenset("بلك")
FUTURE = "س"
ARTICLE = "ال"


class Segmenter(Protocol):
    """Whoever can tell the particles at the head of a word."""

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        """The segments of this token of `text`: its proclitics in order, then the stem.

        The stem is never missing: a token without proclitics is one segment, as are marks, numbers
        and words in other letters.
        """


def without_proclitics(span: Span, text: str, *, tokens: Spans, segmenter: Segmenter) -> Span:
    """`span` without the particles that its first token begins with: a project's clitic policy.

    بالعراق becomes العراق and وسوريا becomes سوريا: conjunctions and prepositions go, the article
    stays. So للعراق becomes لعراق, the article as it is written there. A span that begins inside a
    token, or holds nothing but particles, stays as it is.
    """
    index = tokens.at(span.start)
    if index is None or tokens[index].start != span.start:
        return span
    *proclitics, _ = segmenter.segments(text, tokens[index])
    start = span.start
    for segment in proclitics:
        letter = key(segment.of(text))
        if letter != ARTICLE:
            start = segment.end
        if letter not in CONJUNCTIONS:
            # After a preposition comes the article or the stem: the second lam of للعراق stays.
            break
    return Span(start, span.end) if start < span.end else span


def cut_after(heads: Iterable[int], token: Span, folded: Folded) -> tuple[Span, ...]:
    """The segments of `token` after proclitics of these lengths, counted in its folded letters.

    Marks and tatweel go with the letter before them. What would leave no stem, or take a ligature
    apart, is not cut.
    """
    cuts = takewhile(lambda cut: cut < len(folded.text), accumulate(heads))
    letters = ((folded.span_of(cut - 1, cut), folded.span_of(cut, cut + 1)) for cut in cuts)
    places = [token.start + after.start for before, after in letters if before != after]
    return tuple(Span(*edges) for edges in pairwise((token.start, *places, token.end)))
