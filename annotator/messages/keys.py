"""The words for keys: how they are shown, who gives way to whom, and which nobody can have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from annotator.messages.commands import COMMANDS
from annotator.messages.problems import titled, wording
from labels.keys import Covered, KeysCode, KeysError, Moved, Shared
from labels.schema import Schema

KEYS: Mapping[KeysCode, StrPromise] = {
    "unknown-command": gettext_lazy(
        "“%(command)s” is no command of the editor: docs/editor.md lists them."
    ),
    "unknown-chord": gettext_lazy(
        "“%(chord)s” is no key for “%(command)s”: it is written like KeyN, Shift+KeyN or"
        " Ctrl+Shift+KeyZ."
    ),
    "chord-of-browser": gettext_lazy(
        "“%(key)s” is the browser's own: choose another key for “%(command)s”."
    ),
    "chord-of-text": gettext_lazy(
        "“%(key)s” copies or scrolls the text: choose another key for “%(command)s”."
    ),
    "chord-with-altgr": gettext_lazy(
        "Ctrl and Alt together write letters on many keyboards: choose another key for"
        " “%(command)s”."
    ),
    "chord-kept": gettext_lazy(
        "“%(key)s” always belongs to “%(other)s”, so that one gets out of everywhere: choose"
        " another key for anything else."
    ),
    "chord-twice": gettext_lazy(
        "“%(key)s” is given to “%(other)s” and to “%(command)s”: leave it to one of them."
    ),
}

_CAPS = {
    "Shift": "⇧", "ArrowLeft": "←", "ArrowRight": "→", "ArrowUp": "↑", "ArrowDown": "↓",
    "BracketLeft": "[", "BracketRight": "]", "Slash": "/", "Backslash": "\\", "Comma": ",",
    "Period": ".", "Semicolon": ";", "Quote": "'", "Backquote": "`", "Minus": "-", "Equal": "=",
    "Enter": "⏎", "Escape": "Esc", "Backspace": "⌫", "Delete": "Del", "Tab": "⇥",
}  # fmt: skip
_SHIFTED = {"Shift+Slash": "?", "Shift+BracketLeft": "{", "Shift+BracketRight": "}"}
"""What stands above a sign, and is what people know the key by."""


def cap(chord: str) -> str:
    """A chord as it stands on the keyboard: `Shift+KeyP` is ⇧P. The browser's twin is `keyCap`."""
    if chord in _SHIFTED:
        return _SHIFTED[chord]
    parts = [_CAPS.get(one, re.sub("^(Key|Digit)", "", one)) for one in chord.split("+")]
    return ("" if parts[0] == "⇧" and len(parts) == len("⇧P") else " ").join(parts)


def cap_said(chord: str) -> str:
    """A chord within a sentence: it runs from left to right in Arabic too, and no bracket turns."""
    return f"\u2066{cap(chord)}\u2069" if get_language_bidi() else cap(chord)


def of_keys_error(error: KeysError) -> str:
    """Why keys cannot be had."""
    named = {
        place: str(COMMANDS.get(name, name))
        for place, name in error.params.items()
        if place in ("command", "other")
    }
    key = cap_said(error.params["chord"])
    return str(KEYS[error.code]) % {**error.params, **named, "key": key}


def of_clash(clash: Moved | Shared | Covered, schema: Schema) -> str:
    """Which key is whose, and what gives way; types and roles by their titles."""
    if isinstance(clash, Shared):
        words = _("“%(key)s” labels %(type)s; with an event chosen it begins the role %(roles)s.")
        return words % {
            "key": cap_said(clash.chord),
            "type": _listed([clash.type], schema),
            "roles": _listed(clash.roles, schema),
        }
    named = {
        "key": cap_said(clash.chord),
        "holders": _listed(clash.holders, schema),
        "command": str(COMMANDS[clash.command]),
    }
    if isinstance(clash, Covered):
        words = _("“%(key)s” is %(holders)s, but “%(command)s” while a stop is chosen.")
        return words % named
    words = _("“%(key)s” is the schema's, for %(holders)s: “%(command)s” moves to “%(to)s”.")
    return words % {**named, "to": cap_said(clash.to)}


def _listed(names: Iterable[str], schema: Schema) -> str:
    """Types or roles by their titles, each in quotation marks."""
    shown = [titled(wording(schema, name), name) for name in names]
    return _(", ").join(_("“%(name)s”") % {"name": one} for one in dict.fromkeys(shown))
