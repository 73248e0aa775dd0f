"""A second reader made of a first: mentions missed, moved and retyped by chance, at known rates.

What two such readers have in common follows from the rates, so that what is measured between them
can be held against what it must be.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from labels.agreement import Measure
from labels.document import Document, Mention
from labels.schema import MentionKind
from labels.text.span import Span

WAYS = 2
"""Ways in which a mention is moved: it begins one character earlier, or ends one later."""


@dataclass(frozen=True, slots=True)
class Noise:
    """How much is not as in the first reading.

    Of all mentions `missed` are not there; of the rest `moved` have one character more; of what is
    left then, `retyped` have another of the `types`, each as likely.
    """

    missed: float
    moved: float
    retyped: float
    types: Sequence[str]

    def on(self, document: Document, chance: random.Random) -> Document:
        """The reading with this noise on it; its entities only, which must lie apart."""
        heard = (self._heard(one, chance, len(document.text)) for one in document.entities())
        return replace(document, mentions={one.id: one for one in heard if one}, links={})

    def f1(self, measure: Measure) -> float:
        """What F1 of two readings with this noise comes out at, for many mentions.

        The same is where noise left both alone, and where it did the same to both.
        """
        stays = 1 - self.missed
        moved = stays * self.moved
        retyped = (stays - moved) * self.retyped
        alone = stays - moved - retyped
        others = len(self.types) - 1
        same = {
            Measure.STRICT: alone**2 + moved**2 / WAYS + retyped**2 / others,
            Measure.UNTYPED: (stays - moved) ** 2 + moved**2 / WAYS,
            Measure.RELAXED: (stays - retyped) ** 2 + retyped**2 / others,
        }
        return same[measure] / stays

    @property
    def types_alike(self) -> float:
        """Of the mentions of one span in two such readings, how many have one type.

        Nearly: those that both moved the same way are left out, and they are all alike.
        """
        return (1 - self.retyped) ** 2 + self.retyped**2 / (len(self.types) - 1)

    def _heard(self, mention: Mention, chance: random.Random, length: int) -> Mention | None:
        if chance.random() < self.missed:
            return None
        if chance.random() < self.moved:
            return replace(mention, span=_longer(mention.span, chance, length))
        if chance.random() < self.retyped:
            others = [name for name in self.types if name != mention.type]
            return replace(mention, type=chance.choice(others))
        return mention


def two_readers(gold: Sequence[Document], noise: Noise, seed: int) -> list[dict[str, Document]]:
    """Each article as two read it, who hear the noise apart."""
    chance = random.Random(seed)  # noqa: S311 - the same noise every time
    return [{name: noise.on(one, chance) for name in ("first", "second")} for one in gold]


def apart(document: Document) -> Document:
    """The same with its entities alone, and of those only what leaves a character on each side."""
    kept: list[Mention] = []
    last = 0
    for one in document.in_reading_order():
        fits = last < one.span.start and one.span.end < len(document.text)
        if one.kind is MentionKind.ENTITY and fits:
            kept.append(one)
            last = one.span.end + 1
    return replace(document, mentions={one.id: one for one in kept}, links={})


def _longer(span: Span, chance: random.Random, length: int) -> Span:
    if chance.randrange(WAYS):
        return Span(span.start - 1, span.end)
    return Span(span.start, min(length, span.end + 1))
