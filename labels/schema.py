"""The schema: what may be marked, as one immutable value per version.

Types form a tree by their `parent`: a subtype stands under its type, a type under its group. What
a role or a relation asks of a filler is met by the named type and by all that stand under it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_HOTKEY = re.compile(r"(Shift\+)?(Key[A-Z]|Digit[0-9])")


class MentionKind(StrEnum):
    """What a mention marks: something in the world, or the word that tells of an event."""

    ENTITY = "entity"
    EVENT = "event"


class Overlap(StrEnum):
    """How mentions of the same kind may lie to one another."""

    FREE = "free"
    NESTED = "nested"
    """One within another, but never crossing."""
    NONE = "none"


class AttributeForm(StrEnum):
    """What values an attribute takes."""

    CHOICE = "choice"
    SEVERAL = "several"
    FLAG = "flag"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Wording:
    """How something is called, in Arabic and in English; empty means: by its own name."""

    ar: str = ""
    en: str = ""

    def in_language(self, code: str) -> str:
        """The words for a language code such as `ar` or `en-gb`; the other's where one is empty."""
        return (self.ar or self.en) if code.startswith("ar") else (self.en or self.ar)


@dataclass(frozen=True, slots=True)
class Role:
    """A part to be filled in an event.

    `fillers` are the names of mention types, entities or events, that may fill it; empty means
    any entity. `least` and `most` count how many may fill it in one event; `most` None means any
    number. `least` is asked for at hand-in only.
    """

    name: str
    title: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    fillers: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None
    hotkey: str = ""


@dataclass(frozen=True, slots=True)
class MentionType:
    """A type of entity or of event.

    `name` stands in data and exports and is unique among all mention types of the schema. A type
    that is not `selectable` is a group: it has children and marks nothing itself. `colour` is
    `#rrggbb`, empty means the parent's. `hotkey` is a place on the keyboard as the browser names
    it (`KeyP`, `Digit1`), with `Shift+` before it where needed; empty means by palette only.
    """

    name: str
    kind: MentionKind = MentionKind.ENTITY
    title: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    parent: str = ""
    colour: str = ""
    hotkey: str = ""
    selectable: bool = True
    roles: tuple[Role, ...] = ()

    def role(self, name: str) -> Role | None:
        """The role of that name; None where this type has none such."""
        return next((role for role in self.roles if role.name == name), None)


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation between two entities; `sources` and `targets` as a role's fillers."""

    name: str
    title: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice attribute."""

    name: str
    title: Wording = field(default_factory=Wording)


@dataclass(frozen=True, slots=True)
class Attribute:
    """A further fact about a mention or a link.

    `of` names the mention types (with all under them), roles or relation types it belongs to.
    `choices` are for the forms choice and several. A `required`
    one is asked for at hand-in only.
    """

    name: str
    form: AttributeForm
    of: tuple[str, ...]
    title: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    choices: tuple[Choice, ...] = ()
    required: bool = False


class SchemaError(ValueError):
    """A schema that contradicts itself; `code` and `params` say how, as in a Problem."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Schema:
    """All types, relations and attributes of a project at one time; equal when all parts are.

    Raises SchemaError when two types share a name or a hotkey, a parent, filler or owner is
    unknown, parents run in a circle, or a colour, hotkey or number is no such thing.
    """

    name: str
    types: tuple[MentionType, ...]
    relations: tuple[RelationType, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    overlap: Overlap = Overlap.FREE
    title: Wording = field(default_factory=Wording)

    def __post_init__(self) -> None:
        _refuse_shared_names(self)
        _refuse_unknown_names(self)
        _refuse_circles(self)
        _refuse_misspellings(self)

    @cached_property
    def by_name(self) -> Mapping[str, MentionType]:
        """The mention types by their names."""
        return {one.name: one for one in self.types}

    @cached_property
    def relation_by_name(self) -> Mapping[str, RelationType]:
        """The relation types by their names."""
        return {one.name: one for one in self.relations}

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The names of all roles of all events."""
        return frozenset(role.name for one in self.types for role in one.roles)

    def entity_types(self) -> Iterator[MentionType]:
        """The types of entities in the schema's order, groups among them."""
        return (one for one in self.types if one.kind is MentionKind.ENTITY)

    def event_types(self) -> Iterator[MentionType]:
        """The types of events in the schema's order, groups among them."""
        return (one for one in self.types if one.kind is MentionKind.EVENT)

    def lineage(self, name: str) -> Iterator[str]:
        """A type's name, its parent's, and so on upward; nothing for an unknown type."""
        while name in self.by_name:
            yield name
            name = self.by_name[name].parent

    def colour(self, name: str) -> str:
        """The type's own colour or the nearest one above it; grey where there is none."""
        colours = (self.by_name[one].colour for one in self.lineage(name))
        return next(filter(None, colours), "#6b7280")

    def admits(self, fillers: Iterable[str], name: str) -> bool:
        """Whether a mention of the named type may stand where `fillers` are asked for.

        No fillers ask for any entity.
        """
        asked = frozenset(fillers)
        if asked:
            return not asked.isdisjoint(self.lineage(name))
        return name in self.by_name and self.by_name[name].kind is MentionKind.ENTITY

    def attributes_of(self, owner: str) -> list[Attribute]:
        """The attributes of a mention type, role or relation, those of the types above it too."""
        owners = {owner, *self.lineage(owner)}
        return [one for one in self.attributes if not owners.isdisjoint(one.of)]


def _refuse_shared_names(schema: Schema) -> None:
    for code, names in (
        ("shared-type", [one.name for one in schema.types]),
        ("shared-relation", [one.name for one in schema.relations]),
        ("shared-hotkey", [one.hotkey for one in schema.types if one.hotkey]),
    ):
        for name, times in Counter(names).items():
            if times > 1:
                raise SchemaError(code, name=name)


def _refuse_unknown_names(schema: Schema) -> None:
    types = schema.by_name.keys()
    owners = types | schema.relation_by_name.keys() | schema.role_names
    for place, name, known in _references(schema):
        if name not in (types if known == "type" else owners):
            raise SchemaError(f"unknown-{known}", name=name, place=place)


def _references(schema: Schema) -> Iterator[tuple[str, str, str]]:
    """Every name that one part uses for another: (where, the name, what it should name)."""
    for one in schema.types:
        if one.parent:
            yield one.name, one.parent, "type"
        for role in one.roles:
            yield from ((f"{one.name}.{role.name}", name, "type") for name in role.fillers)
    for relation in schema.relations:
        yield from ((relation.name, name, "type") for name in relation.sources + relation.targets)
    for attribute in schema.attributes:
        yield from ((attribute.name, name, "owner") for name in attribute.of)


def _refuse_circles(schema: Schema) -> None:
    for one in schema.types:
        seen: set[str] = set()
        name = one.name
        while name:
            if name in seen:
                raise SchemaError("circle", name=one.name)
            seen.add(name)
            name = schema.by_name[name].parent


def _refuse_misspellings(schema: Schema) -> None:
    for one in schema.types:
        if one.colour and not _COLOUR.fullmatch(one.colour):
            raise SchemaError("colour", name=one.name, value=one.colour)
        for hotkey in (one.hotkey, *(role.hotkey for role in one.roles)):
            if hotkey and not _HOTKEY.fullmatch(hotkey):
                raise SchemaError("hotkey", name=one.name, value=hotkey)
        for role in one.roles:
            if role.least < 0 or (role.most is not None and role.most < max(role.least, 1)):
                raise SchemaError("role-number", name=one.name, value=role.name)
