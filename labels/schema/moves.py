"""Where labels of one version of a schema go in the next: to another name, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The part of a schema that a name belongs to."""

    TYPE = "type"
    ROLE = "role"
    RELATION = "relation"
    ATTRIBUTE = "attribute"
    CHOICE = "choice"
    ENDS = "ends"
    """The types of the two labels that a link joins, as `ends_of` spells them."""


@dataclass(frozen=True, slots=True)
class Move:
    """Labels that use a name go to the name `to`; None drops what uses it.

    `name` and `owner` are those of the version that is left. `owner` is what the name belongs to:
    of a role the event type, of an attribute the type, role or relation, or ARTICLE, of a choice
    the attribute, of ends the role or relation; empty for types and relations. A role or attribute
    with an empty owner is meant wherever it stands.
    """

    part: Part
    name: str
    owner: str = ""
    to: str | None = None


class Moves:
    """All moves from one version to the next; a name that none of them tells of stays."""

    def __init__(self, moves: Iterable[Move] = ()) -> None:
        self._moves = {(one.part, one.name, one.owner): one for one in moves}

    def __iter__(self) -> Iterator[Move]:
        return iter(self._moves.values())

    def __len__(self) -> int:
        return len(self._moves)

    def to(self, part: Part, name: str, owner: str = "") -> str | None:
        """Where this name goes: itself where nothing is said, None where it is dropped."""
        here = self._moves.get((part, name, owner)) or self._moves.get((part, name, ""))
        return here.to if here else name

    def back(self, names: Iterable[tuple[Part, str]]) -> Moves:
        """The way back for what was only renamed: moves to one of these names, each from one.

        What two moves lead to, or what is none of `names`, was there before or has been merged: of
        it nobody knows any more what it was.
        """
        ours = frozenset(names)
        found: dict[tuple[Part, str, str], list[Move]] = {}
        for one in self:
            if one.to is not None and (one.part, one.to) in ours:
                found.setdefault((one.part, one.to, self._owner(one)), []).append(one)
        return Moves(
            Move(part, name, owner, to=sources[0].name)
            for (part, name, owner), sources in found.items()
            if len(sources) == 1
        )

    def _owner(self, one: Move) -> str:
        """What the owner of a name is called after the moves."""
        above = {Part.ROLE: Part.TYPE, Part.CHOICE: Part.ATTRIBUTE}
        return (self.to(above[one.part], one.owner) if one.part in above else None) or one.owner


def ends_of(source: str, target: str) -> str:
    """How a pair of types goes by as one name."""
    return f"{source}>{target}"
