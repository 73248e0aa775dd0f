"""Ids of a document in the making: the file's where they will do, else numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from labels.formats.base.codes import Became, LossCode
from labels.formats.base.losses import Lost
from labels.wire.documents import LONGEST_ID


@dataclass(slots=True)
class Ids:
    """The ids that are taken, and how far each letter was counted."""

    taken: set[str] = field(default_factory=set)
    counted: dict[str, int] = field(default_factory=dict)

    def of(self, wanted: object, letter: str) -> str:
        """The id that a file gives, unless it is taken or too long; then the next number."""
        if not (isinstance(wanted, str) and 0 < len(wanted) <= LONGEST_ID) or wanted in self.taken:
            return self.next(letter)
        self.taken.add(wanted)
        return wanted

    def next(self, letter: str) -> str:
        """The first free one of m1, m2 … for the letter m."""
        while True:
            self.counted[letter] = self.counted.get(letter, 0) + 1
            id = f"{letter}{self.counted[letter]}"
            if id not in self.taken:
                self.taken.add(id)
                return id


def lost_ids(before: Sequence[str], after: Iterable[str]) -> list[Lost]:
    """The one loss of ids that come back as others; none where they are the same."""
    if list(before) == list(after):
        return []
    return [Lost(LossCode.IDS, Became.CHANGED, "", "")]
