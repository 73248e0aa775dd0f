"""What brat calls things: names as it stores them, and those that it keeps for itself."""

from __future__ import annotations

import re

ENTITY = "<ENTITY>"
EVENT = "<EVENT>"
RELATION = "<RELATION>"
ANY = "<ANY>"
INHERIT = "<INHERIT>"
RELATION_KIND = "<REL-TYPE>"
SYMMETRIC = "symmetric"

RESERVED = frozenset(
    f"<{name}>"
    for name in (
        *("ANY", "ENTITY", "RELATION", "EVENT", "NONE", "EMPTY", "REL-TYPE", "URL", "URLBASE"),
        *("UNICODE", "GLYPH-POS", "DEFAULT", "NORM", "OVERLAP", "OVL-TYPE", "INHERIT"),
    )
)
"""Names in angle brackets that are no macros."""

NAMED = "# Hashiya: "
"""What stands before the schema's name in a file of ours."""

_UNSTORABLE = re.compile(r"[^a-zA-Z0-9_-]")
_UNWRITABLE = re.compile(r"[\s:;,|<>!?*+{}\[\]#]")


def stored(name: str) -> str:
    """A name as brat writes it to its files: Latin letters, digits, _ and -, all else a _."""
    return _UNSTORABLE.sub("_", name)


def writable(name: str) -> str:
    """A name as it can stand in files of brat's form, though brat itself would take fewer signs."""
    return _UNWRITABLE.sub("_", name)
