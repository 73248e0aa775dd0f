"""Offsets as other programs count them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labels.formats.base.offsets import NOWHERE, Judge, Stretch, Unit, Utf16, places

TEXT = "زار 😀 مُحَمَّدٌ دمشق"
WORD = {Unit.CODE_POINTS: (6, 15), Unit.UTF_16: (7, 16), Unit.GRAPHEMES: (6, 10)}
"""The name, with five diacritics on four letters, by each count."""


@pytest.mark.parametrize("unit", Unit)
def test_a_word_lies_where_each_unit_says(unit: Unit) -> None:
    start, end = WORD[unit]

    assert Stretch(start, end).within(places(TEXT, unit)) == (6, 15)


def test_the_middle_of_an_emoji_is_nowhere() -> None:
    assert list(places("أ😀", Unit.UTF_16)) == [0, 1, NOWHERE, 2]
    assert Stretch(0, 2).within(places("أ😀", Unit.UTF_16)) is None


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("أب😀🇵\u064e\u200d👩 "), max_size=12))
def test_the_way_to_utf_16_and_back_is_the_same(text: str) -> None:
    back = places(text, Unit.UTF_16)

    assert [back[Utf16.of(text)(place)] for place in range(len(text) + 1)] == [
        *range(len(text) + 1)
    ]


@pytest.mark.parametrize("unit", Unit)
def test_the_edges_of_words_tell_the_unit(unit: Unit) -> None:
    judge = Judge()

    assert judge.unit_of(TEXT, [Stretch(*WORD[unit])]) is unit
    assert judge.told == {unit: 1}


def test_the_words_beside_a_label_tell_it_where_edges_do_not() -> None:
    at_a_letter = Stretch(7, 9, "حَ")

    assert Judge().unit_of("😀 مُحَمَّد قال", [at_a_letter]) is not Unit.CODE_POINTS
    assert Judge().unit_of("😀 مُحَمَّد", [Stretch(4, 6, "ُح")]) is Unit.UTF_16


def test_where_units_agree_nothing_is_told() -> None:
    judge = Judge()

    assert judge.unit_of("زار دمشق", [Stretch(4, 8)]) is Unit.CODE_POINTS
    assert judge.unit_of(TEXT, []) is Unit.CODE_POINTS
    assert judge.told == {}


def test_what_no_unit_can_mean_is_left_to_the_reader_to_refuse() -> None:
    assert Judge().unit_of("زار", [Stretch(0, 9)]) is Unit.CODE_POINTS


def test_articles_before_decide_where_an_article_does_not() -> None:
    judge = Judge()
    judge.unit_of(TEXT, [Stretch(*WORD[Unit.UTF_16])])

    assert judge.unit_of("😀xx", [Stretch(2, 3)]) is Unit.UTF_16
    assert Judge().unit_of("😀xx", [Stretch(2, 3)]) is Unit.CODE_POINTS
