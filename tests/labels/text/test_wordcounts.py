"""What a project knows of its words."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.text import wordcounts
from labels.text.wordcounts import WordCounts

LISTS = st.lists(st.sampled_from(["بغداد", "بَغداد", "عدن", "أمس", "امس", "،", "2015"]))


def test_folded_arabic_words_are_counted() -> None:
    counts = WordCounts().plus(["بَغداد", "بغداد", "أمس", "،", "2015", "BBC", "و", "أب2"])

    assert counts == WordCounts({"بغداد": 2, "امس": 1})
    assert (counts["بغداد"], counts["عدن"], len(counts)) == (2, 0, 2)


@given(LISTS, LISTS)
def test_counting_in_two_goes_is_counting_in_one(first: list[str], second: list[str]) -> None:
    together = WordCounts().plus(first + second)

    assert WordCounts().plus(first).plus(Counter(second)) == together


@given(LISTS)
def test_counts_come_back_from_their_bytes(words: list[str]) -> None:
    counts = WordCounts().plus(words)

    assert WordCounts.from_bytes(counts.to_bytes()) == counts
    assert WordCounts().plus(sorted(words)).to_bytes() == counts.to_bytes()


def test_only_the_most_frequent_words_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordcounts, "KEPT", 2)
    words = ["صنعاء"] * 3 + ["عدن", "تعز", "إب"] + ["مأرب"] * 2

    few = WordCounts().plus(words[:6])
    many = WordCounts().plus(words)

    assert few.words == {"صنعاء": 3, "عدن": 1, "تعز": 1, "اب": 1}
    assert WordCounts.from_bytes(few.to_bytes()).words == {"صنعاء": 3, "اب": 1}
    assert many.words == {"صنعاء": 3, "مارب": 2}


def test_no_bytes_are_no_counts() -> None:
    assert WordCounts.from_bytes(b"") == WordCounts()


@pytest.mark.parametrize("data", [b"words 1\n", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no word counts of this version"):
        WordCounts.from_bytes(data)
