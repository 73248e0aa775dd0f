"""Which of the readings that a person hands in are reviewed, where not all are: drawn by a seed.

Each reading is drawn for by itself, out of the seed, its reader and its article. So what is handed
in later changes nothing for what was drawn, and a larger share takes in what a smaller one had.
"""

from __future__ import annotations

from dataclasses import dataclass

from labels.lots import drawn

ALL = 100
"""Per cent."""

LOTS = 10_000
"""The highest lot; the lowest that is drawn is 1."""

CHOSEN = 0
"""The lot of a reading that is reviewed under any share: it was not drawn."""


@dataclass(frozen=True, slots=True)
class Sample:
    """`share` per cent of what each person hands in."""

    share: int = ALL
    seed: int = 1

    @property
    def highest(self) -> int:
        """The highest lot that is in the sample; all lower ones are."""
        return self.share * LOTS // ALL

    def lot(self, reader: str, external_id: str) -> int:
        """The lot of this person's reading of this article, by username and external id."""
        return drawn(self.seed, "review", reader, external_id) % LOTS + 1
