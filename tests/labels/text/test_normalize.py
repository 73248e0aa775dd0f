"""Folding, and the way back from it."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.text.normalize import fold, key
from labels.text.span import Span

SHARED = json.loads((Path(__file__).parents[2] / "data/folding.json").read_text(encoding="utf-8"))
SCRIPT = st.text(alphabet="أإآٱاىيةهؤئءﷲﻻ\u0651\u064e\u0640\u200f ك ک۳٣Éßİ½\u0301")


@pytest.mark.parametrize(("written", "folded"), SHARED)
def test_texts_fold_as_they_do_in_the_browser(written: str, folded: str) -> None:
    assert key(written) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("الأُمَمُ المُتَّحِدَة", "الامم المتحده"),
        ("إلى مستشفى آخر", "الي مستشفي اخر"),
        ("مسؤولٌ شؤونُ بيئةٍ", "مسوول شوون بييه"),
        ("العـــراق\u200f", "العراق"),
        ("می\u200cخواهم ٱلله", "ميخواهم الله"),
        ("ﻓﻠﺴﻄﻴﻦ ﷲ ﻻ", "فلسطين الله لا"),
        ("٢٠١٥ و۱۲", "2015 و12"),
        ("Café\u00a0\u2028STRASSE Straße", "cafe  strasse strasse"),
        ("، ؟ «»", "، ؟ «»"),
        ("", ""),
        ("\u064e\u200f", ""),
    ],
)
def test_what_writers_mix_is_one(written: str, folded: str) -> None:
    assert (key(written), fold(written).text) == (folded, folded)


def test_the_way_back_takes_the_marks_of_the_last_letter_along() -> None:
    folded = fold("قال مُحَمَّدٌ، ثم")

    at = folded.text.index("محمد")
    assert folded.span_of(at, at + 4).of(folded.original) == "مُحَمَّدٌ"


def test_marks_of_direction_before_a_word_stay_outside() -> None:
    folded = fold("في \u200fبغ\u0640داد\u200f.")

    at = folded.text.index("بغداد")
    assert folded.span_of(at, at + 5) == Span(4, 11)


def test_a_ligature_comes_whole() -> None:
    folded = fold("قال ﷲ تعالى")

    at = folded.text.index("له")
    assert folded.span_of(at, at + 1) == Span(4, 5)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 4)])
def test_there_is_no_way_back_from_nowhere(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="No folded characters at"):
        fold("عدن").span_of(start, end)


@given(SCRIPT | st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert key(key(text)) == key(text)


@given(SCRIPT | st.text())
def test_composed_and_decomposed_spellings_fold_alike(text: str) -> None:
    assert key(normalize("NFC", text)) == key(normalize("NFD", text)) == key(text)


@given(SCRIPT | st.text())
def test_case_does_not_matter(text: str) -> None:
    assert key(text.casefold()) == key(text)


@given(SCRIPT | st.text(), st.data())
def test_the_way_back_leads_to_what_folds_to_the_same(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))

    assert folded.text[start:end] in key(folded.span_of(start, end).of(text))


@given(SCRIPT)
def test_the_ways_back_of_single_letters_follow_one_another(text: str) -> None:
    folded = fold(text)
    ways = [folded.span_of(at, at + 1) for at in range(len(folded.text))]

    assert ways == sorted(ways)
    assert all(not one.overlaps(two) or one == two for one in ways for two in ways)
    assert not ways or ways[-1].end == len(text)
