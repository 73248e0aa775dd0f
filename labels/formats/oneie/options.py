"""What may be asked of OneIE's lines, in writing and in reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labels.formats.base import Options
from labels.formats.base.choices import RowKind, Within


class Overlapping(StrEnum):
    """Which of several labels of one kind that share a word are written."""

    OUTER = "outer"
    INNER = "inner"
    ALL = "all"
    """All of them: the line holds them, but OneIE's own reader keeps the first alone."""


class Types(StrEnum):
    """How a type of two parts is named."""

    PARTED = "parted"
    """Our Conflict.Attack is its Conflict:Attack, and PER.Group type PER, subtype Group."""
    WHOLE = "whole"
    """By the same name, whatever it is made of."""


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write."""

    types: Types = Types.PARTED
    rows: RowKind = RowKind.TOKENS
    within: Within = Within.WIDEN
    overlapping: Overlapping = Overlapping.OUTER


@dataclass(frozen=True, slots=True)
class ReadingOptions(Options):
    """How to read."""

    types: Types = Types.PARTED
