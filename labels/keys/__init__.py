"""The keys of the editor: which command has which, what a person may choose, what a schema takes.

A chord is a key by its place on the keyboard, as the browser names it (`KeyP`, `BracketLeft`),
with what is held before it: `Ctrl+Shift+KeyZ`. The browser's twin is static/editor/keys.js; both
are held to tests/data/keys.json.
"""

from labels.keys.clashes import Covered, Moved, Shared, clashes
from labels.keys.personal import Keys, KeysCode, KeysError, checked, in_force, refuse_chord
from labels.keys.table import BY_NAME, COMMANDS, Command, Direction, Group

__all__ = [
    "BY_NAME",
    "COMMANDS",
    "Command",
    "Covered",
    "Direction",
    "Group",
    "Keys",
    "KeysCode",
    "KeysError",
    "Moved",
    "Shared",
    "checked",
    "clashes",
    "in_force",
    "refuse_chord",
]
