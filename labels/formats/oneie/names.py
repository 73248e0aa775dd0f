"""Names: what OneIE calls things, and types in one part, as ours, or in two, as its own."""

from __future__ import annotations

from labels.formats.oneie.options import Types
from labels.schema import MentionKind

LEVEL = "level"
"""The attribute that OneIE has a name for, `mention_type`: NAM, NOM or PRO."""

UNKNOWN = "UNK"
"""What it is where nobody knows."""

ENDS = "Arg-1", "Arg-2"
"""The roles of a relation's ends."""

Parts = tuple[str, str]
"""A type and its subtype, which is empty where there is none."""


def entity_parts(name: str, types: Types) -> Parts:
    """The type and subtype that an entity, or a relation, is written with."""
    head, _, tail = name.partition(".")
    return (head, tail) if types is Types.PARTED and head and tail else (name, "")


def entity_name(parts: Parts, types: Types) -> str:
    """Our name of a type and subtype; a subtype may begin with its type, as `PHYS:Located`."""
    head, tail = parts
    if types is Types.WHOLE or not tail:
        return head
    return f"{head}.{tail.removeprefix(f'{head}:')}"


def event_type(name: str, types: Types) -> str:
    """The type that an event is written with."""
    return name.replace(".", ":", 1) if types is Types.PARTED else name


def event_name(written: str, types: Types) -> str:
    """Our name of an event's type."""
    return written.replace(":", ".", 1) if types is Types.PARTED else written


def comes_back(kind: MentionKind, name: str, types: Types) -> bool:
    """Whether a type is read as it was written; one of a relation is as an entity's."""
    if kind is MentionKind.EVENT:
        return event_name(event_type(name, types), types) == name
    return entity_name(entity_parts(name, types), types) == name
