"""Values of attributes as results of Label Studio, and back.

A choice is a `choices` of one, several are a `taxonomy` of paths one long, yes and no are the
choices `true` and `false`, a number is a `number`. A text that could be taken for something else is
a `textarea`, as is any with a line break.
"""

from __future__ import annotations

from typing import Any

from labels.document import AttributeValue
from labels.formats.base.facts import misspelt
from labels.wire import Json

_FLAGS = {"true": True, "false": False}
TYPES = frozenset({"choices", "taxonomy", "textarea", "number", "rating", "datetime"})
"""The results that tell of a region, or of the article, and mark nothing themselves."""


def spelled(value: AttributeValue) -> tuple[str, object]:
    """The type of the result, and what stands under that name (a textarea's under `text`)."""
    if isinstance(value, bool):
        return "choices", ["true" if value else "false"]
    if isinstance(value, int | float):
        return "number", value
    if isinstance(value, tuple):
        return "taxonomy", [[one] for one in value]
    if value in _FLAGS or "\n" in value or not value:
        return "textarea", [value]
    return "choices", [value]


def written(value: AttributeValue) -> tuple[str, object]:
    """The same of an attribute that is asked for as a text: any text is a `textarea`."""
    return ("textarea", [value]) if isinstance(value, str) else spelled(value)


def value_from(kind: str, value: Json, place: str) -> AttributeValue:
    """The value that a result of one of TYPES has; raises UnfitError."""
    found = value.get("text" if kind == "textarea" else kind)
    told = _several(kind, found) if isinstance(found, list) else _one(kind, found)
    if told is None:
        raise misspelt("not-a-value", place, found)
    return told


def _one(kind: str, found: object) -> AttributeValue | None:
    match kind, found:
        case "textarea" | "datetime", str(text):
            return text
        case "number" | "rating", int(number) | float(number) if not isinstance(number, bool):
            return number
    return None


def _several(kind: str, found: list[Any]) -> AttributeValue | None:
    if kind == "taxonomy":
        # Each is a path, of which the last name is what was chosen.
        found = [path[-1] if path and isinstance(path, list) else None for path in found]
    if not all(isinstance(one, str) for one in found):
        return None
    if kind == "textarea":
        return "\n".join(found)
    if kind == "choices" and len(found) == 1:
        (only,) = map(str, found)
        return _FLAGS.get(only, only)
    return tuple(found) if kind in {"choices", "taxonomy"} else None
