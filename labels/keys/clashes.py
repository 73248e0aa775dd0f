"""Where the keys of a schema and those of the editor meet, and who gives way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from labels.keys.personal import in_force
from labels.keys.table import BY_NAME
from labels.schema import Schema


@dataclass(frozen=True, slots=True)
class Moved:
    """A command that gives its key to a schema's type or roles, and is found at another.

    `holders` are the names of the types or roles that have the chord. There is always somewhere to
    move `to`: see Command.spare.
    """

    chord: str
    holders: tuple[str, ...]
    command: str
    to: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A chord of a type that is a role's as well while an event is chosen that has the role."""

    chord: str
    type: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A chord of types or roles that is a command's while a stop is chosen in an adjudication."""

    chord: str
    holders: tuple[str, ...]
    command: str


def clashes(schema: Schema) -> tuple[Moved | Shared | Covered, ...]:
    """What is to be known of a schema's keys: commands that move first, then what is shared.

    Told for the keys that commands have from the start; a person may have chosen others.
    """
    types = {one.hotkey: one.name for one in schema.types if one.hotkey and one.selectable}
    roles = _roles(schema)
    return (
        *_moved(types, roles),
        *(Shared(chord, types[chord], roles[chord]) for chord in types if chord in roles),
    )


def _moved(
    types: Mapping[str, str], roles: Mapping[str, tuple[str, ...]]
) -> Iterator[Moved | Covered]:
    at_first = in_force({}, "rtl")
    then = in_force({}, "rtl", taken=types.keys() | roles.keys())
    for command, chords in at_first.items():
        for chord in chords:
            holders = (types[chord],) if chord in types else roles.get(chord, ())
            if holders and BY_NAME[command].settles:
                yield Covered(chord, holders, command)
            elif holders:
                yield Moved(chord, holders, command, to=then[command][0])


def _roles(schema: Schema) -> dict[str, tuple[str, ...]]:
    """The names of the roles that have each chord, every name once."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in schema.types:
        for role in one.roles:
            if role.hotkey:
                found[role.hotkey][role.name] = None
    return {chord: tuple(names) for chord, names in found.items()}
