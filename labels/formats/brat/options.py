"""What may be asked of brat's files when they are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labels.formats.base import Options


class Names(StrEnum):
    """How types, roles and attributes are spelled."""

    KEPT = "kept"
    """As they are, but for what would break a line."""
    BRAT = "brat"
    """As brat's own configuration takes them: Latin letters, digits, _ and -."""


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write."""

    names: Names = Names.KEPT
