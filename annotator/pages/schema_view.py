"""A schema as pages show it: groups with their types, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from annotator.messages.keys import cap, of_clash
from labels.keys import Shared, clashes
from labels.schema import ARTICLE, Attribute, MentionType, RelationType, Role, Schema, Wording

_EXAMPLE = re.compile(r"«[^»]*»")


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role; `fillers` are titles, empty for any entity; `often` says how many may fill it."""

    name: str
    title: str
    hint: str
    fillers: tuple[str, ...]
    often: str
    key: str


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A type of mention; `depth` counts the types above it within its group."""

    name: str
    title: str
    hint: str
    colour: str
    key: str
    depth: int
    selectable: bool
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A type that stands under none, with all that stand under it."""

    head: TypeLine
    types: tuple[TypeLine, ...]


@dataclass(frozen=True, slots=True)
class AttributeLine:
    """An attribute; `of` and `choices` are titles."""

    name: str
    title: str
    hint: str
    form: str
    of: tuple[str, ...]
    choices: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation; `sources` and `targets` are titles, empty for any entity."""

    name: str
    title: str
    hint: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    symmetric: bool


@dataclass(frozen=True, slots=True)
class SchemaView:
    """All of a schema; `moved` and `shared` say in sentences what its keys do to the editor's."""

    title: str
    entities: tuple[Group, ...]
    events: tuple[Group, ...]
    relations: tuple[RelationLine, ...]
    attributes: tuple[AttributeLine, ...]
    entity_count: int
    event_count: int
    moved: tuple[str, ...]
    shared: tuple[str, ...]


def of(schema: Schema) -> SchemaView:
    """The schema in the active language."""
    met = clashes(schema)
    return SchemaView(
        title=_said(schema.title, schema.name),
        entities=tuple(_groups(schema, list(schema.entity_types()))),
        events=tuple(_groups(schema, list(schema.event_types()))),
        relations=tuple(_relation(one, schema) for one in schema.relations),
        attributes=tuple(_attribute(one, schema) for one in schema.attributes),
        entity_count=sum(one.selectable for one in schema.entity_types()),
        event_count=sum(one.selectable for one in schema.event_types()),
        moved=tuple(of_clash(one, schema) for one in met if not isinstance(one, Shared)),
        shared=tuple(of_clash(one, schema) for one in met if isinstance(one, Shared)),
    )


def key_shown(hotkey: str) -> str:
    """A hotkey as it stands on the keyboard: `KeyP` is P, `Shift+Digit1` is ⇧1."""
    return cap(hotkey) if hotkey else ""


def worded(wording: Wording, name: str) -> str:
    """What is called so, in the reader's language; its own name where there are no words."""
    return _said(wording, name)


def title_of(name: str, schema: Schema) -> str:
    """What a type, relation or role is called; its own name where the schema has no words."""
    found = schema.by_name.get(name) or schema.relation_by_name.get(name)
    roles = (one.role(name) for one in schema.types)
    part = found or next(filter(None, roles), None)
    if part is None and name == ARTICLE:
        return _("the article")
    return _said(part.title, name) if part else name


def _said(wording: Wording, name: str) -> str:
    return wording.in_language(get_language() or "") or name


def _hint(wording: Wording) -> str:
    """Examples in «quotes» are isolated, or Arabic ones would run into each other in English."""
    return _EXAMPLE.sub("\u2068\\g<0>\u2069", _said(wording, ""))


def _titles(names: Iterable[str], schema: Schema) -> tuple[str, ...]:
    return tuple(title_of(name, schema) for name in names)


def _groups(schema: Schema, types: list[MentionType]) -> Iterator[Group]:
    for head in types:
        if not head.parent:
            below = (one for one in types if head.name in list(schema.lineage(one.name))[1:])
            yield Group(_type(head, schema), tuple(_type(one, schema) for one in below))


def _type(one: MentionType, schema: Schema) -> TypeLine:
    return TypeLine(
        name=one.name,
        title=_said(one.title, one.name),
        hint=_hint(one.hint),
        colour=schema.colour(one.name),
        key=key_shown(one.hotkey),
        depth=max(0, len(list(schema.lineage(one.name))) - 2),
        selectable=one.selectable,
        roles=tuple(_role(role, schema) for role in one.roles),
    )


def _role(role: Role, schema: Schema) -> RoleLine:
    return RoleLine(
        name=role.name,
        title=_said(role.title, role.name),
        hint=_hint(role.hint),
        fillers=_titles(role.fillers, schema),
        often=_often(role),
        key=key_shown(role.hotkey),
    )


def _often(role: Role) -> str:
    """How many may fill a role, where it says anything."""
    if role.least and role.most == role.least:
        return _("exactly %(number)s") % {"number": role.least}
    if role.least and role.most:
        return _("from %(least)s to %(most)s") % {"least": role.least, "most": role.most}
    if role.least:
        return _("at least %(number)s") % {"number": role.least}
    return _("at most %(number)s") % {"number": role.most} if role.most else ""


def _relation(one: RelationType, schema: Schema) -> RelationLine:
    return RelationLine(
        name=one.name,
        title=_said(one.title, one.name),
        hint=_hint(one.hint),
        sources=_titles(one.sources, schema),
        targets=_titles(one.targets, schema),
        symmetric=one.symmetric,
    )


def _attribute(one: Attribute, schema: Schema) -> AttributeLine:
    forms = {
        "choice": _("one of"),
        "several": _("any of"),
        "flag": _("yes or no"),
        "number": _("number"),
        "text": _("text"),
    }
    return AttributeLine(
        name=one.name,
        title=_said(one.title, one.name),
        hint=_hint(one.hint),
        form=forms[one.form],
        of=_titles(one.of, schema),
        choices=tuple(_said(choice.title, choice.name) for choice in one.choices),
        required=one.required,
    )
