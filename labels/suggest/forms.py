"""What a written word may be read as: itself, and what is left of it behind particles.

وبسوريا is itself, بسوريا and سوريا. Behind a particle ل the article loses its alef in writing, so
للعراق holds العراق, and لله holds الله.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from labels.text.clitics import CONJUNCTIONS, PREPOSITIONS, Segmenter, without_proclitics
from labels.text.normalize import Folded, fold, key
from labels.text.span import Span, Spans

SHORTEST_GUESS = 4
"""Letters at least behind a particle that no segmenter told of: كريم is a name, not ك and ريم."""

_FOREIGN = re.compile("[وف]?[بلك]?(?=[0-9a-z])")
"""Particles before digits or Latin letters, which can be nothing else: بـBBC."""


class Depth(IntEnum):
    """What is left out in front of a form."""

    WHOLE = 0
    PARTICLES = 1
    GUESSED = 2
    """Letters that look like particles, though the segmenter did not take them for such."""
    ARTICLE = 3


class Form(NamedTuple):
    """One reading of a written word: the folded letters, and the character they begin at."""

    key: str
    start: int
    depth: Depth


def forms(word: str, segmenter: Segmenter) -> tuple[Form, ...]:
    """All forms of a written word, the whole first; none where it folds to nothing.

    Of two that begin at the same character the likelier comes first.
    """
    folded = fold(word)
    if not folded.text:
        return ()
    told = list(_told(word, segmenter))
    starts = {form.start for form in told}
    guessed = (form for form in _guessed(folded) if form.start not in starts)
    return Form(folded.text, 0, Depth.WHOLE), *told, *guessed


def _told(word: str, segmenter: Segmenter) -> Iterator[Form]:
    """What stands behind the particles, and behind the article, that the segmenter tells of."""
    token = Span(0, len(word))
    inner = segmenter.segments(word, token)[1:]
    if not inner:
        return
    bare = without_proclitics(token, word, tokens=Spans.of([token]), segmenter=segmenter)
    for segment in inner:
        depth = Depth.PARTICLES if segment.start <= bare.start else Depth.ARTICLE
        keys = _read_behind(key(word[: segment.start]), key(word[segment.start :]))
        likely = keys if key(segment.of(word)) == "ل" else keys[::-1]
        yield from (Form(letters, segment.start, depth) for letters in likely)


def _guessed(folded: Folded) -> Iterator[Form]:
    word = folded.text
    foreign = _FOREIGN.match(word)
    depth = Depth.PARTICLES if foreign else Depth.GUESSED
    for head in filter(None, [foreign.end()] if foreign else _heads(word)):
        before, after = folded.span_of(head - 1, head), folded.span_of(head, head + 1)
        if before != after:
            for letters in _read_behind(word[:head], word[head:]):
                yield Form(letters, after.start, depth)


def _heads(word: str) -> Iterator[int]:
    """How many letters may be particles."""
    longest = len(word) - SHORTEST_GUESS
    conjunction = int(word[0] in CONJUNCTIONS)
    if conjunction <= longest:
        yield conjunction
    if conjunction < longest and word[conjunction] in PREPOSITIONS:
        yield conjunction + 1


def _read_behind(before: str, rest: str) -> tuple[str, ...]:
    """What `rest` may be when it stands alone; the one with an article first."""
    if before.lstrip("وف") != "ل" or not rest.startswith("ل"):
        return (rest,)
    # ل + له is no pronoun, for that would be له alone.
    return ("الله",) if rest == "له" else ("ا" + rest, rest)
