"""Deciding many stops at once, and what stays open."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from labels.adjudication import Choice, Plan, Settlement, Strategy, planned
from labels.changes import Put, apply
from labels.checks import problems
from labels.document import Document
from tests.labels.adjudication.readings import documents, said
from tests.labels.adjudication.test_laws import READINGS, begun
from tests.labels.adjudication.test_laws import settled as settled_all
from tests.labels.adjudication.test_stops import CITY, WITH_PARTICLE, gold, marked, settled
from tests.labels.newsroom import SCHEMA, argument, entity, trigger

MAJORITY = Choice(Strategy.MAJORITY)
STRIKE, DRONE = trigger("e", "قصفت"), entity("d", "مسيّرة", "WEA")


def plan(settlement: Settlement, choice: Choice, document: Document | None = None) -> Plan:
    standing = gold(settlement) if document is None else document
    return planned(settlement, standing, choice, decided=(), schema=SCHEMA)


def test_a_majority_is_more_than_half() -> None:
    two_of_three = plan(settled((CITY,), (WITH_PARTICLE,), (CITY,)), MAJORITY)
    two_of_four = plan(settled((CITY,), (WITH_PARTICLE,), (CITY,), (WITH_PARTICLE,)), MAJORITY)

    assert marked(two_of_three.gold) == [("الموصل", "GPE")]
    assert [option.readers for _, option in two_of_three.decides] == [(1, 3)]
    assert two_of_three.open == ()
    assert (two_of_four.decides, len(two_of_four.open)) == ((), 1)


def test_where_most_have_nothing_nothing_is_taken() -> None:
    found = plan(settled((CITY,), (), ()), MAJORITY)

    assert (found.gold.mentions, len(found.decides)) == ({}, 1)


def test_agreed_alone_decides_nothing() -> None:
    found = plan(settled((CITY,), ()), Choice(Strategy.AGREED))

    assert (found.decides, len(found.open)) == ((), 1)


def test_what_is_decided_already_is_passed_over() -> None:
    settlement = settled((CITY,), (), ())
    keys = [stop.key for stop in settlement.stops]

    found = planned(settlement, gold(settlement), MAJORITY, decided=keys, schema=SCHEMA)

    assert (found.decides, found.open) == ((), ())


def test_what_would_break_a_rule_stays_open() -> None:
    settlement = settled((CITY,), (CITY,), ())
    twin = apply(gold(settlement), [Put(entity("x", "الموصل", "GPE"))])

    found = plan(settlement, MAJORITY, twin)

    assert (found.gold, len(found.open)) == (twin, 1)


def test_roles_are_decided_once_their_event_is() -> None:
    having = (STRIKE, DRONE, argument("l", "e>d", "Attacker"))
    found = plan(settled(having, having, (STRIKE, DRONE), (DRONE,), having), MAJORITY)

    assert [stop.kind.value for stop, _ in found.decides] == ["trigger", "role"]
    assert len(found.gold.links) == 1


@given(READINGS)
@settings(max_examples=40)
def test_what_a_majority_decides_is_sound(readings: list[Document]) -> None:
    settlement = settled_all(readings)

    found = plan(settlement, MAJORITY, begun(settlement))

    assert problems(found.gold, SCHEMA) == []


@given(st.lists(documents(), min_size=2, max_size=3))
@settings(max_examples=40)
def test_one_who_is_trusted_decides_everything(readings: list[Document]) -> None:
    settlement = settled_all(readings)

    found = plan(settlement, Choice(Strategy.TRUSTED, 2), begun(settlement))

    assert said(found.gold) == said(readings[1])
    assert found.open == ()
