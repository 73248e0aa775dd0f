"""What holds of any readings: they settle to themselves, to each of them, in any order, again."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from labels.adjudication import Settlement, merged, settle, taken
from labels.checks import problems
from labels.document import Document
from tests.labels.adjudication.readings import documents, said
from tests.labels.newsroom import SCHEMA

READINGS = st.lists(documents(), min_size=2, max_size=4)


def settled(readings: Sequence[Document]) -> Settlement:
    return settle(dict(enumerate(readings, start=1)), schema=SCHEMA)


def begun(settlement: Settlement) -> Document:
    """The gold as opening makes it."""
    bare = settlement.agreed.bare()
    return merged(bare, None, settlement, decided=(), schema=SCHEMA)


def as_reader(number: int, settlement: Settlement) -> Document:
    """The gold where all is decided as this reader says."""
    gold = begun(settlement)
    for stop in settlement.stops:
        if stop.is_asked(gold):
            gold = taken(gold, stop.changes_for(stop.said_by([number])), schema=SCHEMA)
    return gold


@given(documents(), st.integers(2, 4))
@settings(max_examples=60)
def test_equal_readings_leave_nothing_to_decide(one: Document, readers: int) -> None:
    settlement = settled([one] * readers)

    assert settlement.stops == ()
    assert said(begun(settlement)) == said(one)


@given(READINGS)
@settings(max_examples=100)
def test_what_is_decided_as_one_reader_says_is_that_reading(readings: list[Document]) -> None:
    settlement = settled(readings)

    for number, one in enumerate(readings, start=1):
        assert said(as_reader(number, settlement)) == said(one)


@given(READINGS)
@settings(max_examples=60)
def test_what_all_agree_on_is_sound(readings: list[Document]) -> None:
    settlement = settled(readings)

    assert problems(settlement.agreed, SCHEMA) == []
    assert begun(settlement) == settlement.agreed


@given(st.data())
@settings(max_examples=60)
def test_the_order_of_the_readers_changes_their_numbers_only(data: st.DataObject) -> None:
    readings = data.draw(READINGS)
    order = data.draw(st.permutations(range(len(readings))))

    one, other = settled(readings), settled([readings[place] for place in order])

    assert other.agreed.mentions == one.agreed.mentions
    assert other.agreed.links == one.agreed.links
    assert [stop.key for stop in other.stops] == [stop.key for stop in one.stops]
    assert [_by_content(stop, order) for stop in other.stops] == [
        _by_content(stop, range(len(readings))) for stop in one.stops
    ]


def _by_content(stop: object, order: Sequence[int]) -> object:
    return {
        one.key: (one.changes, one.also, sorted(order[number - 1] for number in one.readers))
        for one in stop.options  # type: ignore[attr-defined]
    }


@given(READINGS, documents())
@settings(max_examples=60)
def test_a_gold_of_changed_readings_is_as_though_they_had_always_been_so(
    readings: list[Document], changed: Document
) -> None:
    before, now = settled(readings), settled([changed, *readings[1:]])

    again = merged(begun(before), before, now, decided=(), schema=SCHEMA)

    assert again.mentions == begun(now).mentions
    assert again.links == begun(now).links
    assert again.attributes == begun(now).attributes


@given(READINGS, documents())
@settings(max_examples=60)
def test_what_was_decided_and_stands_as_it_did_is_not_asked_again(
    readings: list[Document], changed: Document
) -> None:
    before, now = settled(readings), settled([changed, *readings[1:]])
    decided = {stop.key for stop in before.stops}
    gold = as_reader(2, before)

    again = merged(gold, before, now, decided=decided, schema=SCHEMA)

    assert problems(again, SCHEMA) == []
    assert merged(gold, before, before, decided=decided, schema=SCHEMA) == gold
