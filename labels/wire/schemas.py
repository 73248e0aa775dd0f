"""The spelling of schemas: what a project stores of a version and what a schema file holds.

Parts keep their order. What is empty, or as it is by default, is left out.
"""

from __future__ import annotations

from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    Overlap,
    RelationType,
    Role,
    Schema,
    Wording,
)
from labels.wire.data import (
    Json,
    array,
    each,
    flag,
    given,
    number,
    one_of,
    record,
    short_text,
    string,
)

LONGEST_NAME = 100
_SCHEMA = frozenset({"name", "title", "overlap", "entities", "events", "relations", "attributes"})
_TYPE = frozenset({"name", "title", "hint", "parent", "colour", "hotkey", "selectable", "roles"})
_ROLE = frozenset({"name", "title", "hint", "fillers", "least", "most", "hotkey"})
_RELATION = frozenset({"name", "title", "hint", "sources", "targets", "symmetric"})
_ATTRIBUTE = frozenset({"name", "title", "hint", "form", "of", "choices", "required"})


def schema_data(schema: Schema) -> Json:
    """A schema as JSON data."""
    return {
        "name": schema.name,
        **given(title=_wording_data(schema.title)),
        "overlap": schema.overlap.value,
        "entities": [_type_data(one) for one in schema.entity_types()],
        "events": [_type_data(one) for one in schema.event_types()],
        "relations": [_relation_data(one) for one in schema.relations],
        "attributes": [_attribute_data(one) for one in schema.attributes],
    }


def schema_from(data: object, place: str = "schema") -> Schema:
    """The schema that JSON data spells.

    Raises WireError where the data spells none, SchemaError where it contradicts itself.
    """
    found = record(data, place, _SCHEMA)

    def types(kind: MentionKind, key: str) -> list[MentionType]:
        return each(
            lambda one, where: _type_from(one, where, kind), found.get(key, []), f"{place}.{key}"
        )

    return Schema(
        name=short_text(found, "name", place, longest=LONGEST_NAME),
        title=_wording_from(found, "title", place),
        overlap=one_of(Overlap, found.get("overlap", "free"), f"{place}.overlap"),
        types=(*types(MentionKind.ENTITY, "entities"), *types(MentionKind.EVENT, "events")),
        relations=tuple(each(_relation_from, found.get("relations", []), f"{place}.relations")),
        attributes=tuple(each(_attribute_from, found.get("attributes", []), f"{place}.attributes")),
    )


def _type_data(one: MentionType) -> Json:
    return {
        "name": one.name,
        **given(
            title=_wording_data(one.title),
            hint=_wording_data(one.hint),
            parent=one.parent,
            colour=one.colour,
            hotkey=one.hotkey,
            roles=[_role_data(role) for role in one.roles],
        ),
        **({} if one.selectable else {"selectable": False}),
    }


def _type_from(data: object, place: str, kind: MentionKind) -> MentionType:
    found = record(data, place, _TYPE)
    return MentionType(
        name=short_text(found, "name", place, longest=LONGEST_NAME),
        kind=kind,
        title=_wording_from(found, "title", place),
        hint=_wording_from(found, "hint", place),
        parent=string(found.get("parent", ""), f"{place}.parent"),
        colour=string(found.get("colour", ""), f"{place}.colour").lower(),
        hotkey=string(found.get("hotkey", ""), f"{place}.hotkey"),
        selectable=flag(found.get("selectable", True), f"{place}.selectable"),
        roles=tuple(each(_role_from, found.get("roles", []), f"{place}.roles")),
    )


def _role_data(role: Role) -> Json:
    return {
        "name": role.name,
        **given(
            title=_wording_data(role.title),
            hint=_wording_data(role.hint),
            fillers=list(role.fillers),
            least=role.least,
            most=role.most,
            hotkey=role.hotkey,
        ),
    }


def _role_from(data: object, place: str) -> Role:
    found = record(data, place, _ROLE)
    most = found.get("most")
    return Role(
        name=short_text(found, "name", place, longest=LONGEST_NAME),
        title=_wording_from(found, "title", place),
        hint=_wording_from(found, "hint", place),
        fillers=_names(found, "fillers", place),
        least=number(found.get("least", 0), f"{place}.least"),
        most=None if most is None else number(most, f"{place}.most"),
        hotkey=string(found.get("hotkey", ""), f"{place}.hotkey"),
    )


def _relation_data(one: RelationType) -> Json:
    return {
        "name": one.name,
        **given(
            title=_wording_data(one.title),
            hint=_wording_data(one.hint),
            sources=list(one.sources),
            targets=list(one.targets),
            symmetric=one.symmetric,
        ),
    }


def _relation_from(data: object, place: str) -> RelationType:
    found = record(data, place, _RELATION)
    return RelationType(
        name=short_text(found, "name", place, longest=LONGEST_NAME),
        title=_wording_from(found, "title", place),
        hint=_wording_from(found, "hint", place),
        sources=_names(found, "sources", place),
        targets=_names(found, "targets", place),
        symmetric=flag(found.get("symmetric", False), f"{place}.symmetric"),
    )


def _attribute_data(one: Attribute) -> Json:
    return {
        "name": one.name,
        "form": one.form.value,
        "of": list(one.of),
        **given(
            title=_wording_data(one.title),
            hint=_wording_data(one.hint),
            choices=[
                {"name": choice.name, **given(title=_wording_data(choice.title))}
                for choice in one.choices
            ],
            required=one.required,
        ),
    }


def _attribute_from(data: object, place: str) -> Attribute:
    found = record(data, place, _ATTRIBUTE)
    return Attribute(
        name=short_text(found, "name", place, longest=LONGEST_NAME),
        form=one_of(AttributeForm, found.get("form"), f"{place}.form"),
        of=_names(found, "of", place),
        title=_wording_from(found, "title", place),
        hint=_wording_from(found, "hint", place),
        choices=tuple(each(_choice_from, found.get("choices", []), f"{place}.choices")),
        required=flag(found.get("required", False), f"{place}.required"),
    )


def _choice_from(data: object, place: str) -> Choice:
    found = record(data, place, frozenset({"name", "title"}))
    return Choice(
        name=short_text(found, "name", place, longest=LONGEST_NAME),
        title=_wording_from(found, "title", place),
    )


def _wording_data(wording: Wording) -> Json:
    return given(ar=wording.ar, en=wording.en)


def _wording_from(found: Json, key: str, place: str) -> Wording:
    words = record(found.get(key, {}), f"{place}.{key}", frozenset({"ar", "en"}))
    return Wording(**{code: string(text, f"{place}.{key}.{code}") for code, text in words.items()})


def _names(found: Json, key: str, place: str) -> tuple[str, ...]:
    names = array(found.get(key, []), f"{place}.{key}")
    return tuple(string(name, f"{place}.{key}") for name in names)
