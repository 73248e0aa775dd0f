"""What may be asked of doccano's files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labels.formats.base import Options
from labels.formats.base.flat import Events
from labels.formats.base.offsets import Unit


class Counted(StrEnum):
    """What the offsets of a file count."""

    FOUND = "found"
    """Found out from the file itself."""
    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"
    GRAPHEMES = "graphemes"

    def unit(self) -> Unit | None:
        """The unit that was asked for; None where it is to be found out."""
        return None if self is Counted.FOUND else Unit(self.value)


class Offsets(StrEnum):
    """What the offsets that are written count."""

    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"


class Form(StrEnum):
    """How labels are spelled."""

    RELATIONS = "relations"
    """`entities` and `relations`, as of a project with relations."""
    LABELS = "labels"
    """`label`, a list of `[start, end, "TYPE"]`."""


@dataclass(frozen=True, slots=True)
class ReadingOptions(Options):
    """How to read."""

    offsets: Counted = Counted.FOUND


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write."""

    offsets: Offsets = Offsets.CODE_POINTS
    form: Form = Form.RELATIONS
    events: Events = Events.LABELS
