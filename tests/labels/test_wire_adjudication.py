"""What is sent of decisions, spelled rightly or not."""

from __future__ import annotations

import pytest

from labels.wire import WireError
from labels.wire.adjudication import strategies_from, taking_from


def test_decisions_are_read_by_their_stops() -> None:
    sent = [
        {"stop": "a", "take": [1, 3]},
        {"stop": "b", "take": []},
        {"stop": "c", "take": "edited"},
        {"stop": "d", "take": None},
        {"stop": "e", "take": [2], "strategy": "trusted"},
    ]

    assert taking_from(sent) == {"a": (1, 3), "b": (), "c": "edited", "d": None, "e": (2,)}
    assert strategies_from(sent) == {"e": "trusted"}


@pytest.mark.parametrize("named", ["coin", 7])
def test_a_strategy_that_is_none_is_refused(named: object) -> None:
    with pytest.raises(WireError) as told:
        strategies_from([{"stop": "a", "take": [], "strategy": named}])

    assert told.value.place == "decisions.0.strategy"


@pytest.mark.parametrize(
    ("sent", "code", "place"),
    [
        ({}, "not-a-list", "decisions"),
        ([1], "not-an-object", "decisions.0"),
        ([{"stop": "a", "take": [], "why": ""}], "unknown-key", "decisions.0"),
        ([{"take": []}], "missing", "decisions.0.stop"),
        ([{"stop": "a"}], "missing", "decisions.0.take"),
        ([{"stop": "a", "take": "all"}], "not-a-list", "decisions.0.take"),
        ([{"stop": "a", "take": ["1"]}], "not-a-number", "decisions.0.take.0"),
        ([{"stop": "a", "take": []}, {"stop": "a", "take": []}], "id-twice", "decisions.1"),
    ],
)
def test_misspelt_decisions_are_refused(sent: object, code: str, place: str) -> None:
    with pytest.raises(WireError) as told:
        taking_from(sent)

    assert (told.value.code, told.value.place) == (code, place)
