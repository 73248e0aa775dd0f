"""CoNLL-U: text, tokens and words, tags and brackets in MISC, rows amiss."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.document import Document, Mention
from labels.formats import FORMATS
from labels.formats.base import (
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
)
from labels.formats.base.lines import LONGEST_LINE
from labels.formats.conllu.marks import places_of
from labels.formats.conllu.options import ReadingOptions
from labels.text.span import Span, Spans


def rows(*words: str, misc: tuple[str, ...] = ()) -> str:
    """Rows of these words; one is `id=form` where its number is not its place."""
    lines = []
    for place, word in enumerate(words):
        id, _, form = word.rpartition("=")
        said = misc[place] if place < len(misc) else ""
        lines.append("\t".join([id or str(place + 1), form, *"_" * 7, said or "_"]))
    return "\n".join(lines) + "\n\n"


def read(data: str | bytes, **options: str) -> list[Outcome]:
    raw = data if isinstance(data, bytes) else data.encode()
    asked = ReadingOptions.from_strings(options)
    return list(FORMATS["conllu"].read(BytesIO(raw), asked, name="خبر.conllu"))


def found(data: str) -> list[str]:
    """The mentions of the one article, as `surface/TYPE`."""
    *_, reading = read(data)
    assert isinstance(reading, Reading)
    document = reading.document
    return [f"{document.surface(one)}/{one.type}" for one in document.in_reading_order()]


def test_the_text_is_that_of_the_comment_and_a_range_is_one_token_of_several_words() -> None:
    data = "# newdoc id = n1\n# text = وقال\u00a0 للعراق.\n" + rows(
        "1-2=وقال", "1=و", "2=قال", "3-4=للعراق", "3=ل", "4=العراق", "4.1=هو", "5=.",
        misc=("", "", "NER=B-X", "SpaceAfter=No", "", "Typo=Yes|NER=S-GPE"),
    )  # fmt: skip

    assert read(data) == [
        Reading(
            "n1",
            Document.of(
                "وقال\u00a0 للعراق.",
                sentences=Spans([0, 13]),
                tokens=Spans([0, 4, 6, 12, 12, 13]),
                mentions=[Mention("m1", Span(1, 4), "X"), Mention("m2", Span(7, 12), "GPE")],
            ),
        )
    ]


def test_without_a_text_tokens_are_joined_with_spaces_but_where_there_is_none() -> None:
    (reading,) = read(rows("قال", ":", "نعم", ".", misc=("SpaceAfter=No", "", "SpaceAfter=No")))

    assert isinstance(reading, Reading)
    assert (reading.external_id, reading.document.text) == ("خبر-1", "قال: نعم.")
    assert not reading.was_read


def test_a_text_that_the_words_do_not_fill_is_told() -> None:
    remark, reading = read("# text = قال لا\n" + rows("قال", "نعم"))

    assert remark == Remark(RemarkCode.OTHER_TEXT, 2)
    assert isinstance(reading, Reading)
    assert reading.document.text == "قال نعم"


@pytest.mark.parametrize(
    ("form", "words", "places"),
    [
        ("بالرئيس", ("ب", "الرئيس"), [(0, 1), (1, 7)]),
        ("للعراق", ("ل", "العراق"), [(0, 1), (1, 6)]),
        ("وللعراق", ("و", "ل", "ال", "عراق"), [(0, 1), (1, 2), (2, 3), (3, 7)]),
        ("مما", ("من", "ما"), [(0, 1), (1, 3)]),
        ("del", ("x", "y"), [(0, 3), (0, 3)]),
        ("ab", ("ab", "c"), [(0, 2), (0, 2)]),
    ],
)
def test_words_lie_where_they_stand_and_share_what_is_left(
    form: str, words: tuple[str, ...], places: list[tuple[int, int]]
) -> None:
    assert places_of(form, words) == places


def test_tags_may_stand_at_ranges_under_any_name_and_in_any_scheme() -> None:
    misc = ("ner=B-PER", "", "", "ner=E-PER", "ner=O", "NE=U-LOC", "ner=_")

    assert found(rows("1-2=بعلي", "1=ب", "2=علي", "3=عمر", "4=في", "5=حلب", "6=.", misc=misc)) == [
        "بعلي عمر/PER",
        "حلب/LOC",
    ]


def test_an_inside_without_a_beginning_is_told_with_its_line() -> None:
    remark, _ = read(rows("أ", "ب", misc=("", "NER=I-X")))

    assert remark == Remark(RemarkCode.STRAY_INSIDE, 2, {"tag": "I-X"})


def test_brackets_nest_cross_and_name_their_parts_in_the_order_of_the_file() -> None:
    misc = ("Entity=(ORG-e1(GPE-e%2D2)", "Entity=(-e3", "Entity=e1)e3)|NER=O", "Entity=(GPE-e%2D2)")

    *told, reading = read("# global.Entity = etype-eid\n" + rows("أ", "ب", "ت", "ث", misc=misc))

    assert told == [Remark(RemarkCode.CLUSTERS, 2, {"count": 1})]
    assert isinstance(reading, Reading)
    assert reading.document.mentions == {
        "e1": Mention("e1", Span(0, 5), "ORG"),
        "e-2": Mention("e-2", Span(0, 1), "GPE"),
        "e3": Mention("e3", Span(2, 5), "Entity"),
        "m1": Mention("m1", Span(6, 7), "GPE"),
    }


def test_a_label_in_tags_and_brackets_is_one() -> None:
    assert found(rows("أ", misc=("NER=B-X|Entity=(e1-X-1-)",))) == ["أ/X"]
    assert found(rows("أ", misc=("Entity=(e%001-X-1-)",))) == ["أ/X"]


ARTICLES = (
    "# newdoc id = a\n" + rows("أ") + "# newdoc id = a\n" + rows("ب") + "# newdoc\n" + rows("ت")
)


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ({}, {"a": "أ\nب", "خبر-2": "ت"}),
        ({"articles": "file"}, {"خبر-1": "أ\nب\nت"}),
        ({"articles": "sentences", "every": "1"}, {"a-1": "أ", "a-2": "ب", "خبر-3": "ت"}),
    ],
)
def test_an_article_is_what_newdoc_parts_or_the_file_or_so_many_sentences(
    options: dict[str, str], texts: dict[str, str]
) -> None:
    outcomes = [one for one in read(ARTICLES, **options) if isinstance(one, Reading)]

    assert {one.external_id: one.document.text for one in outcomes} == texts


def test_a_corpus_that_becomes_one_article_unasked_is_told_and_control_characters_too() -> None:
    assert read(rows("أ") * 101)[0] == Remark(RemarkCode.UNDIVIDED, None, {"sentences": 101})
    assert read(rows("أ\x07"))[0] == Remark(RemarkCode.CONTROLS_REPLACED, 1, {"count": 1})


ROW = rows("أ").strip()


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        ("", Refusal(RefusalCode.NO_ROWS)),
        ("1\tأ\n", Refusal(RefusalCode.OTHER_COLUMNS, 1, {"expected": 10, "found": 2})),
        (
            ROW.replace("1\t", "x\t"),
            Refusal(
                RefusalCode.MISSPELT, 1, {"error": "not-a-number", "place": "ID", "value": "x"}
            ),
        ),
        (
            ROW.replace("أ", " "),
            Refusal(RefusalCode.TOO_FEW_COLUMNS, 1, {"text": ROW.replace("أ", " ")}),
        ),
        (b"\xd8", Refusal(RefusalCode.NOT_UTF_8, 1, {"byte": 0})),
        ("a\0", Refusal(RefusalCode.NUL_IN_TEXT, 1, {"byte": 1})),
        (rows("\u200f"), Refusal(RefusalCode.EMPTY_TEXT, 1)),
        (
            rows("أ", "ب", misc=("", "NER=PER")),
            Refusal(RefusalCode.NOT_A_TAG, 2, {"tag": "PER"}),
        ),
        (rows("أ", misc=("Entity=(e1-X",)), Refusal(RefusalCode.UNPAIRED, 1, {"tag": "(e1"})),
        (
            rows("أ", "ب", misc=("", "Entity=e1)")),
            Refusal(RefusalCode.UNPAIRED, 2, {"tag": "e1)"}),
        ),
        (rows("أ", misc=("Entity=e1",)), Refusal(RefusalCode.UNPAIRED, 1, {"tag": "e1"})),
        (rows("أ", misc=("Entity=(",)), Refusal(RefusalCode.UNPAIRED, 1, {"tag": "("})),
        ("# article = {\n" + rows("أ"), Refusal(RefusalCode.NOT_JSON, 1, {"column": 2})),
        (
            "# newdoc id = a\n" + rows("أ") + "# newdoc id = b\n" + rows("ب")
            + "# newdoc id = a\n" + rows("أ"),
            Refusal(RefusalCode.ID_TWICE, 8, {"id": "a"}),
        ),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_taken_refuses_its_article_with_the_line(
    data: str | bytes, refused: Refusal
) -> None:
    assert [one for one in read(data) if isinstance(one, Refusal)] == [refused]


def test_a_line_too_long_to_be_looked_at_refuses_its_article() -> None:
    data = b"1\t" + b"x" * LONGEST_LINE + b"\n\n# newdoc id = b\n" + rows("أ").encode()

    refused, reading = read(data)

    assert refused == Refusal(RefusalCode.TOO_LONG, 1, {"most": 16})
    assert isinstance(reading, Reading)


def test_the_last_sentence_needs_no_blank_line() -> None:
    assert len(read(rows("أ").rstrip())) == 1
