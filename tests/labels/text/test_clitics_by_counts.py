"""Particles told from first letters by the words of a project's own articles."""

from __future__ import annotations

import pytest

from labels.text.clitics_by_counts import CountsSegmenter
from labels.text.clitics_names import NAMES
from labels.text.span import Span
from labels.text.tokens import tokenize
from labels.text.wordcounts import WordCounts

COUNTS = WordCounts(
    {
        "العراق": 50,
        "بالعراق": 30,
        "سوريا": 40,
        "لبنان": 30,
        "يقول": 9,
        "قال": 90,
        "وقال": 80,
        "بدا": 8,
        "ظل": 5,
        "اقليم": 4,
        "الوزير": 30,
        "وزير": 60,
        "زير": 1,
        "البدايه": 3,
        "بدايه": 9,
        "دايه": 1,
        "شكل": 20,
        "بشكل": 120,
        "لاعب": 9,
        "كبير": 60,
        "بير": 4,
        "عاده": 3,
        "صف": 5,
        "وصف": 7,
        "بيت": 4,
        "مع": 90,
        "للجزر": 1,
        "المانيا": 7,
        "مانيا": 1,
        "واردات": 5,
    }
)


def segments_of(word: str) -> str:
    segments = CountsSegmenter(COUNTS).segments(word, Span(0, len(word)))
    return " ".join(segment.of(word) for segment in segments)


@pytest.mark.parametrize(
    "segments",
    [
        "ب ال عراق",
        "و سوريا",
        "ل ل عراق",
        "ل لبنان",
        "و ب ال عراق",
        "ف ل ل عراق",
        "س يقول",
        "و س يقول",
        "و قال",
        "و ظل",
        "ب شكل",
        "ك لاعب",
        "ك ال عادة",
        "ال بيت",
        "ال جزر",
        "و مع",
        "و ب إقليم",
    ],
)
def test_a_particle_stands_where_the_rest_is_a_word(segments: str) -> None:
    assert segments_of(segments.replace(" ", "")) == segments


@pytest.mark.parametrize(
    "word",
    ["وزير", "بداية", "كبير", "وصف", "سوريا", "قال", "سيارة", "كتاب", "البصرة", "واردات", "في"],
)
def test_a_first_letter_is_no_particle(word: str) -> None:
    assert segments_of(word) == word


@pytest.mark.parametrize(
    "segments", ["و ال زيتون", "ب ال صدفة", "ل ل دجاج", "و قشورها", "و لله", "والدته", "بالغين"]
)
def test_of_what_was_never_met_only_sure_heads_are_split(segments: str) -> None:
    parts = segments.replace("لله", "ل له")

    assert segments_of(segments.replace(" ", "")) == parts


@pytest.mark.parametrize("word", ["ويليامز", "بوتفليقة", "سينمائي", "ليستر", "وارسو"])
def test_foreign_names_stay_whole(word: str) -> None:
    assert segments_of(word) == word


@pytest.mark.parametrize(
    "word", ["لكن", "كذلك", "عندما", "طالما", "فيسبوك", "فترة", "كمين", "وفاق"]
)
def test_words_grown_together_stay_whole(word: str) -> None:
    assert segments_of(word) == word


def test_names_that_begin_with_a_hamza_have_no_article() -> None:
    assert segments_of("ألمانيا") == "ألمانيا"
    assert segments_of("بألمانيا") == "ب ألمانيا"
    assert segments_of("الله") == "الله"


@pytest.mark.parametrize("word", ["و2015", "بNATO", "،", "ب", "\u200f"])
def test_marks_numbers_and_other_scripts_are_not_split(word: str) -> None:
    assert segments_of(word) == word


def test_marks_go_with_the_letter_before_them() -> None:
    assert segments_of("\u200fوَبِالعِرَاقِ") == "\u200fوَ بِ ال عِرَاقِ"


def in_a_first_article(text: str) -> list[str]:
    """The segments of each word, with spaces between, where nothing was counted yet."""
    segmenter = CountsSegmenter(WordCounts())
    found = (segmenter.segments(text, token) for token in tokenize(text))
    return [" ".join(segment.of(text) for segment in segments) for segments in found]


def test_without_any_counts_the_article_and_known_names_betray_a_particle() -> None:
    assert in_a_first_article("وقشورها والزيتون وسوريا لوكالة بمارس") == [
        "وقشورها",
        "و ال زيتون",
        "و سوريا",
        "ل وكالة",
        "ب مارس",
    ]


def test_no_known_name_is_cut_out_of_another() -> None:
    assert [word for word in sorted(NAMES) if in_a_first_article(word) not in ([word], [])] == []


@pytest.mark.parametrize("word", ["فعلي", "كميات", "كريم", "كرام", "فرضا"])
def test_no_known_name_is_cut_out_of_a_common_word(word: str) -> None:
    assert in_a_first_article(word) == [word]
