"""Any schema, for the laws of what schemas are written as."""

from __future__ import annotations

from hypothesis import strategies as st

from labels.schema import (
    ARTICLE,
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Schema,
    Wording,
)

ENTITIES = ("PER", "PER.Group", "جهة", "ORG", "LOC 2", "<x>")
EVENTS = ("Life", "Life.Die", "هجوم", "Attack")
VALUES = ("NAM", "a|b", "اسم")


@st.composite
def schemas(draw: st.DrawFn) -> Schema:
    """Schemas of trees, groups, roles, relations and attributes, in any combination."""
    types = [
        *draw(trees(ENTITIES, MentionKind.ENTITY)),
        *draw(trees(EVENTS, MentionKind.EVENT)),
    ]
    names = [one.name for one in types]
    relations = [
        RelationType(name, sources=draw(some(names)), targets=draw(some(names)), symmetric=both)
        for name, both in (("Near.To", True), ("Born-In", False))
    ]
    attributes = draw(attributes_of([*names, "Near.To", ARTICLE]))
    return Schema("غرفة\nالأخبار", tuple(types), tuple(relations), tuple(attributes))


@st.composite
def trees(draw: st.DrawFn, names: tuple[str, ...], kind: MentionKind) -> list[MentionType]:
    """Types of one kind, each under nothing or under one before it."""
    types: list[MentionType] = []
    for name in names:
        parents = ["", *(one.name for one in types)]
        types.append(
            MentionType(
                name,
                kind,
                title=draw(st.sampled_from([Wording(), Wording("شخص ما"), Wording("أ", "A b")])),
                parent=draw(st.sampled_from(parents)),
                selectable=draw(st.booleans()),
                roles=draw(roles()) if kind is MentionKind.EVENT else (),
            )
        )
    return types


@st.composite
def roles(draw: st.DrawFn) -> tuple[Role, ...]:
    """Roles that entities and events may fill, in any number."""
    least = draw(st.integers(0, 3))
    most = draw(st.sampled_from([None, max(least, 1), max(least, 1) + 2]))
    fillers = draw(some([*ENTITIES, *EVENTS]))
    return (Role("Agent", fillers=fillers, least=least, most=most), Role("طرف"))


@st.composite
def attributes_of(draw: st.DrawFn, owners: list[str]) -> list[Attribute]:
    """An attribute of each form."""
    choices = tuple(Choice(one) for one in VALUES[: draw(st.integers(1, len(VALUES)))])
    return [
        Attribute(f"{form}-{n}", form, draw(some(owners)), choices=choices if "e" in form else ())
        for n, form in enumerate(AttributeForm)
        if form is not AttributeForm.TEXT
    ]


def some(names: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of these names, each once."""
    return st.lists(st.sampled_from(names), unique=True, max_size=3).map(tuple)
