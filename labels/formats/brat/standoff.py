"""What an `.ann` file says, line by line: where writing and reading meet.

Everything stands under the id that it has in the file; ids of triggers are ids of stretches.
`line` is where it stands, 0 where it was never read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Piece = tuple[int, int]
"""Where a piece of a stretch begins and ends, in code points of the text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A `T`: a type on one piece of the text or several, and the characters there."""

    id: str
    type: str
    pieces: tuple[Piece, ...]
    surface: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Happening:
    """An `E`: an event on a trigger; its arguments by their numbered roles."""

    id: str
    type: str
    trigger: str
    arguments: tuple[tuple[str, str], ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Arc:
    """An `R` from one to another, or two of an Equiv, whose id is made here: `*1`."""

    id: str
    type: str
    source: str
    target: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """An `A`, `M` or `N` about something else: True, a value, or what stands in a database."""

    target: str
    name: str
    value: str | bool
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Remarked:
    """A `#`: a note of some type on something else."""

    target: str
    type: str
    text: str
    line: int = field(default=0, compare=False)


Said = Stretch | Happening | Arc | Fact | Remarked


@dataclass(slots=True)
class Standoff:
    """A whole file; an Equiv is an arc from its first to each other."""

    stretches: dict[str, Stretch] = field(default_factory=dict)
    happenings: dict[str, Happening] = field(default_factory=dict)
    arcs: dict[str, Arc] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    remarked: list[Remarked] = field(default_factory=list)
    equivs: int = field(default=0, compare=False)
