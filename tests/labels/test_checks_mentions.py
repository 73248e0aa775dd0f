"""The rules for mentions, each shown broken and kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labels.checks import Problem, Rule, problems
from labels.document import AttributeValue, Link, Mention
from labels.schema import Overlap
from labels.text.span import Span
from tests.labels.newsroom import SCHEMA, STRIKE, TEXT, entity, reading, trigger


def broken(*marks: Mention | Link, overlap: Overlap = Overlap.FREE) -> list[Problem]:
    return problems(reading(*marks), replace(SCHEMA, overlap=overlap))


def test_a_sound_reading_has_no_problems() -> None:
    assert broken(*STRIKE) == []


def test_a_mention_lies_within_the_text() -> None:
    last, beyond = len(TEXT), len(TEXT) + 1

    at_the_end = broken(Mention("m", Span(last - 1, last), "GPE"))
    beyond_it = broken(Mention("m", Span(last - 1, beyond), "GPE"))

    assert (at_the_end, beyond_it) == ([], [Problem(Rule.OUT_OF_TEXT, "m", {"length": last})])


def test_a_mention_covers_more_than_space() -> None:
    space = TEXT.index(" ")

    blank = broken(Mention("m", Span(space, space + 1), "GPE"))
    with_a_letter = broken(Mention("m", Span(space - 1, space + 1), "GPE"))

    assert (blank, with_a_letter) == ([Problem(Rule.BLANK, "m")], [])


@pytest.mark.parametrize(
    ("mention", "rule"),
    [
        (entity("m", "أربيل", "City"), Rule.UNKNOWN_TYPE),
        (trigger("m", "قصفت", "Conflict"), Rule.GROUP),
        (entity("m", "قصفت", "Attack"), Rule.WRONG_KIND),
        (trigger("m", "أربيل", "GPE"), Rule.WRONG_KIND),
    ],
)
def test_a_mention_has_a_type_of_its_kind_that_marks_something(
    mention: Mention, rule: Rule
) -> None:
    assert broken(mention) == [Problem(rule, "m", {"type": mention.type})]


@pytest.mark.parametrize(
    "attributes",
    [
        {"level": "NAM", "count": 3},
        {"count": 2.5},
        {"harm": ()},
        {"harm": ("Shock", "Hurt")},
        {},
    ],
)
def test_an_attribute_takes_values_of_its_form(attributes: dict[str, AttributeValue]) -> None:
    assert broken(entity("m", "حارسان", "PER.Group", **attributes)) == []


@pytest.mark.parametrize(
    ("attribute", "value", "shown"),
    [
        ("level", "PRO", "PRO"),
        ("level", ("NAM",), "NAM"),
        ("level", True, "true"),
        ("harm", "Hurt", "Hurt"),
        ("harm", ("Hurt", "Hurt"), "Hurt, Hurt"),
        ("harm", ("Fear",), "Fear"),
        ("count", "2", "2"),
        ("count", True, "true"),
    ],
)
def test_an_attribute_takes_no_other_values(
    attribute: str, value: AttributeValue, shown: str
) -> None:
    mention = entity("m", "حارسان", "PER", **{attribute: value})

    params = {"attribute": attribute, "value": shown}
    assert broken(mention) == [Problem(Rule.ATTRIBUTE_VALUE, "m", params)]


def test_yes_or_no_is_neither_a_number_nor_a_text() -> None:
    yes, one = entity("m", "أربيل", "GPE", capital=True), entity("m", "أربيل", "GPE", capital=1)

    params = {"attribute": "capital", "value": "1"}
    assert (broken(yes), broken(one)) == ([], [Problem(Rule.ATTRIBUTE_VALUE, "m", params)])


def test_free_text_is_text() -> None:
    told = replace(trigger("e", "قصفت"), attributes={"cause": "خلاف على المستودع"})
    numbered = replace(told, attributes={"cause": 7})

    params = {"attribute": "cause", "value": "7"}
    assert broken(told) == []
    assert broken(numbered) == [Problem(Rule.ATTRIBUTE_VALUE, "e", params)]


def test_a_mention_has_only_attributes_of_its_type_and_those_above() -> None:
    params = {"attribute": "level", "type": "GPE"}

    assert broken(entity("m", "أربيل", "GPE", level="NAM")) == [
        Problem(Rule.UNKNOWN_ATTRIBUTE, "m", params)
    ]


def test_no_two_mentions_are_equal_and_each_is_told_of_the_other() -> None:
    twins = [entity(id, "أربيل", "GPE") for id in ("m1", "m2")]

    assert broken(*twins) == [
        Problem(Rule.TWIN, "m1", {"type": "GPE", "other": "m2"}),
        Problem(Rule.TWIN, "m2", {"type": "GPE", "other": "m1"}),
    ]


@pytest.mark.parametrize("other", [entity("m2", "أربيل", "FAC"), entity("m2", "ربيل", "GPE")])
def test_another_type_or_another_place_makes_no_twin(other: Mention) -> None:
    assert broken(entity("m1", "أربيل", "GPE"), other) == []


NESTED = entity("m1", "مستشفى في أربيل", "FAC"), entity("m2", "أربيل", "GPE")
CROSSING = entity("m1", "مستشفى في", "FAC"), entity("m2", "في أربيل", "GPE")
SIDE_BY_SIDE = entity("m1", "مستشفى", "FAC"), entity("m2", " في", "GPE")
ALLOWED = {
    Overlap.FREE: [NESTED, CROSSING, SIDE_BY_SIDE],
    Overlap.NESTED: [NESTED, SIDE_BY_SIDE],
    Overlap.NONE: [SIDE_BY_SIDE],
}


@pytest.mark.parametrize("pair", [NESTED, CROSSING, SIDE_BY_SIDE])
@pytest.mark.parametrize("overlap", Overlap)
def test_entities_lie_as_the_schema_allows(overlap: Overlap, pair: tuple[Mention, Mention]) -> None:
    told = [
        Problem(Rule.OVERLAP, "m1", {"type": "FAC", "other": "m2", "other_type": "GPE"}),
        Problem(Rule.OVERLAP, "m2", {"type": "GPE", "other": "m1", "other_type": "FAC"}),
    ]

    assert broken(*pair, overlap=overlap) == ([] if pair in ALLOWED[overlap] else told)


def test_an_event_and_an_entity_may_lie_upon_one_another() -> None:
    pair = trigger("e", "قصفت"), entity("m", "قصفت مسيّرة", "WEA")

    assert broken(*pair, overlap=Overlap.NONE) == []


def test_a_long_mention_is_told_of_the_first_that_lies_wrong() -> None:
    long = entity("m0", "مسيّرة مستودعا بال", "WEA")
    within, across = entity("m1", "مستودعا", "FAC"), entity("m2", "بالموصل", "GPE")

    nested = broken(long, within, across, overlap=Overlap.NESTED)
    apart = broken(long, within, across, overlap=Overlap.NONE)

    assert [(one.at, one.params["other"]) for one in nested] == [("m0", "m2"), ("m2", "m0")]
    assert [one.params["other"] for one in apart] == ["m1", "m0", "m0"]
