"""The keys that a person has chosen: which may be, and what holds then."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from labels.keys.table import BY_NAME, COMMANDS, Command, Direction, pointed

Keys = Mapping[str, tuple[str, ...]]
"""The chords of each command that a person has given keys of their own; none: it has no key."""

KeysCode = Literal[
    "unknown-command", "unknown-chord", "chord-of-browser", "chord-of-text", "chord-with-altgr",
    "chord-kept", "chord-twice",
]  # fmt: skip
"""Why a person cannot have a key."""

_CODE = (
    "Key[A-Z]|Digit[0-9]|Numpad[A-Z0-9][A-Za-z0-9]*|F[0-9]{1,2}|Arrow(?:Left|Right|Up|Down)|Home|End"
    "|PageUp|PageDown|Insert|Delete|Backspace|Enter|Tab|Space|Escape|Backquote|Minus|Equal"
    "|BracketLeft|BracketRight|Backslash|IntlBackslash|Semicolon|Quote|Comma|Period|Slash"
)
_CHORD = re.compile(rf"(Ctrl\+)?(Alt\+)?(Shift\+)?({_CODE})")
_OF_BROWSER = re.compile(
    r".*\+F[0-9]{1,2}|F(1|3|5|6|7|10|11|12)"
    r"|Ctrl\+(Key[FGLNOPQRSTUW]|Digit[0-9]|Numpad.*|Minus|Equal)"
    r"|Ctrl\+Shift\+(Key[CIJKNPQRTW]|Delete)|Ctrl\+(Shift\+)?(Tab|PageUp|PageDown)"
    r"|Alt\+(Shift\+)?(Key[DEF]|Home|Space|Tab|Escape)|Ctrl\+(Shift\+)?Escape|Shift\+Escape"
)
_OF_TEXT = re.compile(r"Ctrl\+Key[ACVX]|(Shift\+)?(Space|PageUp|PageDown)")
_KEPT = {
    "Escape": ("let-go",),
    "Tab": ("next-label", "next-stop"),
    "Shift+Tab": ("previous-label", "previous-stop"),
}
"""Keys by which one must be able to get out of where one is: no other commands have them."""


class KeysError(ValueError):
    """Keys that nobody can have; `code` and `params` say why.

    `command` is the one that was to have the chord, `chord` the one in question, `other` the
    command that has it already.
    """

    def __init__(self, code: KeysCode, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code: KeysCode = code
        self.params = params


def refuse_chord(command: str, chord: str) -> None:
    """Raise KeysError where this command cannot have this chord, whatever other commands have."""
    params = {"command": command, "chord": chord}
    if command not in BY_NAME:
        raise KeysError("unknown-command", **params)
    if not _CHORD.fullmatch(chord):
        raise KeysError("unknown-chord", **params)
    if _OF_BROWSER.fullmatch(chord):
        raise KeysError("chord-of-browser", **params)
    # While one reviews, the key that scrolls a text accepts a label.
    if _OF_TEXT.fullmatch(chord) and chord not in BY_NAME[command].chords:
        raise KeysError("chord-of-text", **params)
    if chord.startswith("Ctrl+Alt+"):
        raise KeysError("chord-with-altgr", **params)
    if command not in _KEPT.get(chord, (command,)):
        raise KeysError("chord-kept", **params, other=_KEPT[chord][0])


def checked(keys: Keys) -> Keys:
    """These keys, every chord once; raises KeysError.

    A chord that another command has from the start may be chosen: the other moves aside. One that
    lets go of things stays where it is, for it must always be at hand. What holds only while
    readings are settled may have the same chord as what else holds.
    """
    given: dict[tuple[str, bool], str] = {}
    for command, chord in _pairs(keys):
        refuse_chord(command, chord)
        other = given.setdefault((chord, BY_NAME[command].settles), command)
        if other != command:
            raise KeysError("chord-twice", command=command, chord=chord, other=other)
    return {command: tuple(dict.fromkeys(chords)) for command, chords in keys.items()}


def _pairs(keys: Keys) -> Iterator[tuple[str, str]]:
    """Every command with each of its chords; raises KeysError."""
    for command, chords in keys.items():
        if command not in BY_NAME:
            raise KeysError("unknown-command", command=command, chord="")
        if command in _KEPT["Escape"] and "Escape" not in chords:
            raise KeysError("chord-kept", command=command, chord="Escape", other=command)
        yield from ((command, chord) for chord in chords)


def in_force(
    keys: Keys, direction: Direction, *, taken: Collection[str] = ()
) -> dict[str, tuple[str, ...]]:
    """The chords of every command, in the table's order, where the schema has taken some.

    What a person chose goes before what others have from the start; a command whose keys are all
    taken falls back on its spare ones. What settles gives way to nobody.
    """
    held: dict[str, tuple[str, ...]] = {}
    used: dict[bool, set[str]] = {True: set(), False: set(taken)}

    def hold(command: Command, chords: Iterable[str], most: int | None = None) -> None:
        free = tuple(one for one in chords if one not in used[command.settles])[:most]
        held[command.name] = free
        used[command.settles].update(free)

    for command in COMMANDS:
        hold(command, keys.get(command.name, ()))
    missing = [one for one in COMMANDS if not held[one.name] and keys.get(one.name) != ()]
    for command in missing:
        hold(command, _pointed(command.chords, direction))
    for command in missing:
        if not held[command.name]:
            hold(command, _pointed((*command.chords, *command.spare), direction), most=1)
    return {command.name: held[command.name] for command in COMMANDS}


def _pointed(chords: Iterable[str], direction: Direction) -> Iterator[str]:
    return (pointed(one, direction) for one in chords)
