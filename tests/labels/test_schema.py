"""The schema: a tree of types with roles, relations and attributes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Schema,
    SchemaError,
    Wording,
)
from tests.labels.newsroom import ATTACK, RELATIONS, SCHEMA

PERSON = MentionType("PER")
DEED = MentionType("Deed", kind=MentionKind.EVENT)


def refused(
    *types: MentionType, **parts: tuple[RelationType, ...] | tuple[Attribute, ...]
) -> object:
    """The code and parameters with which a schema of these parts is refused."""
    with pytest.raises(SchemaError) as caught:
        Schema("غرفة الأخبار", types, **parts)  # type: ignore[arg-type]
    return caught.value.code, caught.value.params


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "هجوم"), ("ar-ma", "هجوم"), ("en", "Attack"), ("fr", "Attack")]
)
def test_a_type_is_called_by_its_words_in_the_readers_language(language: str, words: str) -> None:
    assert ATTACK.title.in_language(language) == words


@pytest.mark.parametrize("language", ["ar", "en"])
def test_where_one_language_is_empty_the_others_words_serve(language: str) -> None:
    titles = Wording(ar="مدينة"), Wording(en="City")

    assert [one.in_language(language) for one in titles] == ["مدينة", "City"]


def test_a_role_is_found_by_its_name() -> None:
    assert (ATTACK.role("Target"), ATTACK.role("Witness")) == (Role("Target"), None)


def test_types_of_entities_and_of_events_are_told_apart_in_their_order() -> None:
    entities = [one.name for one in SCHEMA.entity_types()]
    events = [one.name for one in SCHEMA.event_types()]

    assert entities == ["PER", "PER.Group", "GPE", "FAC", "WEA"]
    assert events == ["Conflict", "Attack", "Injure"]


def test_the_lineage_of_a_type_leads_from_itself_upwards() -> None:
    lineages = [list(SCHEMA.lineage(name)) for name in ("PER.Group", "PER", "Unheard")]

    assert lineages == [["PER.Group", "PER"], ["PER"], []]


def test_a_type_without_a_colour_has_the_one_above_it_or_grey() -> None:
    colours = [SCHEMA.colour(name) for name in ("PER.Group", "Attack", "GPE")]

    assert colours == ["#3699d8", "#f31b48", "#6b7280"]


def test_a_subtype_may_stand_where_its_type_is_asked_for_and_not_the_other_way() -> None:
    assert SCHEMA.admits(["GPE", "PER"], "PER.Group")
    assert not SCHEMA.admits(["PER.Group"], "PER")


def test_where_nothing_is_asked_for_any_entity_may_stand_and_no_event() -> None:
    admitted = [
        name for name in ("GPE", "PER.Group", "Attack", "Unheard") if SCHEMA.admits([], name)
    ]

    assert admitted == ["GPE", "PER.Group"]


def test_a_relation_leads_one_way_unless_it_is_symmetric() -> None:
    located, near = RELATIONS

    joins = [SCHEMA.joins(located, "PER", "FAC"), SCHEMA.joins(located, "FAC", "PER")]
    mutual = [SCHEMA.joins(near, "FAC", "GPE"), SCHEMA.joins(near, "GPE", "FAC")]

    assert (joins, mutual, SCHEMA.joins(near, "GPE", "GPE")) == ([True, False], [True, True], False)


@pytest.mark.parametrize(
    ("owner", "names"),
    [
        ("PER.Group", ["level", "harm", "count"]),
        ("Attack", ["cause"]),
        ("Located", ["cause"]),
        ("Place", ["certain"]),
        ("WEA", []),
        ("Unheard", []),
    ],
)
def test_a_part_has_its_own_attributes_and_those_of_the_types_above(
    owner: str, names: list[str]
) -> None:
    assert [one.name for one in SCHEMA.attributes_of(owner)] == names


def test_schemas_are_equal_when_all_their_parts_are() -> None:
    same, other = replace(SCHEMA), replace(SCHEMA, name="أخرى")

    assert (same == SCHEMA, hash(same) == hash(SCHEMA), other == SCHEMA) == (True, True, False)


def test_names_of_types_roles_relations_attributes_and_choices_are_their_own() -> None:
    twice = Role("Agent"), Role("Agent")
    near = RelationType("Near")
    sure, unsure = Attribute("sure", AttributeForm.FLAG, ()), Choice("No")
    tense = Attribute("tense", AttributeForm.CHOICE, (), choices=(unsure, unsure))

    assert refused(PERSON, PERSON) == ("shared-type", {"name": "PER"})
    assert refused(replace(DEED, roles=twice)) == (
        "shared-role",
        {"name": "Agent", "place": "Deed"},
    )
    assert refused(relations=(near, near)) == ("shared-relation", {"name": "Near"})
    assert refused(attributes=(sure, sure)) == ("shared-attribute", {"name": "sure"})
    assert refused(attributes=(tense,)) == ("shared-choice", {"name": "No", "place": "tense"})


def test_no_two_types_have_one_key_and_no_two_roles_of_an_event() -> None:
    one, other = MentionType("PER", hotkey="KeyP"), MentionType("FAC", hotkey="KeyP")
    deed = replace(DEED, roles=(Role("Agent", hotkey="KeyE"), Role("Entity", hotkey="KeyE")))

    assert refused(one, other) == ("shared-hotkey", {"name": "KeyP", "value": "PER, FAC"})
    assert refused(deed) == ("shared-role-hotkey", {"name": "KeyE", "place": "Deed"})


def test_a_role_may_have_the_key_of_a_type_and_of_another_events_role() -> None:
    roles = (Role("Person", hotkey="KeyP"),)

    schema = Schema(
        "غرفة الأخبار",
        (
            MentionType("PER", hotkey="KeyP"),
            replace(DEED, roles=roles),
            replace(DEED, name="Meeting", roles=roles),
        ),
    )

    assert [one.hotkey for one in schema.types] == ["KeyP", "", ""]


def test_what_a_part_names_must_be_there() -> None:
    child, deed = (
        MentionType("A", parent="Z"),
        replace(DEED, roles=(Role("Agent", fillers=("Z",)),)),
    )
    lost = Attribute("sure", AttributeForm.FLAG, ("Z",))

    assert refused(child) == ("unknown-type", {"name": "Z", "place": "A"})
    assert refused(deed) == ("unknown-type", {"name": "Z", "place": "Deed.Agent"})
    near = (RelationType("Near", targets=("Z",)),)
    assert refused(relations=near) == ("unknown-type", {"name": "Z", "place": "Near"})
    assert refused(attributes=(lost,)) == ("unknown-owner", {"name": "Z", "place": "sure"})


def test_attributes_of_the_article_need_the_name_for_it_alone() -> None:
    topic = Attribute("topic", AttributeForm.TEXT, ("article",))
    whole = Schema("s", (MentionType("A"),), attributes=(topic,))

    assert whole.attributes_of("article") == [topic]
    assert refused(MentionType("article"), attributes=(topic,)) == (
        "shared-owner",
        {"name": "article", "place": "topic"},
    )


def test_parents_do_not_run_in_a_circle() -> None:
    one, two = MentionType("A", parent="B"), MentionType("B", parent="A")

    assert refused(one, two) == ("circle", {"name": "A"})
    assert refused(MentionType("A", parent="A")) == ("circle", {"name": "A"})


def test_a_type_stands_under_one_of_its_own_kind() -> None:
    assert refused(PERSON, replace(DEED, parent="PER")) == (
        "parent-kind",
        {"name": "Deed", "value": "PER"},
    )


@pytest.mark.parametrize("colour", ["red", "#fff", "#3699D8", "3699d8", "#3699d8;"])
def test_a_colour_is_six_small_hexadecimal_digits(colour: str) -> None:
    params = {"name": "PER", "value": colour}

    assert refused(replace(PERSON, colour=colour)) == ("colour", params)


@pytest.mark.parametrize("hotkey", ["p", "Keyp", "KeyPQ", "Ctrl+KeyP", "Enter", "Digit10"])
def test_a_hotkey_is_a_letters_or_digits_place_with_or_without_shift(hotkey: str) -> None:
    deed = replace(DEED, roles=(Role("Agent", hotkey=hotkey),))

    assert refused(replace(PERSON, hotkey=hotkey)) == ("hotkey", {"name": "PER", "value": hotkey})
    assert refused(deed) == ("hotkey", {"name": "Deed", "value": hotkey})


@pytest.mark.parametrize(("least", "most"), [(-1, None), (2, 1), (0, 0)])
def test_the_numbers_of_a_role_must_leave_something_to_fill(least: int, most: int | None) -> None:
    deed = replace(DEED, roles=(Role("Agent", least=least, most=most),))

    assert refused(deed) == ("role-number", {"name": "Deed", "value": "Agent"})


@pytest.mark.parametrize("form", [AttributeForm.CHOICE, AttributeForm.SEVERAL])
def test_what_is_chosen_needs_choices(form: AttributeForm) -> None:
    attribute = Attribute("tense", form, ())

    assert refused(attributes=(attribute,)) == ("no-choices", {"name": "tense"})
