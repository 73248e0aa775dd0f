"""Particles as camel-tools' dictionary has them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from labels.text.cameltools import MissingDataError
from labels.text.clitics import Segmenter
from labels.text.clitics_by_counts import CountsSegmenter
from labels.text.clitics_by_morphology import DATABASE, MorphologySegmenter
from labels.text.span import Span
from labels.text.wordcounts import WordCounts
from tests.labels.text import dictionary

REAL = os.environ.get("CAMELTOOLS_DATA", "")
BY_COUNTS = CountsSegmenter(WordCounts({"حضرموت": 3}))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> MorphologySegmenter:
    folder = tmp_path_factory.mktemp("camel")
    dictionary.write(folder)
    return MorphologySegmenter.load(folder, otherwise=BY_COUNTS)


def segments_of(word: str, segmenter: Segmenter) -> list[str]:
    return [segment.of(word) for segment in segmenter.segments(word, Span(0, len(word)))]


@pytest.mark.parametrize(
    ("word", "segments"),
    [
        ("بالعراق", "ب ال عراق"),
        ("للعراق", "ل ل عراق"),
        ("بِالعِراقِ", "بِ ال عِراقِ"),
        ("والعراق", "و ال عراق"),
        ("ووزير", "و وزير"),
        ("وزير", "وزير"),
        ("\u200fبقرار", "\u200fب قرار"),
    ],
)
def test_the_dictionary_knows_what_stands_in_front(
    word: str, segments: str, small: MorphologySegmenter
) -> None:
    assert segments_of(word, small) == segments.split()


def test_a_word_that_may_be_whole_is_whole_unless_the_rest_is_ten_times_as_frequent(
    small: MorphologySegmenter,
) -> None:
    assert segments_of("فكرة", small) == ["فكرة"]


def test_words_of_every_day_need_no_dictionary(small: MorphologySegmenter) -> None:
    assert [segments_of(word, small) for word in ("لله", "ولكن", "2015", "NATO", "،")] == [
        ["ل", "له"],
        ["و", "لكن"],
        ["2015"],
        ["NATO"],
        ["،"],
    ]


def test_words_the_dictionary_lacks_are_left_to_the_other_segmenter(
    small: MorphologySegmenter,
) -> None:
    assert segments_of("بحضرموت", small) == ["ب", "حضرموت"]
    assert segments_of("ﺑﺤﻀﺮﻣﻮﺕ", small) == ["ﺑ", "ﺤﻀﺮﻣﻮﺕ"]


def test_places_are_those_of_the_text(small: MorphologySegmenter) -> None:
    text = "أشاد بالعراق أمس"

    assert small.segments(text, Span(5, 12)) == (Span(5, 6), Span(6, 8), Span(8, 12))


def test_where_the_dictionary_is_missing_one_is_told_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError) as caught:
        MorphologySegmenter.load(tmp_path, otherwise=BY_COUNTS)

    package = "morphology-db-msa-r13"
    assert caught.value.parameters == {"package": package, "folder": str(tmp_path)}
    assert str(caught.value) == f"CAMELTOOLS_DATA={tmp_path} camel_data -i {package}"
    assert list(tmp_path.iterdir()) == []


def test_a_dictionary_that_cannot_be_read_is_a_missing_one(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir(parents=True)

    with pytest.raises(MissingDataError):
        MorphologySegmenter.load(tmp_path, otherwise=BY_COUNTS)


def test_a_dictionary_without_segmentations_is_a_missing_one(tmp_path: Path) -> None:
    dictionary.write(tmp_path, segmentation="d2seg")

    with pytest.raises(MissingDataError):
        MorphologySegmenter.load(tmp_path, otherwise=BY_COUNTS)


@pytest.mark.skipif(
    not (REAL and (Path(REAL) / DATABASE).exists()),
    reason="CAMELTOOLS_DATA names no folder with the dictionary calima-msa-r13",
)
def test_the_real_dictionary_knows_the_words_of_news() -> None:
    real = MorphologySegmenter.load(Path(REAL), otherwise=BY_COUNTS)
    words = "بالقاهرة وسوريا للبنان للعراق سيعلن وبدأت ولاية فترة كمين بداية وفاة أبوظبي"

    found = [" ".join(segments_of(word, real)) for word in words.split()]

    assert found == [
        "ب ال قاهرة",
        "و سوريا",
        "ل لبنان",
        "ل ل عراق",
        "س يعلن",
        "و بدأت",
        "ولاية",
        "فترة",
        "كمين",
        "بداية",
        "وفاة",
        "أبوظبي",
    ]
