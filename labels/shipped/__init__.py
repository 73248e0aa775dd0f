"""The schemas that Hashiya brings along, each a file in the wire's spelling.

A project begins with a copy of one and may change it; docs/schemas.md tells where each is from.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from labels.schema import Schema
from labels.wire import schema_from

NAMES = ("ace", "anercorp", "hadath", "wojood")
"""What the schemas go by in addresses and commands, in alphabetical order."""


@cache
def schema(name: str) -> Schema:
    """The shipped schema of that name, read once. Raises KeyError for a name not in `NAMES`."""
    if name not in NAMES:
        raise KeyError(name)
    file = resources.files("labels.shipped") / f"{name}.json"
    return schema_from(json.loads(file.read_text(encoding="utf-8")))
