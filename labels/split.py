"""Which part of a data set an article belongs to: train, dev or test.

The part hangs on the article's external id and the seed alone, so a new article never moves an old
one, and another machine makes the same parts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

_STEPS = 2**32
_ALL = 100


class Part(StrEnum):
    """A part of a data set."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Split:
    """A division into parts; `dev` and `test` are percentages, the rest is for training.

    Raises ValueError unless both are 0 or more and leave something to train on.
    """

    seed: str = "hashiya"
    dev: int = 10
    test: int = 10

    def __post_init__(self) -> None:
        if min(self.dev, self.test) < 0 or self.dev + self.test >= _ALL:
            message = f"dev and test take {self.dev} and {self.test} of {_ALL}."
            raise ValueError(message)

    def part_of(self, external_id: str) -> Part:
        """The part of the article with this external id."""
        digest = hashlib.sha256(f"{self.seed}\0{external_id}".encode()).digest()
        place = int.from_bytes(digest[:4], "big") * _ALL / _STEPS
        if place < self.test:
            return Part.TEST
        return Part.DEV if place < self.test + self.dev else Part.TRAIN
