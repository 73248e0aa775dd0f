"""A schema as doccano has it: a list of labels, each with a key and a colour.

doccano keeps span types, relation types and categories in lists of one form, which do not say what
they are: a list that is read is one of spans, so its labels are types of entities. What is written
are all types that mark something, entities first.
"""

from __future__ import annotations

import json

from labels.schema.borrowed import ConfigError, colour_from, hotkey_from, key_of, unless_taken
from labels.schema.parts import MentionType
from labels.schema.whole import Schema

LONGEST = 100
"""Characters that doccano allows a label."""

_DARK = 0.179
"""The relative luminance above which black is read better than white (WCAG 2.2)."""


def schema_from_labels(data: list[object], *, name: str) -> Schema:
    """The schema that a list of labels spells. Raises ConfigError."""
    labels = [_label(one, number) for number, one in enumerate(data, 1)]
    if not labels:
        raise ConfigError("no-labels")
    keys = unless_taken(_hotkey(one) for one in labels)
    types = (
        MentionType(str(one["text"]), colour=_colour(one), hotkey=key)
        for one, key in zip(labels, keys, strict=True)
    )
    return Schema(name=name, types=tuple(types))


def labels_of(schema: Schema) -> str:
    """The file of a schema's types; keys with Shift become doccano's shift and the letter."""
    labels = [
        {
            "id": number,
            "text": one.name[:LONGEST],
            "prefix_key": "shift" if key_of(one.hotkey)[1] else None,
            "suffix_key": key_of(one.hotkey)[0] or None,
            "background_color": schema.colour(one.name),
            "text_color": "#000000" if _luminance(schema.colour(one.name)) > _DARK else "#ffffff",
        }
        for number, one in enumerate((one for one in schema.types if one.selectable), 1)
    ]
    return json.dumps(labels, ensure_ascii=False, indent=2) + "\n"


def _label(data: object, number: int) -> dict[str, object]:
    if not isinstance(data, dict) or not isinstance(data.get("text"), str) or not data["text"]:
        raise ConfigError("not-a-label", line=number)
    return data


def _hotkey(label: dict[str, object]) -> str:
    key, prefix = label.get("suffix_key"), label.get("prefix_key")
    # With Ctrl a key is the browser's; it keeps none then.
    if not isinstance(key, str) or prefix not in (None, "", "shift"):
        return ""
    return hotkey_from(key, shift=prefix == "shift")


def _colour(label: dict[str, object]) -> str:
    colour = label.get("background_color", label.get("backgroundColor"))
    return colour_from(colour) if isinstance(colour, str) else ""


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
