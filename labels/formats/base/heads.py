"""What the first bytes of a file of JSON say of its format."""

from __future__ import annotations

import re

from labels.formats.base.format import Head

_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"(\s*:)?')


def keys_of(head: Head) -> frozenset[str]:
    """The names that stand before a colon in the first line; those of objects within it too.

    There are none where the line is no object. It may be cut off: a long article fills the head.
    """
    line = next((one for one in head.lines() if one.strip()), b"")
    if not line.lstrip().startswith(b"{"):
        return frozenset()
    strings = _STRING.findall(line)
    return frozenset(one.decode(errors="replace") for one, colon in strings if colon)
