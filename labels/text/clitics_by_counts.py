"""Segments by counting: a particle stands where the rest is a word of the project's own articles.

بالعراق begins with a particle, for العراق is met as a word of its own. بداية does not, for
البداية is met too, and after the article comes no particle. What was never met is left whole but
for a few heads that hardly any word has by nature (وال، بال، لل).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from labels.text.clitics import ARTICLE, CONJUNCTIONS, FUTURE, PREPOSITIONS, cut_after
from labels.text.clitics_known import known_heads, words
from labels.text.clitics_names import NAMES
from labels.text.normalize import fold
from labels.text.span import Span
from labels.text.wordcounts import WordCounts

_SHORTEST = 2
_PAIRS = words("ان ما من كل لا اي قد في هي هم هو لم مع عن لو تم ها كم اذ لن بل كي ظل شن به له")
"""The words of two letters that a particle may lead; other pairs of letters are ends of roots."""
_NO_ARTICLE = words(
    "الله الذي التي الذين اللذين اللذان اللتين اللتان اللاتي اللواتي الان الي الا الف"
)
_ROOTS_LIKE_ARTICLES = ("بالغ", "والد", "فالح")

# Tuned on every second sentence of UD_Arabic-PUD with counts of other newspapers, and tried on the
# rest. Of a word that begins with a conjunction the rest may be fifty times as rare, for news
# begins half of its sentences with و; of one that begins with ب or ل ten times; and ك is rare.
_LEAST_SHARE = {"و": 0.02, "ف": 0.02, "ب": 0.1, "ل": 0.1, "ك": 1.0}
_ARTICLE_WEIGHT = 30
"""How much one بداية after an article says against the word that would be left without its ب."""
_SELDOM = 3
_RARE = 2
_LONG = 6


@dataclass(frozen=True)
class CountsSegmenter:
    """The segmenter every project has from its first import on; أ it leaves, rare in news."""

    counts: WordCounts

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        """See `Segmenter`."""
        folded = fold(token.of(text))
        known = known_heads(folded.text)
        heads = self._heads(folded.text) if known is None else known
        segments = cut_after(heads, token, folded)
        if len(segments) > 1 and _looks_like_article(segments[-2].of(text)):
            return (*segments[:-2], Span(segments[-2].start, token.end))
        return segments

    def _heads(self, word: str) -> Iterator[int]:
        """The lengths of the proclitics of this folded word, in order."""
        before = ""
        for begins_with_proclitic in (self._begins_with_conjunction, self._begins_with_particle):
            if begins_with_proclitic(word):
                before, word = word[0], word[1:]
                yield 1
        article = self._article(word, after=before)
        if article:
            yield len(article)

    def _begins_with_conjunction(self, word: str) -> bool:
        rest = word[1:]
        if word[0] not in CONJUNCTIONS or self._is_whole(word):
            return False
        if self._is_met(rest, beside=word) or _has_article(rest, before=word[0]):
            return True
        if self.counts[word] > _SELDOM:
            return False
        return self._begins_with_particle(rest) or self._is_strange(word)

    def _is_strange(self, word: str) -> bool:
        # Long, rare, beginning with و: nearly always وقشورها, unless a name like ويليامز.
        rare = len(self.counts) > 0 and self.counts[word] <= _RARE
        natural = word[0] != "و" or word[1] in "وي" or word.startswith(_ROOTS_LIKE_ARTICLES)
        return rare and len(word) >= _LONG and not natural

    def _begins_with_particle(self, word: str) -> bool:
        if len(word) < _SHORTEST:
            return False
        head, rest = word[0], word[1:]
        if head == FUTURE:
            return len(rest) > _SHORTEST + 1 and rest[0] in "يتنا" and self.counts[rest] > 0
        if head not in PREPOSITIONS or self._is_whole(word):
            return False
        return _has_article(rest, before=head) or self._is_met(rest, beside=word)

    def _is_met(self, rest: str, *, beside: str) -> bool:
        """Whether `rest` stands alone in the articles, often enough `beside` the whole word."""
        if len(rest) <= _SHORTEST and rest not in _PAIRS:
            return False
        alone = self.counts[rest] + self.counts[ARTICLE + rest] + (rest in NAMES)
        return alone > _LEAST_SHARE[beside[0]] * self.counts[beside]

    def _is_whole(self, word: str) -> bool:
        with_article = self.counts[ARTICLE + word]
        return with_article * _ARTICLE_WEIGHT > self.counts[word[1:]]

    def _article(self, word: str, *, after: str) -> str:
        if after == "ل" and _opens(word, "ل"):
            # للعراق, but not للبنان.
            return "ل" if self.counts["ا" + word] >= self.counts[word] else ""
        if not _opens(word, ARTICLE) or word in _NO_ARTICLE:
            return ""
        stem = word.removeprefix(ARTICLE)
        return ARTICLE if after or self.counts[stem] or self.counts["لل" + stem] else ""


def _has_article(rest: str, *, before: str) -> bool:
    if before == "ل":
        return _opens(rest, "ل")
    return _opens(rest, ARTICLE) and not (before + rest).startswith(_ROOTS_LIKE_ARTICLES)


def _opens(word: str, head: str) -> bool:
    return word.startswith(head) and len(word) - len(head) > _SHORTEST


def _looks_like_article(segment: str) -> bool:
    # Folding has hidden the hamza of ألبوم and إلياس.
    return segment[0] in "أإآ"
