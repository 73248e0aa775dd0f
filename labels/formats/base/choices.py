"""What formats of words may be asked: what a row is, and what becomes of mentions within one."""

from __future__ import annotations

from enum import StrEnum


class RowKind(StrEnum):
    """What one row is."""

    TOKENS = "tokens"
    SEGMENTS = "segments"
    """A particle or a stem: بالعراق takes two rows."""


class Within(StrEnum):
    """What becomes of a mention that begins or ends within a row."""

    WIDEN = "widen"
    """It takes the whole row."""
    SPLIT = "split"
    """The row becomes two, cut at the mention's edge."""
    REFUSE = "refuse"
    """It is left out."""
