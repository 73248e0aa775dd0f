"""A small schema and one sentence of news, for the tests of the pure values."""

from __future__ import annotations

from labels.document import AttributeValue, Document, Link, LinkKind, Mention
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
from labels.text.span import Span, Spans

TEXT = "قصفت مسيّرة مستودعا بالموصل، فأصيب حارسان 😟 ونُقلا إلى مستشفى في أربيل."

ATTACK = MentionType(
    "Attack",
    kind=MentionKind.EVENT,
    parent="Conflict",
    title=Wording(ar="هجوم", en="Attack"),
    hotkey="Shift+KeyA",
    roles=(
        Role("Attacker", fillers=("PER", "WEA"), most=1, hotkey="KeyE"),
        Role("Target"),
        Role("Place", fillers=("GPE",), least=1, hotkey="KeyL"),
        Role("Outcome", fillers=("Conflict",)),
    ),
)
CONFLICT = MentionType("Conflict", kind=MentionKind.EVENT, colour="#f31b48", selectable=False)
INJURE = MentionType("Injure", kind=MentionKind.EVENT, parent="Conflict")
ENTITIES = (
    MentionType("PER", colour="#3699d8", hotkey="KeyP"),
    MentionType("PER.Group", parent="PER"),
    MentionType("GPE", hint=Wording(ar="مدينة أو دولة. مثل: «أربيل».")),
    MentionType("FAC"),
    MentionType("WEA"),
)
RELATIONS = (
    RelationType("Located", sources=("PER",), targets=("GPE", "FAC")),
    RelationType("Near", sources=("FAC",), targets=("GPE",), symmetric=True),
)
ATTRIBUTES = (
    Attribute("level", AttributeForm.CHOICE, ("PER",), choices=(Choice("NAM"), Choice("NOM"))),
    Attribute("harm", AttributeForm.SEVERAL, ("PER",), choices=(Choice("Hurt"), Choice("Shock"))),
    Attribute("capital", AttributeForm.FLAG, ("GPE",)),
    Attribute("count", AttributeForm.NUMBER, ("PER",)),
    Attribute("cause", AttributeForm.TEXT, ("Conflict", "Located")),
    Attribute("certain", AttributeForm.FLAG, ("Place",), required=True),
    Attribute("topic", AttributeForm.CHOICE, ("article",), choices=(Choice("NAM"), Choice("war"))),
    Attribute("stance", AttributeForm.TEXT, ("article", "FAC")),
    Attribute("reference", AttributeForm.CHOICE, ("FAC",), choices=(Choice("SPC"),), required=True),
)
SCHEMA = Schema(
    name="غرفة الأخبار",
    types=(*ENTITIES, CONFLICT, ATTACK, INJURE),
    relations=RELATIONS,
    attributes=ATTRIBUTES,
    overlap=Overlap.FREE,
)


def span(words: str) -> Span:
    """Where the words stand in the sentence."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def entity(id: str, words: str, named: str, **attributes: AttributeValue) -> Mention:
    return Mention(id, span(words), named, attributes=attributes)


def trigger(id: str, words: str, named: str = "Attack") -> Mention:
    return Mention(id, span(words), named, MentionKind.EVENT)


def argument(id: str, ends: str, role: str, **attributes: AttributeValue) -> Link:
    source, target = ends.split(">")
    return Link(id, source, target, role, attributes=attributes)


def relation(id: str, ends: str, named: str, **attributes: AttributeValue) -> Link:
    source, target = ends.split(">")
    return Link(id, source, target, named, LinkKind.RELATION, attributes)


def reading(*marks: Mention | Link) -> Document:
    """The sentence with these mentions and links in it."""
    return Document.of(
        TEXT,
        sentences=Spans([0, len(TEXT)]),
        tokens=Spans.of([span("قصفت"), span("مسيّرة"), span("مستودعا"), span("بالموصل")]),
        mentions=[one for one in marks if isinstance(one, Mention)],
        links=[one for one in marks if isinstance(one, Link)],
    )


STRIKE = (
    trigger("e1", "قصفت"),
    trigger("e2", "أصيب", "Injure"),
    entity("m1", "مسيّرة", "WEA"),
    entity("m2", "مستودعا", "FAC", reference="SPC"),
    entity("m3", "الموصل", "GPE", capital=False),
    entity("m4", "حارسان", "PER.Group", level="NOM", count=2),
    argument("l1", "e1>m1", "Attacker"),
    argument("l2", "e1>m2", "Target"),
    argument("l3", "e1>m3", "Place", certain=True),
    argument("l4", "e1>e2", "Outcome"),
    relation("l5", "m4>m2", "Located"),
    relation("l6", "m3>m2", "Near"),
)
"""A sound reading of the sentence, with nothing missing."""
