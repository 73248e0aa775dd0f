"""How many read which article, and which comes when: drawn by a seed, the same for ever.

Each article is drawn for by itself, out of the seed and its external id. So articles that come in
later change nothing for those that are there, and the same file gives the same rota anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labels.lots import drawn

ALL = 100
"""Per cent."""

_LOTS = 10_000
_TURNS = 2**31


class Order(StrEnum):
    """In which order articles are handed out to whoever asks for the next one.

    An order gives each article its *turn*, and lower ones come first. One that depends on what a
    suggester thinks of the texts writes other turns into the same column.
    """

    IMPORTED = "imported"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Rota:
    """`readers` people read `share` per cent of the articles, and one person reads each other."""

    readers: int
    share: int = ALL
    order: Order = Order.IMPORTED
    seed: int = 1

    def wanted(self, external_id: str) -> int:
        """How many people shall read the article."""
        lot = drawn(self.seed, "share", external_id) % _LOTS
        return self.readers if lot * ALL < self.share * _LOTS else 1

    def turn(self, external_id: str) -> int:
        """Where the article stands in the order, below 2³¹; those of one turn go as imported."""
        if self.order is Order.IMPORTED:
            return 0
        return drawn(self.seed, "turn", external_id) % _TURNS

    @property
    def is_the_same_for_all(self) -> bool:
        """Whether every article gets as many readers, and goes in the order it came in."""
        return self.order is Order.IMPORTED and (self.share == ALL or self.readers == 1)
