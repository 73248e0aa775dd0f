"""What the labels of a file are called, and a schema with a place for all of it."""

from __future__ import annotations

import pytest

from labels.checks import problems
from labels.document import Document, Link, LinkKind, Mention
from labels.moving import Inventory, Name, extended, inventory
from labels.schema import (
    ARTICLE,
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    Role,
    Schema,
)
from labels.schema.moves import Part
from labels.text.span import Span, Spans

TEXT = "زار وزير العراق دمشق أمس بعد قصف"
EVENT, ENTITY = MentionKind.EVENT, MentionKind.ENTITY
VISIT = Mention("e1", Span(0, 3), "Visit", EVENT, {"sure": True})
SHELLING = Mention("e2", Span(29, 32), "Attack", EVENT)
MINISTER = Mention("p1", Span(4, 15), "Person", ENTITY, {"level": "name", "age": 7})
PLACE = Mention("g1", Span(16, 20), "City", ENTITY, {"topics": ("war", "trade")})
AGENT = Link("l1", "e1", "p1", "Agent", LinkKind.ARGUMENT, {"level": "name"})
AFTER = Link("l2", "e1", "e2", "After", LinkKind.ARGUMENT)
LIVES = Link("l3", "p1", "g1", "LivesIn", LinkKind.RELATION)
LEADS = Link("l4", "e2", "p1", "LeadsTo", LinkKind.RELATION)


def document(*marks: Mention | Link, **attributes: str) -> Document:
    return Document.of(
        TEXT,
        sentences=Spans(),
        tokens=Spans(),
        mentions=[one for one in marks if isinstance(one, Mention)],
        links=[one for one in marks if isinstance(one, Link)],
        attributes=attributes,
    )


WHOLE = document(VISIT, SHELLING, MINISTER, PLACE, AGENT, AFTER, LIVES, LEADS, topic="politics")


def inventory_of(*documents: Document) -> Inventory:
    found = Inventory()
    for one in documents:
        found.add(one)
    return found


def test_names_are_counted_with_their_first_words() -> None:
    found = inventory_of(document(MINISTER), document(MINISTER, PLACE))

    assert found.names[Part.TYPE, "Person", ""] == Name(
        Part.TYPE, "Person", kind=ENTITY, count=2, examples=("وزير العراق",)
    )
    assert found.names[Part.ATTRIBUTE, "topics", "City"] == Name(
        Part.ATTRIBUTE,
        "topics",
        "City",
        form=AttributeForm.SEVERAL,
        count=1,
        examples=("دمشق",),
        beside=frozenset({"war", "trade"}),
    )


def test_what_the_schema_knows_is_not_told_of() -> None:
    schema = Schema(
        "known",
        types=(
            MentionType("Person"),
            MentionType("City", selectable=False),
            MentionType("Attack"),
            MentionType("Visit", EVENT, roles=(Role("Agent"),)),
        ),
        attributes=(Attribute("sure", AttributeForm.FLAG, ("Visit",)),),
    )

    unknown = inventory_of(WHOLE).unknown_to(schema)

    assert [(one.part.value, one.name, one.owner) for one in unknown] == [
        ("type", "Attack", ""),
        ("type", "City", ""),
        ("role", "After", "Visit"),
        ("relation", "LeadsTo", ""),
        ("relation", "LivesIn", ""),
        ("attribute", "age", "Person"),
        ("attribute", "level", "Agent"),
        ("attribute", "level", "Person"),
        ("attribute", "topic", ARTICLE),
        ("attribute", "topics", "City"),
    ]


def test_a_schema_made_of_a_file_has_a_place_for_all_of_it() -> None:
    found = inventory_of(WHOLE)

    schema = extended(Schema("new", types=()), found.unknown_to(Schema("new", types=())))

    assert problems(WHOLE, schema) == []
    assert found.unknown_to(schema) == []
    visit = schema.by_name["Visit"]
    assert {one.name: one.fillers for one in visit.roles} == {
        "Agent": (),
        "After": ("City", "Person", "Attack"),
    }
    assert {one.name: (one.form, one.choices) for one in schema.attributes} == {
        "sure": (AttributeForm.FLAG, ()),
        "age": (AttributeForm.NUMBER, ()),
        "level": (AttributeForm.CHOICE, (Choice("name"),)),
        "topic": (AttributeForm.CHOICE, (Choice("politics"),)),
        "topics": (AttributeForm.SEVERAL, (Choice("trade"), Choice("war"))),
    }
    assert len({one.colour for one in schema.types}) == 4


def test_what_a_schema_has_stays_and_its_attributes_take_further_owners() -> None:
    before = Schema(
        "old",
        types=(MentionType("Person", colour="#3699d8"), MentionType("Org")),
        attributes=(Attribute("level", AttributeForm.CHOICE, ("Org",), choices=(Choice("name"),)),),
    )

    after = extended(before, inventory_of(document(MINISTER, PLACE)).unknown_to(before))

    assert after.types[:2] == before.types
    assert after.attributes[0].of == ("Org", "Person")
    assert after.by_name["City"].colour == "#d87e1b"


def test_an_attribute_of_many_values_or_of_several_forms_is_a_text() -> None:
    texts = [document(Mention("m", Span(0, 3), "X", ENTITY, {"id": f"{n}"})) for n in range(30)]
    mixed = [document(Mention("m", Span(0, 3), "Y", ENTITY, {"a": value})) for value in (1, "one")]
    both = [
        document(Mention("m", Span(0, 3), "X", ENTITY, {"b": True})),
        document(Mention("m", Span(0, 3), "Y", ENTITY, {"b": 2})),
    ]
    found = inventory_of(*texts, *mixed, *both)

    schema = extended(Schema("s", types=()), found.unknown_to(Schema("s", types=())))

    assert {one.name: one.form for one in schema.attributes} == {
        "id": AttributeForm.TEXT,
        "a": AttributeForm.TEXT,
        "b": AttributeForm.TEXT,
    }


def test_what_takes_several_of_many_values_and_many_events_in_a_role_all_find_a_place() -> None:
    tags = [document(Mention("m", Span(0, 3), "X", ENTITY, {"tags": (f"{n}",)})) for n in range(40)]
    events = [
        document(
            Mention("m", Span(0, 3), "Report", EVENT),
            Mention("n", Span(0, 3), f"Event{number}", EVENT),
            Link("l", "m", "n", "About", LinkKind.ARGUMENT),
        )
        for number in range(40)
    ]
    found = inventory_of(*tags, *events)

    schema = extended(Schema("s", types=()), found.unknown_to(Schema("s", types=())))

    assert [problem for one in (*tags, *events) for problem in problems(one, schema)] == []


def test_a_file_with_a_name_for_each_label_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inventory, "MOST", 2)
    marks = [Mention(f"m{n}", Span(0, 3), f"T{n}", ENTITY) for n in range(5)]
    loose = Link("l", "m0", "gone", "R", LinkKind.RELATION)

    found = inventory_of(document(*marks, loose))

    assert (len(found.names), found.beyond) == (2, 3)
