"""The newsroom's schema, otherwise."""

from __future__ import annotations

from dataclasses import replace

from labels.schema import Role, Schema
from tests.labels.newsroom import ATTRIBUTES, SCHEMA


def with_attribute(name: str, **facts: object) -> Schema:
    """The newsroom's schema with one attribute otherwise."""
    changed = (
        replace(one, **facts) if one.name == name else one  # type: ignore[arg-type]
        for one in ATTRIBUTES
    )
    return replace(SCHEMA, attributes=tuple(changed))


def without_type(name: str) -> Schema:
    """The newsroom's schema without a type, and without relations and attributes."""

    def role(one: Role) -> Role:
        return replace(one, fillers=tuple(filler for filler in one.fillers if filler != name))

    kept = (one for one in SCHEMA.types if one.name != name)
    types = tuple(replace(one, roles=tuple(map(role, one.roles))) for one in kept)
    return replace(SCHEMA, types=types, relations=(), attributes=())
