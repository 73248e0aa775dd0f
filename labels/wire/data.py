"""Reading plain JSON data with errors that say what is wrong and where.

A place is a path of keys and indices, such as `changes.0.put.mention.start`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Literal, TypeVar

Json = dict[str, Any]
"""A JSON object as the json module reads it."""

_SHOWN = 100
"""Code points of a text that an error repeats."""

Value = TypeVar("Value")
Kind = TypeVar("Kind", bound=StrEnum)

WireCode = Literal[
    "missing",
    "unknown-key",
    "not-an-object",
    "not-a-list",
    "not-text",
    "not-storable",
    "not-a-name",
    "not-a-number",
    "not-a-flag",
    "not-a-value",
    "unknown-kind",
    "not-a-span",
    "not-spans",
    "not-one-change",
    "id-twice",
]
"""What may be wrong with data."""


class WireError(ValueError):
    """Data that does not spell what it should.

    `code` says what is wrong, `place` where, `value` what stood there.
    """

    def __init__(self, code: WireCode, place: str, value: object = None) -> None:
        super().__init__(f"{place}: {code} {value!r}")
        self.code: WireCode = code
        self.place = place
        self.value = value


def each(read: Callable[[object, str], Value], data: object, place: str) -> list[Value]:
    """What `read` makes of each entry of a list."""
    return [read(one, f"{place}.{index}") for index, one in enumerate(array(data, place))]


def given(**parts: object) -> Json:
    """Those of the parts that are not empty."""
    return {name: part for name, part in parts.items() if part}


def number(value: object, place: str) -> int:
    """A whole number; true and false are none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise WireError("not-a-number" if value is not None else "missing", place, value)
    return value


def flag(value: object, place: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WireError("not-a-flag", place, value)
    return value


def string(value: object, place: str) -> str:
    """A text, which may be empty; without NUL and lone surrogates, which no database takes."""
    if not isinstance(value, str):
        raise WireError("not-text" if value is not None else "missing", place, value)
    if "\0" in value or not _is_unicode(value):
        raise WireError("not-storable", place, ascii(value[:_SHOWN]))
    return value


def short_text(found: Json, key: str, place: str, *, longest: int) -> str:
    """The text under `key`: not empty and of `longest` code points at most."""
    value = string(found.get(key), f"{place}.{key}")
    if not value or len(value) > longest:
        raise WireError("not-a-name", f"{place}.{key}", value[:longest])
    return value


def one_of(kind: type[Kind], value: object, place: str) -> Kind:
    """The member of an enum that this text names."""
    named = string(value, place)
    try:
        return kind(named)
    except ValueError:
        raise WireError("unknown-kind", place, named) from None


def array(data: object, place: str) -> list[Any]:
    """A JSON list."""
    if not isinstance(data, list):
        raise WireError("not-a-list" if data is not None else "missing", place)
    return data


def record(data: object, place: str, keys: frozenset[str] | None) -> Json:
    """A JSON object with no other keys than these; None allows any."""
    if not isinstance(data, dict):
        raise WireError("not-an-object" if data is not None else "missing", place)
    if keys is not None and not keys.issuperset(data):
        raise WireError("unknown-key", place, ", ".join(sorted(data.keys() - keys)))
    return data


def _is_unicode(text: str) -> bool:
    """Whether the text has no lone surrogates, which JSON can spell and UTF-8 cannot."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
