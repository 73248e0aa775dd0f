"""What may be asked of DyGIE++'s lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labels.formats.base import Options
from labels.formats.base.choices import RowKind, Within


class Triggers(StrEnum):
    """What becomes of a trigger of several words."""

    FIRST = "first"
    """Its first word is the trigger."""
    REFUSE = "refuse"
    """It is left out."""


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write."""

    rows: RowKind = RowKind.TOKENS
    within: Within = Within.WIDEN
    triggers: Triggers = Triggers.FIRST
