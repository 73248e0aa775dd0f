"""What schemas of other tools have in common: keys, colours, and what is wrong with their files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_SHORT_COLOUR = re.compile(r"#[0-9a-f]{3}")
_NAMED = {
    "aqua": "#00ffff", "black": "#000000", "blue": "#0000ff", "brown": "#a52a2a",
    "cyan": "#00ffff", "darkblue": "#00008b", "darkgreen": "#006400", "darkorange": "#ff8c00",
    "darkred": "#8b0000", "fuchsia": "#ff00ff", "gold": "#ffd700", "gray": "#808080",
    "green": "#008000", "grey": "#808080", "lime": "#00ff00", "magenta": "#ff00ff",
    "maroon": "#800000", "navy": "#000080", "olive": "#808000", "orange": "#ffa500",
    "pink": "#ffc0cb", "purple": "#800080", "red": "#ff0000", "silver": "#c0c0c0",
    "teal": "#008080", "violet": "#ee82ee", "white": "#ffffff", "yellow": "#ffff00",
}  # fmt: skip

ConfigCode = Literal["not-xml", "doctype", "no-labels", "not-a-label"]
"""How a file may be none of another tool's schema."""


class ConfigError(ValueError):
    """A file that is no schema of Label Studio or doccano; `line` is 0 for the file as a whole.

    Of a list of labels `line` is the number of the label. `value` is the part at fault.
    """

    def __init__(self, code: ConfigCode, *, line: int = 0, value: str = "") -> None:
        super().__init__(f"{line}: {code} {value}")
        self.code: ConfigCode = code
        self.line = line
        self.value = value


def colour_from(spelled: str) -> str:
    """A colour as we spell it; empty for one that we do not know."""
    colour = spelled.strip().lower()
    if _SHORT_COLOUR.fullmatch(colour):
        return "#" + "".join(one * 2 for one in colour[1:])
    return colour if _COLOUR.fullmatch(colour) else _NAMED.get(colour, "")


def hotkey_from(key: str, *, shift: bool = False) -> str:
    """The place on the keyboard of a letter or digit; empty for any other key."""
    if len(key) != 1 or not (key.isascii() and key.isalnum()):
        return ""
    place = f"Digit{key}" if key.isdigit() else f"Key{key.upper()}"
    return f"Shift+{place}" if shift else place


def key_of(hotkey: str) -> tuple[str, bool]:
    """The letter or digit of a hotkey, and whether Shift is held; empty where there is none."""
    place = hotkey.removeprefix("Shift+")
    return place[-1:].lower(), place != hotkey


def unless_taken(hotkeys: Iterable[str]) -> list[str]:
    """Each hotkey where it comes first; other tools let two labels share one, and we do not."""
    taken: set[str] = set()
    found = []
    for one in hotkeys:
        found.append("" if one in taken else one)
        taken.add(one)
    return found
