"""What stands in a cell of WebAnno TSV: escaped, stacked, with numbers that tell one from another.

A cell holds one value for each annotation of its layer on the row, `PER[1]|ORG[2]`; `_` is no
annotation, `*` one without that value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

NOTHING = "_"
NO_VALUE = "*"

_ESCAPES: Mapping[str, str] = {
    **{sign: f"\\{sign}" for sign in ("\\", "[", "]", "|", "_", "->", ";", "*")},
    "\t": "\\t",
    "\n": "\\n",
}
_SIGNS = {spelled: sign for sign, spelled in _ESCAPES.items()}
_SIGN = re.compile(r"->|[\\\[\]|_;*\t\n]")
_ESCAPED = re.compile(r"\\(?:->|[\\\[\]|_;*tn])")
_STACKED = re.compile(r"((?:[^\\|]|\\.)*)\|", re.DOTALL)
_SLOTTED = re.compile(r"((?:[^\\;]|\\.)*);", re.DOTALL)

_TEXT_ESCAPES: Mapping[str, str] = {
    **{chr(code): f"\\{chr(code)}" for code in (*range(8), *range(14, 32))},
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    "\b": "\\b",
    "\\": "\\\\",
}
_TEXT_SIGNS = {spelled: sign for sign, spelled in _TEXT_ESCAPES.items()}
_TEXT_SIGN = re.compile(r"[\x00-\x0a\x0c-\x1f\\]")
_TEXT_ESCAPED = re.compile(r"\\[\x00-\x07\x0e-\x1ftnfrb\\]")
_JAVA = re.compile(r"\\u([0-9a-fA-F]{4})")


def escaped(value: str) -> str:
    """A value as it stands in a cell."""
    return _SIGN.sub(lambda found: _ESCAPES[found[0]], value)


def unescaped(spelled: str) -> str:
    """The value that stands in a cell."""
    return _ESCAPED.sub(lambda found: _SIGNS[found[0]], spelled)


def escaped_text(line: str) -> str:
    """A line of the text as it stands after `#Text=`."""
    return _TEXT_SIGN.sub(lambda found: _TEXT_ESCAPES[found[0]], line)


def unescaped_text(spelled: str, *, java: bool) -> str:
    """The line of the text; `java` tells a file of 3.1 or before, which had Java's escapes."""
    if java:
        spelled = _JAVA.sub(lambda found: chr(int(found[1], 16)), spelled)
    return _TEXT_ESCAPED.sub(lambda found: _TEXT_SIGNS[found[0]], spelled)


def stacked(cell: str) -> list[str]:
    """The values of a cell as they are spelled, one for each annotation."""
    return [] if cell == NOTHING else _parted(cell, _STACKED)


def slotted(values: str) -> list[str]:
    """The roles, or the fillers, of one annotation."""
    return _parted(values, _SLOTTED)


def joined(values: Iterable[str]) -> str:
    """The cell of values that are spelled already."""
    return "|".join(values) or NOTHING


def numbered(spelled: str) -> tuple[str, str]:
    """A value and what stands in brackets after it, empty where nothing does."""
    if not spelled.endswith("]") or spelled.endswith("\\]"):
        return spelled, ""
    value, _, number = spelled[:-1].rpartition("[")
    return value, number


def _parted(values: str, pattern: re.Pattern[str]) -> list[str]:
    if "\\" not in values:
        return values.split("|" if pattern is _STACKED else ";")
    return pattern.findall(values + ("|" if pattern is _STACKED else ";"))
