"""The rules for links, each shown broken and kept."""

from __future__ import annotations

import pytest

from labels.checks import Problem, Rule, problems
from labels.document import Link
from tests.labels.newsroom import (
    SCHEMA,
    argument,
    entity,
    reading,
    relation,
    trigger,
)

MENTIONS = (
    trigger("e1", "قصفت"),
    trigger("e2", "أصيب", "Injure"),
    entity("m1", "مسيّرة", "WEA"),
    entity("m2", "مستودعا", "FAC"),
    entity("m3", "الموصل", "GPE"),
    entity("m4", "حارسان", "PER.Group"),
)


def broken(*links: Link) -> list[Problem]:
    return problems(reading(*MENTIONS, *links), SCHEMA)


@pytest.mark.parametrize("ends", ["e1>gone", "gone>m3", "gone>gone"])
def test_a_link_leads_from_a_mention_to_a_mention(ends: str) -> None:
    assert broken(argument("l", ends, "Place")) == [
        Problem(Rule.LOOSE_LINK, "l", {"type": "Place"})
    ]


def test_a_link_does_not_lead_to_where_it_comes_from() -> None:
    assert broken(argument("l", "e1>e1", "Outcome")) == [
        Problem(Rule.SELF_LINK, "l", {"type": "Outcome"})
    ]


def test_only_an_event_has_arguments() -> None:
    assert broken(argument("l", "m4>m3", "Place")) == [
        Problem(Rule.NOT_AN_EVENT, "l", {"type": "PER.Group", "role": "Place"})
    ]


def test_an_event_of_an_unknown_type_has_no_arguments() -> None:
    riot = trigger("e3", "أصيب", "Riot")

    told = problems(reading(riot, *MENTIONS, argument("l", "e3>m3", "Place")), SCHEMA)

    assert told == [
        Problem(Rule.UNKNOWN_TYPE, "e3", {"type": "Riot"}),
        Problem(Rule.NOT_AN_EVENT, "l", {"type": "Riot", "role": "Place"}),
    ]


def test_a_role_is_one_of_the_events_own() -> None:
    assert broken(argument("l", "e2>m3", "Place")) == [
        Problem(Rule.UNKNOWN_ROLE, "l", {"type": "Injure", "role": "Place"})
    ]


@pytest.mark.parametrize(
    ("ends", "role"),
    [("e1>m4", "Attacker"), ("e1>m3", "Place"), ("e1>e2", "Outcome"), ("e1>m3", "Target")],
)
def test_a_role_is_filled_by_what_it_asks_for_and_all_under_it(ends: str, role: str) -> None:
    assert broken(argument("l", ends, role)) == []


@pytest.mark.parametrize(
    ("ends", "role", "filler"),
    [
        ("e1>m3", "Attacker", "GPE"),
        ("e1>m4", "Place", "PER.Group"),
        ("e1>m1", "Outcome", "WEA"),
        ("e1>e2", "Target", "Injure"),
    ],
)
def test_a_role_is_filled_by_nothing_else(ends: str, role: str, filler: str) -> None:
    params = {"type": "Attack", "role": role, "filler": filler}

    assert broken(argument("l", ends, role)) == [Problem(Rule.FILLER, "l", params)]


def test_a_role_is_filled_no_more_often_than_its_number_says() -> None:
    one, other = argument("l1", "e1>m1", "Attacker"), argument("l2", "e1>m4", "Attacker")

    params: dict[str, str | int] = {"role": "Attacker", "most": 1}
    assert broken(one) == []
    assert broken(one, other) == [Problem(Rule.TOO_MANY, id, params) for id in ("l1", "l2")]


def test_a_role_without_a_number_is_filled_as_often_as_may_be() -> None:
    targets = [argument(id, f"e1>{id}", "Target") for id in ("m1", "m2", "m3", "m4")]

    assert broken(*targets) == []


def test_a_relation_of_the_same_name_does_not_count_as_filling_a_role() -> None:
    argued, related = argument("l1", "e1>m1", "Attacker"), relation("l2", "e1>m4", "Attacker")

    assert broken(argued, related) == [Problem(Rule.UNKNOWN_RELATION, "l2", {"type": "Attacker"})]


def test_a_relation_is_one_of_the_schemas() -> None:
    assert broken(relation("l", "m4>m3", "Fears")) == [
        Problem(Rule.UNKNOWN_RELATION, "l", {"type": "Fears"})
    ]


@pytest.mark.parametrize(
    ("ends", "types"), [("m3>m4", ("GPE", "PER.Group")), ("m4>m1", ("PER.Group", "WEA"))]
)
def test_a_relation_joins_what_it_asks_for(ends: str, types: tuple[str, str]) -> None:
    params = {"type": "Located", "source": types[0], "target": types[1]}

    assert broken(relation("l", ends, "Located")) == [Problem(Rule.RELATION_ENDS, "l", params)]
    assert broken(relation("l", "m4>m3", "Located")) == []


@pytest.mark.parametrize("ends", ["m2>m3", "m3>m2"])
def test_a_symmetric_relation_may_be_told_either_way(ends: str) -> None:
    assert broken(relation("l", ends, "Near")) == []


def test_no_two_links_say_the_same() -> None:
    twins = [argument(id, "e1>m2", "Target") for id in ("l1", "l2")]

    assert broken(*twins) == [
        Problem(Rule.TWIN_LINK, id, {"type": "Target"}) for id in ("l1", "l2")
    ]


def test_a_symmetric_relation_told_both_ways_says_the_same_twice() -> None:
    both = relation("l1", "m2>m3", "Near"), relation("l2", "m3>m2", "Near")

    assert broken(*both) == [Problem(Rule.TWIN_LINK, id, {"type": "Near"}) for id in ("l1", "l2")]


def test_of_a_pair_told_both_ways_the_one_that_is_touched_is_told_of() -> None:
    both = relation("l1", "m2>m3", "Near"), relation("l2", "m3>m2", "Near")

    told = problems(reading(*MENTIONS, *both), SCHEMA, among={"l2"})

    assert told == [Problem(Rule.TWIN_LINK, "l2", {"type": "Near"})]


def test_a_relation_that_is_not_symmetric_says_another_thing_backwards() -> None:
    both = relation("l1", "m4>m2", "Located"), relation("l2", "m2>m4", "Located")

    assert [(one.rule, one.at) for one in broken(*both)] == [(Rule.RELATION_ENDS, "l2")]


def test_one_filler_may_play_two_roles() -> None:
    assert broken(argument("l1", "e1>m3", "Place"), argument("l2", "e1>m3", "Target")) == []


def test_a_link_has_attributes_of_its_role_or_relation() -> None:
    sure = argument("l", "e1>m3", "Place", certain=False)
    told = relation("l", "m4>m3", "Located", cause="نوبة حراسة")

    assert (broken(sure), broken(told)) == ([], [])


def test_a_link_has_no_other_attributes_and_no_other_values() -> None:
    strange = argument("l", "e1>m2", "Target", certain=True)
    unsure = argument("l", "e1>m3", "Place", certain="ربما")

    named = {"attribute": "certain", "type": "Target"}
    valued = {"attribute": "certain", "value": "ربما"}
    assert broken(strange) == [Problem(Rule.UNKNOWN_ATTRIBUTE, "l", named)]
    assert broken(unsure) == [Problem(Rule.ATTRIBUTE_VALUE, "l", valued)]
