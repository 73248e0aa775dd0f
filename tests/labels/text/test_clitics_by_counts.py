"""Particles told from first letters by the words of a project's own articles."""

from __future__ import annotations

import pytest

from labels.text.clitics_by_counts import CountsSegmenter
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


def test_without_any_counts_only_the_article_betrays_a_particle() -> None:
    segmenter = CountsSegmenter(WordCounts())
    text = "وقشورها والزيتون وسوريا"

    found = [segmenter.segments(text, token) for token in tokenize(text)]

    assert [[segment.of(text) for segment in segments] for segments in found] == [
        ["وقشورها"],
        ["و", "ال", "زيتون"],
        ["وسوريا"],
    ]
