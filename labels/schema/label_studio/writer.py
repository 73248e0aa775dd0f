"""A schema as Label Studio's labelling configuration.

Entities and events are `Labels` of their own, named `entities` and `events`; roles and relations
are `Relation`s; attributes stand beside their regions. What Label Studio has no place for (the
fillers of roles, how many there may be, attributes of links) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from labels.schema.borrowed import key_of
from labels.schema.parts import ARTICLE, Attribute, AttributeForm, MentionKind, MentionType
from labels.schema.whole import Schema

TEXT = "text"
ENTITIES = "entities"
EVENTS = "events"
_KINDS = {ENTITIES: MentionKind.ENTITY, EVENTS: MentionKind.EVENT}
_TAGS = {
    AttributeForm.CHOICE: "Choices",
    AttributeForm.SEVERAL: "Taxonomy",
    AttributeForm.FLAG: "Choices",
    AttributeForm.NUMBER: "Number",
    AttributeForm.TEXT: "TextArea",
}


def configuration(schema: Schema) -> str:
    """The configuration, with a line break at its end."""
    return "\n".join(["<View>", *(f"  {line}" for line in _inside(schema)), "</View>", ""])


def _inside(schema: Schema) -> Iterator[str]:
    for name, kind in _KINDS.items():
        types = [one for one in schema.types if one.kind is kind and one.selectable]
        if types:
            labels = (_label(one) for one in types)
            yield from _around("Labels", labels, name=name, toName=TEXT)
    yield _tag("Text", name=TEXT, value=f"${TEXT}")
    roles = (role.name for one in schema.types for role in one.roles)
    arcs = dict.fromkeys([*roles, *(one.name for one in schema.relations)])
    if arcs:
        yield from _around("Relations", (_tag("Relation", value=name) for name in arcs))
    arc_names = arcs.keys()
    for attribute in schema.attributes:
        if not set(attribute.of) <= arc_names:
            yield from _attribute(attribute)


def _label(one: MentionType) -> str:
    key, shift = key_of(one.hotkey)
    hotkey = f"shift+{key}" if shift else key
    hint = one.hint.ar or one.hint.en
    return _tag("Label", value=one.name, background=one.colour, hotkey=hotkey, hint=hint)


def _attribute(one: Attribute) -> Iterator[str]:
    named = {"name": one.name, "toName": TEXT}
    if set(one.of) != {ARTICLE}:
        named["perRegion"] = "true"
    match one.form:
        case AttributeForm.NUMBER | AttributeForm.TEXT:
            yield _tag(_TAGS[one.form], **named)
        case AttributeForm.FLAG:
            choices = (_tag("Choice", value=name) for name in ("true", "false"))
            yield from _around(_TAGS[one.form], choices, **named)
        case _:
            choices = (_tag("Choice", value=choice.name) for choice in one.choices)
            yield from _around(_TAGS[one.form], choices, **named)


def _around(tag: str, inside: Iterable[str], /, **given: str) -> Iterator[str]:
    yield _tag(tag, **given).replace("/>", ">")
    yield from (f"  {line}" for line in inside)
    yield f"</{tag}>"


def _tag(tag: str, /, **given: str) -> str:
    return f"<{tag}{''.join(f' {key}={quoteattr(one)}' for key, one in given.items() if one)}/>"
