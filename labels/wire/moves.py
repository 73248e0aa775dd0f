"""The spelling of moves from one version of a schema to the next, and of what is other in it."""

from __future__ import annotations

from labels.schema import Difference, Move, Moves, Part
from labels.wire.data import Json, each, given, one_of, record, short_text, string
from labels.wire.documents import LONGEST_TYPE

_MOVE = frozenset({"part", "name", "owner", "to"})
LONGEST_ENDS = 2 * LONGEST_TYPE + 1
"""Code points of the names of two types with a mark between."""


def moves_data(moves: Moves) -> list[Json]:
    """Moves as JSON data; `to` null drops what uses the name."""
    return [
        {"part": one.part.value, "name": one.name, **given(owner=one.owner), "to": one.to}
        for one in moves
    ]


def moves_from(data: object, place: str = "moves") -> Moves:
    """The moves that JSON data spells. Raises WireError."""
    return Moves(each(_move_from, data, place))


def difference_data(one: Difference) -> Json:
    """A difference as JSON data; `part` null is the schema as a whole."""
    return {
        "part": one.part.value if one.part else None,
        "name": one.name,
        "owner": one.owner,
        "fate": one.fate.value,
        "to": one.to,
        "what": list(one.what),
    }


def _move_from(data: object, place: str) -> Move:
    found = record(data, place, _MOVE)
    to = found.get("to")
    return Move(
        part=one_of(Part, found.get("part"), f"{place}.part"),
        name=short_text(found, "name", place, longest=LONGEST_ENDS),
        owner=string(found.get("owner", ""), f"{place}.owner"),
        to=None if to is None else short_text(found, "to", place, longest=LONGEST_TYPE),
    )
