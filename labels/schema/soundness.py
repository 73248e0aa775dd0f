"""What a schema must not say: names that clash or name nothing, crooked trees, misspellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from labels.schema.parts import ARTICLE, Attribute, AttributeForm, MentionType, RelationType

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_HOTKEY = re.compile(r"(Shift\+)?(Key[A-Z]|Digit[0-9])")

SchemaCode = Literal[
    "shared-type",
    "shared-relation",
    "shared-attribute",
    "shared-hotkey",
    "shared-role",
    "shared-role-hotkey",
    "shared-choice",
    "unknown-type",
    "unknown-owner",
    "shared-owner",
    "parent-kind",
    "circle",
    "colour",
    "hotkey",
    "role-number",
    "no-choices",
]
"""How a schema may contradict itself."""


class SchemaError(ValueError):
    """A schema that contradicts itself; `code` and `params` say how, as in a Problem.

    `name` is the part at fault; `place` where it stands and `value` what stood there, where they
    add to it.
    """

    def __init__(self, code: SchemaCode, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code: SchemaCode = code
        self.params = params


def refuse_contradictions(
    types: Iterable[MentionType],
    relations: Iterable[RelationType],
    attributes: Iterable[Attribute],
) -> None:
    """Raise SchemaError for the first contradiction among these parts of one schema."""
    types, relations, attributes = tuple(types), tuple(relations), tuple(attributes)
    _refuse_shared_names(types, relations, attributes)
    _refuse_unknown_types(types, relations)
    _refuse_unknown_owners(types, relations, attributes)
    _refuse_crooked_trees(types)
    for one in types:
        _refuse_misspellings(one)
    for attribute in attributes:
        _refuse_idle_choices(attribute)


def _refuse_shared_names(
    types: Iterable[MentionType],
    relations: Iterable[RelationType],
    attributes: Iterable[Attribute],
) -> None:
    _refuse_twins("shared-type", (one.name for one in types))
    _refuse_twins("shared-relation", (one.name for one in relations))
    _refuse_twins("shared-attribute", (one.name for one in attributes))
    _refuse_shared_keys(types)
    for one in types:
        _refuse_twins("shared-role", (role.name for role in one.roles), place=one.name)
        _refuse_twins("shared-role-hotkey", (role.hotkey for role in one.roles), place=one.name)
    for attribute in attributes:
        choices = (choice.name for choice in attribute.choices)
        _refuse_twins("shared-choice", choices, place=attribute.name)


def _refuse_twins(code: SchemaCode, names: Iterable[str], **params: str) -> None:
    for name, times in Counter(filter(None, names)).items():
        if times > 1:
            raise SchemaError(code, name=name, **params)


def _refuse_shared_keys(types: Iterable[MentionType]) -> None:
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for one in types:
        sharing[one.hotkey].append(one.name)
    for key, names in sharing.items():
        if key and len(names) > 1:
            raise SchemaError("shared-hotkey", name=key, value=", ".join(names))


def _refuse_unknown_types(types: Iterable[MentionType], relations: Iterable[RelationType]) -> None:
    known = {one.name for one in types}
    for place, name in _types_named(types, relations):
        if name not in known:
            raise SchemaError("unknown-type", name=name, place=place)


def _types_named(
    types: Iterable[MentionType], relations: Iterable[RelationType]
) -> Iterator[tuple[str, str]]:
    """Every name that one part uses for a type: (where, the name)."""
    for one in types:
        if one.parent:
            yield one.name, one.parent
        for role in one.roles:
            yield from ((f"{one.name}.{role.name}", name) for name in role.fillers)
    for relation in relations:
        yield from ((relation.name, name) for name in relation.sources + relation.targets)


def _refuse_unknown_owners(
    types: Iterable[MentionType],
    relations: Iterable[RelationType],
    attributes: Iterable[Attribute],
) -> None:
    known = {one.name for one in types} | {one.name for one in relations}
    known |= {role.name for one in types for role in one.roles}
    for attribute in attributes:
        for name in attribute.of:
            if name == ARTICLE and name in known:
                raise SchemaError("shared-owner", name=name, place=attribute.name)
            if name not in known | {ARTICLE}:
                raise SchemaError("unknown-owner", name=name, place=attribute.name)


def _refuse_crooked_trees(types: Iterable[MentionType]) -> None:
    by_name = {one.name: one for one in types}
    for one in by_name.values():
        seen = {one.name}
        above = one.parent
        while above:
            if above in seen:
                raise SchemaError("circle", name=one.name)
            seen.add(above)
            above = by_name[above].parent
        if one.parent and by_name[one.parent].kind is not one.kind:
            raise SchemaError("parent-kind", name=one.name, value=one.parent)


def _refuse_misspellings(one: MentionType) -> None:
    if one.colour and not _COLOUR.fullmatch(one.colour):
        raise SchemaError("colour", name=one.name, value=one.colour)
    for hotkey in (one.hotkey, *(role.hotkey for role in one.roles)):
        if hotkey and not _HOTKEY.fullmatch(hotkey):
            raise SchemaError("hotkey", name=one.name, value=hotkey)
    for role in one.roles:
        if role.least < 0 or (role.most is not None and role.most < max(role.least, 1)):
            raise SchemaError("role-number", name=one.name, value=role.name)


def _refuse_idle_choices(attribute: Attribute) -> None:
    choosing = attribute.form in (AttributeForm.CHOICE, AttributeForm.SEVERAL)
    if choosing and not attribute.choices:
        raise SchemaError("no-choices", name=attribute.name)
