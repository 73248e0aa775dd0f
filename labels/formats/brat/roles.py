"""Roles as brat numbers them: Theme, Theme2, Theme3 for one role that several fill."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

_NUMBERED = re.compile(r"(.+?)([0-9]+)")


def numbered(roles: Iterable[str]) -> list[str]:
    """Each role under a name that no other argument of the event has."""
    keys: list[str] = []
    taken: set[str] = set()
    for role in roles:
        key = role
        if role in taken:
            key = next(name for n in count(2) if (name := f"{role}{n}") not in taken)
        taken.add(key)
        keys.append(key)
    return keys


def plain(keys: Iterable[str]) -> list[str]:
    """The roles that these names stand for.

    A number is part of a role's own name unless the same without it came before in the event.
    """
    roles: list[str] = []
    seen: set[str] = set()
    for key in keys:
        found = _NUMBERED.fullmatch(key)
        role = found[1] if found and found[1] in seen else key
        seen.add(role)
        roles.append(role)
    return roles
