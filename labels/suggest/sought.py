"""The text of a mention as it is looked for elsewhere: folded words, and how its edges are cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from labels.document import Document
from labels.suggest.forms import Depth, forms
from labels.text.clitics import Segmenter
from labels.text.normalize import key
from labels.text.span import Span

SHORTEST_BARE = 3
"""Letters at least that a word of its own is known by without its particle: of بان no more than ان
would be left, which is every tenth word."""


class CliticPolicy(StrEnum):
    """What a mention takes of its first word: a project's choice."""

    WHOLE_WORD = "whole-word"
    WITHOUT_PROCLITICS = "without-proclitics"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which the text may stand elsewhere.

    `words` are folded. Of the first word the mention leaves out `head` letters, of the last one
    `tail`: where it was cut inside a word, other than by particles, the same word is cut alike.
    """

    words: tuple[str, ...]
    head: int = 0
    tail: int = 0


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: any of the spellings.

    `whole` when what is found takes the particles before it along; `inner` when it may stand
    behind an article that is left out.
    """

    spellings: tuple[Spelling, ...]
    whole: bool = False
    inner: bool = False


def sought(document: Document, span: Span, *, segmenter: Segmenter, policy: CliticPolicy) -> Sought:
    """The text at `span` as it is to be looked for; no spellings where it covers no letter.

    A label of the whole word وسوريا is known by سوريا too, where labels take particles along. Where
    they do not, one that keeps its first letter shows that this letter belongs to the name.
    """
    text = document.text
    touched = (document.tokens[index] for index in document.tokens.touching(span))
    tokens = [token for token in touched if key(token.of(text))]
    if not tokens or not key(span.of(text)):
        return Sought(())
    first, last = tokens[0], tokens[-1]
    before, after = text[first.start : span.start], text[span.end : last.end]
    rest = tuple(key(token.of(text)) for token in tokens[1:])
    head = _Head.of(first.of(text), len(before) if key(before) else 0, segmenter)
    whole = policy is CliticPolicy.WHOLE_WORD and not key(before)
    shortest = SHORTEST_BARE if not rest else 1
    bare = [(one, 0) for one in head.bare if whole and len(one) >= shortest]
    spellings = (
        spelling
        for first_word, left_out in [*head.words, *bare]
        for spelling in _ended((first_word, *rest), left_out, len(key(after)))
    )
    return Sought(tuple(dict.fromkeys(spellings)), whole, head.inner)


@dataclass(frozen=True, slots=True)
class _Head:
    """The first word of a mention: what it may be met as, with how many letters are left out."""

    words: tuple[tuple[str, int], ...]
    bare: tuple[str, ...] = ()
    inner: bool = False

    @classmethod
    def of(cls, word: str, start: int, segmenter: Segmenter) -> _Head:
        """The word from the character `start` on; `bare` is what its particles lead."""
        read = forms(word, segmenter)
        begun = next((form for form in read if form.start == start), None)
        if begun is None:
            return cls(((key(word[start:]), 0), (key(word), len(key(word[:start])))))
        led = [form for form in read if form.depth is Depth.PARTICLES]
        deepest = next((one for one in led if one.start == led[-1].start), None)
        bare = (deepest.key,) if deepest else ()
        return cls(((begun.key, 0),), bare, inner=begun.depth is Depth.ARTICLE)


def _ended(words: tuple[str, ...], head: int, tail: int) -> Iterator[Spelling]:
    """The words to their end, and where the mention ends within the last one, without it too."""
    if tail and len(words[-1]) > tail:
        yield Spelling((*words[:-1], words[-1][:-tail]), head)
    yield Spelling(words, head, tail)
