"""Where labels of files go, when what they go to is called otherwise in the next version."""

from __future__ import annotations

from dataclasses import replace

from labels.schema.moves import Move, Moves, Part


def matching_moved(kept: Moves, moves: Moves) -> Moves:
    """The matching with its goals as the moves from one version to the next call them.

    A goal that is dropped stays in it: it is one again where the version is taken back.
    """
    return Moves(replace(one, to=_goal(one, kept, moves)) for one in kept)


def _goal(one: Move, kept: Moves, moves: Moves) -> str | None:
    if one.to is None:
        return None
    # What it belongs to goes by the file's name; the moves ask for the schema's.
    owner = kept.to(Part.TYPE, one.owner) or one.owner
    return moves.to(one.part, one.to, owner) or one.to
