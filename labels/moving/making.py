"""A schema out of the names that the labels of a file use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle

from labels.moving.inventory import VALUES, Name
from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Schema,
)
from labels.schema.moves import Part

COLOURS = (
    "#3699d8",
    "#d87e1b",
    "#a212d8",
    "#5a8748",
    "#cf097e",
    "#905a12",
    "#756cea",
    "#f31b48",
    "#7e99a2",
    "#bd24a2",
    "#517548",
    "#ab75fc",
)
"""The colours of new types, one after the other; they stand out on light and on dark."""


def extended(schema: Schema, names: Iterable[Name]) -> Schema:
    """The schema with a place for these names too; what it has stays as it is.

    Roles that the file leaves to entities take any entity; a role or relation that an event fills
    names the events. Raises SchemaError where a name is used for two things.
    """
    found = list(names)
    types = _types(schema, found)
    return replace(
        schema,
        types=tuple(types),
        relations=(*schema.relations, *_relations(found, _entities(types))),
        attributes=tuple(_attributes(schema, found)),
    )


def _of(part: Part, names: Iterable[Name]) -> list[Name]:
    return [one for one in names if one.part is part]


def _types(schema: Schema, names: list[Name]) -> list[MentionType]:
    used = {one.colour for one in schema.types}
    colours = cycle([one for one in COLOURS if one not in used] or COLOURS)
    new = [
        MentionType(one.name, one.kind or MentionKind.ENTITY, colour=next(colours))
        for one in _of(Part.TYPE, names)
    ]
    types = [*schema.types, *new]
    entities = _entities(types)
    roles: defaultdict[str, list[Role]] = defaultdict(list)
    for one in _of(Part.ROLE, names):
        roles[one.owner].append(Role(one.name, fillers=_fillers(one, entities)))
    return [replace(one, roles=(*one.roles, *roles.get(one.name, ()))) for one in types]


def _entities(types: Iterable[MentionType]) -> Sequence[str]:
    return [one.name for one in types if one.kind is MentionKind.ENTITY and one.selectable]


def _fillers(name: Name, entities: Sequence[str]) -> tuple[str, ...]:
    """None, which means any entity, unless events are among them."""
    return (*entities, *sorted(name.beside)) if name.beside else ()


def _relations(names: list[Name], entities: Sequence[str]) -> Iterator[RelationType]:
    for one in _of(Part.RELATION, names):
        ends = _fillers(one, entities)
        yield RelationType(one.name, sources=ends, targets=ends)


def _attributes(schema: Schema, names: list[Name]) -> Iterator[Attribute]:
    new: defaultdict[str, list[Name]] = defaultdict(list)
    for one in _of(Part.ATTRIBUTE, names):
        new[one.name].append(one)
    for attribute in schema.attributes:
        owners = (one.owner for one in new.pop(attribute.name, ()))
        yield replace(attribute, of=(*attribute.of, *owners))
    for name, ones in new.items():
        yield _attribute(name, ones)


def _attribute(name: str, ones: list[Name]) -> Attribute:
    owners = tuple(one.owner for one in ones)
    forms = {one.form for one in ones}
    values = frozenset[str]().union(*(one.beside for one in ones))
    form = forms.pop() if len(forms) == 1 else AttributeForm.TEXT
    if form not in {AttributeForm.CHOICE, AttributeForm.SEVERAL}:
        return Attribute(name, form or AttributeForm.TEXT, owners)
    if form is AttributeForm.CHOICE and len(values) > VALUES:
        return Attribute(name, AttributeForm.TEXT, owners)
    return Attribute(name, form, owners, choices=tuple(map(Choice, sorted(values))))
