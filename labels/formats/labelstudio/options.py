"""What may be asked of Label Studio's files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labels.formats.base import Options


class Which(StrEnum):
    """Which of the annotations of a task become readings."""

    TRUTH = "truth"
    """The one that is marked as ground truth, or else the first."""
    LAST = "last"
    EACH = "each"
    """Every one, named after who made it."""
    PREDICTION = "prediction"
    """The last prediction of a model instead."""


class Config(StrEnum):
    """Where the labelling configuration stands."""

    BESIDE = "beside"
    """In a ZIP, beside the tasks."""
    NONE = "none"
    """Nowhere: the file is the tasks alone."""


@dataclass(frozen=True, slots=True)
class ReadingOptions(Options):
    """How to read."""

    which: Which = Which.TRUTH


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write."""

    config: Config = Config.BESIDE
