"""CoNLL in: schemes and columns that are found out, and rows that cannot be taken."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.document import Document, Link, Mention
from labels.formats import FORMATS
from labels.formats.base import Outcome, Reading, Remark, RemarkCode
from labels.formats.conll.options import ReadingOptions
from labels.schema import MentionKind
from labels.text.span import Span, Spans

IOB2 = Remark(RemarkCode.SCHEME_FOUND, None, {"scheme": "IOB2"})


def read(data: str | bytes, **options: str) -> list[Outcome]:
    raw = data if isinstance(data, bytes) else data.encode()
    asked = ReadingOptions.from_strings(options)
    return list(FORMATS["conll"].read(BytesIO(raw), asked, name="خبر.conll"))


def remarks(outcomes: list[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if not isinstance(one, Reading)]


def found(data: str, **options: str) -> list[list[str]]:
    """Of each article the mentions, as `surface/TYPE`."""
    return [
        [f"{one.document.surface(m)}/{m.type}" for m in one.document.in_reading_order()]
        for one in read(data, **options)
        if isinstance(one, Reading)
    ]


def test_words_are_joined_by_spaces_and_sentences_by_line_breaks() -> None:
    outcomes = read("قال O\nوزير B-OCC\nالعراق I-OCC\n\n\nأمس O\n")

    document = Document.of(
        "قال وزير العراق\nأمس",
        sentences=Spans([0, 15, 16, 19]),
        tokens=Spans([0, 3, 4, 8, 9, 15, 16, 19]),
        mentions=[Mention("m1", Span(4, 15), "OCC")],
    )
    assert outcomes == [Reading("خبر-1", document), IOB2]
    assert isinstance(outcomes[0], Reading)
    assert outcomes[0].line == 1


@pytest.mark.parametrize(
    ("tags", "scheme"),
    [
        ("O B-PER I-PER B-PER B-LOC", "iob2"),
        ("O I-PER I-PER B-PER I-LOC", "iob1"),
        ("O B-PER E-PER S-PER S-LOC", "bioes"),
        ("O B-PER L-PER U-PER U-LOC", "bioes"),
    ],
)
def test_every_scheme_is_found_out_and_told(tags: str, scheme: str) -> None:
    data = "".join(f"{word} {tag}\n" for word, tag in zip("أبتثج", tags.split(), strict=True))

    assert found(data) == [["ب ت/PER", "ث/PER", "ج/LOC"]]
    assert remarks(read(data)) == [
        Remark(RemarkCode.SCHEME_FOUND, None, {"scheme": scheme.upper()})
    ]


def test_an_inside_without_a_beginning_is_taken_as_one_and_told_with_its_line() -> None:
    data = "أ I-LOC\nب O\nت B-PER\nث I-LOC\n\nج I-LOC\n"

    assert found(data) == [["أ/LOC", "ت/PER", "ث/LOC", "ج/LOC"]]
    assert remarks(read(data)) == [
        Remark(RemarkCode.STRAY_INSIDE, 1, {"tag": "I-LOC"}),
        Remark(RemarkCode.STRAY_INSIDE, 4, {"tag": "I-LOC"}),
        Remark(RemarkCode.STRAY_INSIDE, 6, {"tag": "I-LOC"}),
        IOB2,
    ]


def test_after_a_thousand_of_them_they_are_no_strays_but_iob1() -> None:
    data = "أ I-LOC\nب O\n" * 1001 + "\nأ I-LOC\nب O\nت B-LOC\n"

    assert remarks(read(data)) == [Remark(RemarkCode.SCHEME_FOUND, None, {"scheme": "IOB1"})]


def test_a_file_without_mentions_tells_no_scheme() -> None:
    assert remarks(read("أ O\n")) == []


@pytest.mark.parametrize(
    ("data", "layout"),
    [
        ("أ _ _ O\nب _ _ B-LOC\n", {"columns": 4, "tags": "4–4", "layout": "columns"}),
        ("أ NN I-NP O\nب NNP I-NP B-LOC\n", {"columns": 4, "tags": "4", "layout": "last"}),
        ("أ O O\nب B-LOC O\n", {"columns": 3, "tags": "2–3", "layout": "columns"}),
        ("أ O\nب O\n\nأ O\nب B-LOC\n", None),
    ],
)
def test_columns_of_tags_are_found_out_and_told(
    data: str, layout: dict[str, str | int] | None
) -> None:
    told = [Remark(RemarkCode.LAYOUT_FOUND, None, layout)] if layout else []

    assert found(data) == [["ب/LOC"]]
    assert remarks(read(data)) == [IOB2, *told]


NESTED = """\
رئيس B-OCC
جامعة I-OCC B-ORG
مدينة I-OCC I-ORG B-GPE
نابلس I-OCC I-ORG I-GPE
أمس B-DATE
"""


def test_further_tags_in_rows_of_unequal_length_are_nested_mentions() -> None:
    assert found(NESTED) == [
        ["رئيس جامعة مدينة نابلس/OCC", "جامعة مدينة نابلس/ORG", "مدينة نابلس/GPE", "أمس/DATE"]
    ]
    assert remarks(read(NESTED)) == [
        IOB2,
        Remark(RemarkCode.LAYOUT_FOUND, None, {"columns": 4, "tags": "2–4", "layout": "stacked"}),
    ]


def test_further_tags_are_read_the_same_after_tabs() -> None:
    assert found(NESTED.replace(" ", "\t", 1)) == found(NESTED)
    assert found(
        "".join(line.replace(" ", "\t", 1) for line in NESTED.splitlines(keepends=True))
    ) == found(NESTED)


def test_a_mention_that_changes_columns_is_still_one() -> None:
    data = "أ B-X B-Y\nب I-Y B-Z\n"

    assert found(data) == [["أ ب/Y", "أ/X", "ب/Z"]]
    assert len(remarks(read(data))) == 2
    assert found(data, layout="stacked") == found(data)
    assert found(data, layout="columns") == [["أ/X", "أ/Y", "ب/Y", "ب/Z"]]


def test_of_two_open_mentions_of_a_type_the_inner_ends_first() -> None:
    assert found("أ B-X\nب I-X B-X\nت I-X\n") == [["أ ب ت/X", "ب/X"]]


def test_the_last_column_alone_may_be_asked_for() -> None:
    assert found("أ B-NP B-LOC\n", layout="last") == [["أ/LOC"]]


EVENT = "زار O B-Visit O\nوزير B-PER O B-Agent\nبغداد B-LOC O B-Place\n\nأمس O O\n"


def test_events_are_read_from_a_column_of_triggers_and_one_of_roles_each() -> None:
    (reading, _) = read(EVENT, layout="events")

    assert isinstance(reading, Reading)
    assert reading.document.mentions["m1"] == Mention("m1", Span(0, 3), "Visit", MentionKind.EVENT)
    assert reading.document.links == {
        "l1": Link("l1", "m1", "m2", "Agent"),
        "l2": Link("l2", "m1", "m3", "Place"),
    }


def test_a_role_on_words_without_a_mention_is_left_out_and_told() -> None:
    data = "زار O B-Visit B-Agent\nأمس O O B-Time\n"

    (*told, reading, _) = read(data, layout="events")

    assert isinstance(reading, Reading)
    assert reading.document.links == {}
    assert told == [
        Remark(RemarkCode.ROLE_WITHOUT_MENTION, 1, {"role": "Agent"}),
        Remark(RemarkCode.ROLE_WITHOUT_MENTION, 2, {"role": "Time"}),
    ]


def test_the_same_mention_in_two_columns_is_taken_once_and_told() -> None:
    told, reading, *_ = read("أ B-LOC B-LOC\nب O O\n")

    assert told == Remark(RemarkCode.TWIN, 1, {"type": "LOC"})
    assert isinstance(reading, Reading)
    assert reading.document.mentions == {"m1": Mention("m1", Span(0, 1), "LOC")}


ARTICLES = "-DOCSTART- O\n\nأ O\n\nب O\n\n-DOCSTART- -X- O O\n\nت O\n"


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ({}, {"خبر-1": "أ\nب", "خبر-2": "ت"}),
        ({"articles": "file"}, {"خبر-1": "أ\nب\nت"}),
        ({"articles": "sentences", "every": "1"}, {"خبر-1": "أ", "خبر-2": "ب", "خبر-3": "ت"}),
    ],
)
def test_an_article_is_what_markers_part_or_the_file_or_so_many_sentences(
    options: dict[str, str], texts: dict[str, str]
) -> None:
    readings = [one for one in read(ARTICLES, **options) if isinstance(one, Reading)]

    assert {one.external_id: one.document.text for one in readings} == texts


@pytest.mark.parametrize(
    ("data", "options", "told"),
    [
        ("أ O\n\n" * 101, {}, [Remark(RemarkCode.UNDIVIDED, None, {"sentences": 101})]),
        ("أ O\n\n" * 100, {}, []),
        ("-DOCSTART- O\n\n" + "أ O\n\n" * 101, {}, []),
        ("أ O\n\n" * 101, {"articles": "file"}, []),
        ("أ O\n\n" * 101, {"articles": "sentences", "every": "200"}, []),
    ],
)
def test_a_corpus_that_becomes_one_article_unasked_is_told(
    data: str, options: dict[str, str], told: list[Remark]
) -> None:
    assert remarks(read(data, **options)) == told


FACTS = '-DOCSTART- O\n# article = {"external_id": "x", "title": "زيارة"}\n'


def test_facts_and_columns_are_taken_from_comments_of_ours() -> None:
    data = FACTS + "# columns = FORM NER TRIGGER ROLES\n\n" + EVENT

    reading, *_ = read(data)

    assert isinstance(reading, Reading)
    assert (reading.external_id, reading.title, reading.line) == ("x", "زيارة", 5)
    assert len(reading.document.links) == 2


def test_pieces_of_an_article_are_numbered_after_its_id() -> None:
    outcomes = read(FACTS + "\nأ O\n\nب O\n", articles="sentences", every="1")

    assert [one.external_id for one in outcomes if isinstance(one, Reading)] == ["x-1", "x-2"]


def test_names_of_columns_that_are_not_ours_change_nothing() -> None:
    assert found("# columns = ID FORM NER\nأ B-LOC\n") == [["أ/LOC"]]
    assert found("# columns = FORM NER\nأ B-NP B-LOC\n", layout="last") == [["أ/LOC"]]


def test_other_comments_are_passed_over_and_counted_but_a_hash_sign_is_a_word() -> None:
    outcomes = read("# text = قال الوزير\nقال NN O\n# NN O\n# القدس B-x y\nالقدس NN B-LOC\n")

    reading = outcomes[0]
    assert isinstance(reading, Reading)
    assert reading.document.text == "قال # القدس"
    assert outcomes[-1] == Remark(RemarkCode.COMMENTS_SKIPPED, 1, {"count": 2})


def test_a_lone_hash_sign_with_a_tag_is_a_word() -> None:
    assert found("# O\nالقدس B-LOC\n#\n") == [["القدس/LOC"]]


def test_byte_order_marks_ends_of_line_and_control_characters_are_no_part_of_words() -> None:
    outcomes = read("\ufeffأ O\r\nب\x07ت B-LOC \r\n\ufeffث O")

    document = Document.of(
        "أ ب ت ث",
        sentences=Spans([0, 7]),
        tokens=Spans([0, 1, 2, 5, 6, 7]),
        mentions=[Mention("m1", Span(2, 5), "LOC")],
    )
    assert outcomes == [
        Remark(RemarkCode.CONTROLS_REPLACED, 1, {"count": 1}),
        Reading("خبر-1", document),
        IOB2,
    ]


def test_strays_in_even_columns_are_no_sign_of_mentions_that_change_columns() -> None:
    assert found("أ I-X O\nب O B-Y\n") == [["أ/X", "ب/Y"]]
    assert remarks(read("أ I-X O\nب O B-Y\n"))[-1] == Remark(
        RemarkCode.LAYOUT_FOUND, None, {"columns": 3, "tags": "2–3", "layout": "columns"}
    )
