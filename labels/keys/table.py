"""Every command of the editor with its keys, in the order in which people are shown them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Direction = Literal["rtl", "ltr"]


class Group(StrEnum):
    """What commands are about; a heading of the lists of keys."""

    MOVING = "moving"
    LABELLING = "labelling"
    JOINING = "joining"
    READING = "reading"
    REVIEWING = "reviewing"
    SETTLING = "settling"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Command:
    """What a reader can ask the editor for.

    All of its `chords` hold at once. Where none of them is free, the first of `spare` that is free
    holds: no schema can take a sign's key, so every command of letters ends with one.
    """

    name: str
    group: Group
    chords: tuple[str, ...]
    spare: tuple[str, ...] = ()

    @property
    def settles(self) -> bool:
        """Whether it is there only while readings are settled; there its keys go first."""
        return self.group is Group.SETTLING


def _command(group: Group, name: str, chords: str, /, *, spare: str = "") -> Command:
    return Command(name, group, tuple(chords.split()), tuple(spare.split()))


MOST_READERS = 9
"""Of one article whose versions have keys; those of further readers are taken in the panel."""

COMMANDS: tuple[Command, ...] = (
    _command(Group.MOVING, "onward", "Onward"),
    _command(Group.MOVING, "back", "Back"),
    _command(Group.MOVING, "extend-onward", "Shift+Onward"),
    _command(Group.MOVING, "extend-back", "Shift+Back"),
    _command(Group.MOVING, "segment-onward", "Alt+Onward"),
    _command(Group.MOVING, "segment-back", "Alt+Back"),
    _command(Group.MOVING, "extend-segment-onward", "Alt+Shift+Onward"),
    _command(Group.MOVING, "extend-segment-back", "Alt+Shift+Back"),
    _command(Group.MOVING, "next-sentence", "ArrowDown"),
    _command(Group.MOVING, "previous-sentence", "ArrowUp"),
    _command(Group.MOVING, "sentence-start", "Home"),
    _command(Group.MOVING, "sentence-end", "End"),
    _command(Group.MOVING, "next-label", "Tab Alt+ArrowDown"),
    _command(Group.MOVING, "previous-label", "Shift+Tab Alt+ArrowUp"),
    _command(Group.MOVING, "let-go", "Escape"),
    _command(Group.LABELLING, "palette", "Enter"),
    _command(Group.LABELLING, "occurrences", "KeyA", spare="Semicolon"),
    _command(Group.LABELLING, "drop", "Backspace Delete"),
    _command(Group.LABELLING, "start-back", "BracketLeft"),
    _command(Group.LABELLING, "start-onward", "BracketRight"),
    _command(Group.LABELLING, "end-back", "Shift+BracketLeft"),
    _command(Group.LABELLING, "end-onward", "Shift+BracketRight"),
    _command(Group.LABELLING, "start-back-letter", "Alt+BracketLeft"),
    _command(Group.LABELLING, "start-onward-letter", "Alt+BracketRight"),
    _command(Group.LABELLING, "end-back-letter", "Alt+Shift+BracketLeft"),
    _command(Group.LABELLING, "end-onward-letter", "Alt+Shift+BracketRight"),
    _command(Group.LABELLING, "split-label", "Shift+KeyS", spare="Backslash"),
    _command(Group.LABELLING, "merge-labels", "Shift+KeyM", spare="Equal"),
    _command(Group.LABELLING, "note", "KeyN", spare="Shift+KeyN Shift+Quote"),
    _command(Group.LABELLING, "comment", "Shift+KeyC", spare="Quote"),
    _command(Group.JOINING, "link", "KeyR", spare="KeyX Shift+KeyX Slash"),
    _command(Group.JOINING, "copy-event", "Ctrl+KeyD"),
    _command(Group.JOINING, "all-connectors", "Shift+KeyL", spare="Minus"),
    _command(Group.JOINING, "cards", "Shift+KeyV", spare="Shift+Period"),
    _command(Group.JOINING, "follow", "Alt+Enter"),
    _command(Group.JOINING, "fields", "Shift+Enter"),
    _command(Group.JOINING, "next-gap", "F8"),
    _command(Group.READING, "focus-mode", "Shift+KeyF", spare="Period"),
    _command(Group.READING, "panel", "Ctrl+KeyB"),
    _command(Group.READING, "reading-settings", "Comma"),
    _command(Group.READING, "split-sentence", "Ctrl+Shift+Enter"),
    _command(Group.READING, "merge-sentence", "Ctrl+Shift+Backspace"),
    _command(Group.REVIEWING, "accept", "Space"),
    _command(Group.REVIEWING, "accept-rest", "Shift+Space"),
    _command(Group.REVIEWING, "send-back", "Ctrl+Backspace"),
    _command(Group.SETTLING, "next-stop", "Tab"),
    _command(Group.SETTLING, "previous-stop", "Shift+Tab"),
    *(
        _command(Group.SETTLING, f"take-{n}", f"Digit{n} Numpad{n}")
        for n in range(1, MOST_READERS + 1)
    ),
    _command(Group.SETTLING, "take-both", "KeyB"),
    _command(Group.SETTLING, "take-none", "Digit0 Numpad0"),
    _command(Group.SETTLING, "all-lanes", "F9"),
    _command(Group.SETTLING, "merge-stops", "F4"),
    _command(Group.WORK, "undo", "Ctrl+KeyZ"),
    _command(Group.WORK, "redo", "Ctrl+Shift+KeyZ Ctrl+KeyY"),
    _command(Group.WORK, "history", "Shift+KeyH", spare="Backquote"),
    _command(Group.WORK, "hand-in", "Ctrl+Enter"),
    _command(Group.WORK, "skip", "F2"),
    _command(Group.WORK, "help", "Shift+Slash"),
)
"""`Onward` and `Back` are the arrows along the text, which way they point says its direction."""

BY_NAME: Mapping[str, Command] = {one.name: one for one in COMMANDS}


def pointed(chord: str, direction: Direction) -> str:
    """The chord in a text of this direction: the arrow towards which one reads goes onward."""
    onward, back = ("Left", "Right") if direction == "rtl" else ("Right", "Left")
    return re.sub(r"\bOnward$", f"Arrow{onward}", re.sub(r"\bBack$", f"Arrow{back}", chord))
