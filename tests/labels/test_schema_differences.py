"""What is other in the next version of a schema."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from labels import shipped
from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    Difference,
    MentionType,
    Move,
    Moves,
    Overlap,
    Part,
    Schema,
    SchemaFate,
    Wording,
    differences,
)
from tests.labels.making import NEWS


def news(**parts: object) -> Schema:
    return replace(NEWS, **parts)  # type: ignore[arg-type]


def without(name: str) -> tuple[MentionType, ...]:
    return tuple(one for one in NEWS.types if one.name != name)


def told(after: Schema, *moves: Move) -> list[tuple[object, ...]]:
    found = differences(NEWS, after, Moves(moves))
    return [(one.part, one.name, one.fate, one.to, one.what) for one in found]


@given(st.sampled_from([NEWS, *map(shipped.schema, shipped.NAMES)]))
def test_nothing_is_other_in_the_same_schema(schema: Schema) -> None:
    assert differences(schema, schema, Moves()) == ()


def test_a_renamed_type_is_no_new_one_and_what_names_it_is_not_changed() -> None:
    person = replace(NEWS.by_name["PER"], name="Person", title=Wording(ar="شخص"))
    of_person = tuple(
        replace(one, of=("Person",)) if "PER" in one.of else one for one in NEWS.attributes
    )
    lives = replace(NEWS.relations[0], sources=("Person",))

    found = told(
        news(
            types=(person, *without("PER")),
            attributes=of_person,
            relations=(lives,),
        ),
        Move(Part.TYPE, "PER", to="Person"),
    )

    assert found == [
        (Part.TYPE, "PER", SchemaFate.RENAMED, "Person", ()),
        (Part.TYPE, "PER", SchemaFate.CHANGED, "Person", ("title",)),
    ]


def test_without_a_move_another_name_is_one_type_gone_and_one_come() -> None:
    renamed = replace(NEWS.by_name["CITY"], name="TOWN")

    found = told(news(types=(*without("CITY"), renamed)))

    assert found == [
        (Part.TYPE, "CITY", SchemaFate.DROPPED, "", ()),
        (Part.TYPE, "TOWN", SchemaFate.ADDED, "", ()),
    ]


def test_a_type_that_goes_into_another_is_merged_and_its_roles_go_along() -> None:
    raid = MentionType("Raid", kind=NEWS.by_name["Attack"].kind)

    found = told(
        news(types=(*without("Attack"), raid), attributes=NEWS.attributes),
        Move(Part.TYPE, "Attack", to="Raid"),
    )
    merged = differences(
        news(types=(*NEWS.types, raid)),
        news(types=(*without("Attack"), raid)),
        Moves([Move(Part.TYPE, "Attack", to="Raid")]),
    )

    assert found == [
        (Part.TYPE, "Attack", SchemaFate.RENAMED, "Raid", ()),
        (Part.ROLE, "Place", SchemaFate.DROPPED, "", ()),
        (Part.ROLE, "Attacker", SchemaFate.DROPPED, "", ()),
    ]
    assert merged[0] == Difference(Part.TYPE, "Attack", "", SchemaFate.MERGED, "Raid")


def test_what_goes_with_its_owner_or_comes_with_it_is_not_told_of_again() -> None:
    mood = Attribute("mood", AttributeForm.CHOICE, ("PER",), choices=(Choice("glad"),))
    fewer = tuple(one for one in NEWS.attributes if one.name != "level")

    found = told(news(types=without("Attack"), attributes=(*fewer, mood)))

    assert found == [
        (Part.TYPE, "Attack", SchemaFate.DROPPED, "", ()),
        (Part.ATTRIBUTE, "level", SchemaFate.DROPPED, "", ()),
        (Part.ATTRIBUTE, "mood", SchemaFate.ADDED, "", ()),
    ]


def test_changed_fields_are_named_and_so_is_another_order() -> None:
    attack = NEWS.by_name["Attack"]
    place = replace(attack.roles[0], fillers=("PER",), most=None)
    choices = (Choice("noun"), Choice("name"), Choice("pronoun"))
    level = replace(NEWS.attributes[0], choices=choices, required=True)

    found = told(
        news(
            types=(*without("Attack"), replace(attack, roles=(place, attack.roles[1]))),
            attributes=(level, *NEWS.attributes[1:]),
            overlap=Overlap.NESTED,
        )
    )

    assert found == [
        (None, "news", SchemaFate.CHANGED, "news", ("overlap", "order")),
        (Part.ROLE, "Place", SchemaFate.CHANGED, "Place", ("fillers", "most")),
        (Part.ATTRIBUTE, "level", SchemaFate.CHANGED, "level", ("required",)),
        (Part.CHOICE, "pronoun", SchemaFate.ADDED, "", ()),
    ]


def test_attributes_of_renamed_roles_and_relations_belong_to_them_as_before() -> None:
    attack = NEWS.by_name["Attack"]
    where = replace(attack.roles[0], name="Where")
    sure = replace(NEWS.attributes[2], of=("dwells-in", "Place", "nowhere"))
    before = news(
        attributes=(replace(NEWS.attributes[2], of=("lives-in", "Place")), *NEWS.attributes[:2])
    )
    after = news(
        types=(*without("Attack"), replace(attack, roles=(where, attack.roles[1]))),
        relations=(replace(NEWS.relations[0], name="dwells-in"),),
        attributes=(replace(sure, of=("dwells-in", "Where")), *NEWS.attributes[:2]),
    )
    moves = Moves(
        [
            Move(Part.ROLE, "Place", "Attack", to="Where"),
            Move(Part.RELATION, "lives-in", to="dwells-in"),
        ]
    )

    found = differences(before, after, moves)

    assert [(one.part, one.fate) for one in found] == [
        (Part.ROLE, SchemaFate.RENAMED),
        (Part.RELATION, SchemaFate.RENAMED),
    ]


def test_the_way_back_knows_only_what_was_renamed() -> None:
    moves = Moves(
        [
            Move(Part.TYPE, "PER", to="Person"),
            Move(Part.TYPE, "CITY", to="Place"),
            Move(Part.TYPE, "TOWN", to="Place"),
            Move(Part.TYPE, "ORG", to="FAC"),
            Move(Part.TYPE, "Attack", to="Raid"),
            Move(Part.ROLE, "Place", "Attack", to="Where"),
            Move(Part.CHOICE, "name", "level"),
        ]
    )
    new = {(Part.TYPE, "Person"), (Part.TYPE, "Place"), (Part.TYPE, "Raid"), (Part.ROLE, "Where")}

    back = list(moves.back(new))

    assert back == [
        Move(Part.TYPE, "Person", to="PER"),
        Move(Part.TYPE, "Raid", to="Attack"),
        Move(Part.ROLE, "Where", "Raid", to="Place"),
    ]
