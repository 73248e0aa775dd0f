"""Giving a command another key, by what holds for it now."""

from __future__ import annotations

from labels.keys.personal import Keys, checked, in_force
from labels.keys.table import BY_NAME, Direction

SHOWN_IN: Direction = "rtl"
"""The direction in which a person is shown one's keys: that of the texts we are made for."""


def holder(keys: Keys, chord: str, *, beside: str) -> str:
    """The command that has this chord now where `beside` holds as well; empty where none has."""
    held = in_force(keys, SHOWN_IN)
    rivals = (command for command, chords in held.items() if chord in chords)
    return next((one for one in rivals if _meet(one, beside)), "")


def given(keys: Keys, command: str, chord: str) -> Keys:
    """The keys once the command has this chord and no other. Raises KeysError."""
    return _with(keys, command, (chord,))


def added(keys: Keys, command: str, chord: str) -> Keys:
    """The keys once the command has this chord beside those it has. Raises KeysError."""
    return _with(keys, command, (*in_force(keys, SHOWN_IN)[command], chord))


def given_back(keys: Keys, command: str) -> Keys:
    """The keys once the command has those again that it has from the start."""
    return {name: chords for name, chords in keys.items() if name != command}


def _with(keys: Keys, command: str, chords: tuple[str, ...]) -> Keys:
    """What another command was given of these chords is taken from it.

    Where nothing is left it goes by what it has from the start.
    """
    others = {
        name: tuple(one for one in had if not (one in chords and _meet(name, command)))
        for name, had in keys.items()
        if had
    }
    kept = {name: had for name, had in keys.items() if not had}
    kept |= {name: had for name, had in others.items() if had and name != command}
    found = checked({**kept, command: chords})
    return _without_what_holds_anyway(found, command)


def _meet(one: str, other: str) -> bool:
    """Whether two commands cannot have the same chord; who is none is found out later."""
    settle = [BY_NAME[name].settles for name in (one, other) if name in BY_NAME]
    return len(set(settle)) == 1


def _without_what_holds_anyway(keys: Keys, command: str) -> Keys:
    """These keys less those of the command where it would have them unchosen."""
    unchosen = given_back(keys, command)
    same = command in BY_NAME and in_force(unchosen, SHOWN_IN)[command] == keys[command]
    return unchosen if same else keys
