"""What must be there at hand-in."""

from __future__ import annotations

from labels.checks import Problem, Rule, gaps, problems
from tests.labels.newsroom import SCHEMA, STRIKE, argument, entity, reading, relation, trigger


def test_a_reading_with_all_that_is_asked_for_has_no_gaps() -> None:
    assert gaps(reading(*STRIKE), SCHEMA) == []


def test_a_role_that_must_be_filled_is_missed_at_hand_in_only() -> None:
    document = reading(trigger("e1", "قصفت"))

    params: dict[str, str | int] = {"type": "Attack", "role": "Place", "least": 1}
    assert gaps(document, SCHEMA) == [Problem(Rule.ROLE_MISSING, "e1", params)]
    assert problems(document, SCHEMA) == []


def test_an_attribute_that_must_be_given_is_missed_at_hand_in_only() -> None:
    document = reading(entity("m", "مستودعا", "FAC"))

    params = {"type": "FAC", "attribute": "reference"}
    assert gaps(document, SCHEMA) == [Problem(Rule.ATTRIBUTE_MISSING, "m", params)]
    assert problems(document, SCHEMA) == []


def test_a_link_too_may_lack_an_attribute() -> None:
    city = entity("m", "الموصل", "GPE")
    document = reading(trigger("e", "قصفت"), city, argument("l", "e>m", "Place"))

    params = {"type": "Place", "attribute": "certain"}
    assert gaps(document, SCHEMA) == [Problem(Rule.ATTRIBUTE_MISSING, "l", params)]


def test_no_as_an_answer_is_an_answer() -> None:
    city = entity("m", "الموصل", "GPE")
    document = reading(trigger("e", "قصفت"), city, argument("l", "e>m", "Place", certain=False))

    assert gaps(document, SCHEMA) == []


def test_a_relation_named_like_a_role_does_not_fill_it() -> None:
    city = entity("m", "الموصل", "GPE")
    document = reading(trigger("e", "قصفت"), city, relation("l", "e>m", "Place", certain=True))

    assert [one.rule for one in gaps(document, SCHEMA)] == [Rule.ROLE_MISSING]


def test_gaps_come_in_reading_order_and_those_of_links_last() -> None:
    city, plant = entity("m", "الموصل", "GPE"), entity("a", "مستودعا", "FAC")
    late, early = trigger("e2", "أصيب"), trigger("e9", "قصفت")
    document = reading(argument("l", "e9>m", "Place"), late, plant, city, early)

    assert [one.at for one in gaps(document, SCHEMA)] == ["a", "e2", "l"]


def test_a_mention_of_an_unknown_type_has_no_gaps() -> None:
    assert gaps(reading(trigger("e", "قصفت", "Riot")), SCHEMA) == []
