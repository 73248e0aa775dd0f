"""CoNLL in: rows and articles that cannot be taken."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.document import Document
from labels.formats import FORMATS
from labels.formats.base import Outcome, Reading, Refusal, RefusalCode
from labels.formats.base.lines import LONGEST_LINE
from labels.formats.conll.options import ReadingOptions
from labels.text.span import Spans

FACTS = '-DOCSTART- O\n# article = {"external_id": "x", "title": "زيارة"}\n'


def read(data: str | bytes, **options: str) -> list[Outcome]:
    raw = data if isinstance(data, bytes) else data.encode()
    asked = ReadingOptions.from_strings(options)
    return list(FORMATS["conll"].read(BytesIO(raw), asked, name="خبر.conll"))


@pytest.mark.parametrize(
    ("data", "options", "refused"),
    [
        ("أ O\nب\n", {}, Refusal(RefusalCode.TOO_FEW_COLUMNS, 2, {"text": "ب"})),
        ("أ\tO\n\tO\n", {}, Refusal(RefusalCode.TOO_FEW_COLUMNS, 2, {"text": "O"})),
        ("أ O\nب PER\n", {}, Refusal(RefusalCode.NOT_A_TAG, 2, {"tag": "PER"})),
        ("أ O O\nب B-X Q\n", {}, Refusal(RefusalCode.NOT_A_TAG, 2, {"tag": "Q"})),
        (b"\xd8 O\n", {}, Refusal(RefusalCode.NOT_UTF_8, 1, {"byte": 0})),
        ("أ O\n\0 O\n", {}, Refusal(RefusalCode.NUL_IN_TEXT, 2, {"byte": 0})),
        ("\u200f O\n", {}, Refusal(RefusalCode.EMPTY_TEXT, 1)),
        (
            "أ O O\nب O\n",
            {"layout": "columns"},
            Refusal(RefusalCode.OTHER_COLUMNS, 2, {"expected": 3, "found": 2}),
        ),
        (
            "أ _ _ O\nب _ _\n",
            {},
            Refusal(RefusalCode.OTHER_COLUMNS, 2, {"expected": 4, "found": 3}),
        ),
        (
            "أ O\nب O\n",
            {"layout": "events"},
            Refusal(RefusalCode.OTHER_COLUMNS, 1, {"expected": 3, "found": 2}),
        ),
        (
            "أ O B-Visit\nب O O\n",
            {"layout": "events"},
            Refusal(RefusalCode.OTHER_COLUMNS, 1, {"expected": 4, "found": 3}),
        ),
        ("# article = {\nأ O\n", {}, Refusal(RefusalCode.NOT_JSON, 1, {"column": 1})),
        ("# article = 1\nأ O\n", {}, Refusal(RefusalCode.NOT_AN_OBJECT, 1)),
        ('# article = {"x": ""}\nأ O\n', {}, Refusal(RefusalCode.NOT_A_FACT, 1, {"key": "x"})),
        (
            '# article = {"title": 1}\nأ O\n',
            {},
            Refusal(RefusalCode.NOT_A_FACT, 1, {"key": "title"}),
        ),
    ],
)
def test_a_row_that_cannot_be_taken_refuses_its_article_with_the_line(
    data: str | bytes, options: dict[str, str], refused: Refusal
) -> None:
    assert [one for one in read(data, **options) if isinstance(one, Refusal)] == [refused]
    assert not [one for one in read(data, **options) if isinstance(one, Reading)]


def test_a_refused_article_does_not_keep_the_next_from_being_taken() -> None:
    outcomes = read("أ\nب\n\n-DOCSTART-\n\nت O\n")

    assert outcomes == [
        Refusal(RefusalCode.TOO_FEW_COLUMNS, 1, {"text": "أ"}),
        Reading("خبر-2", Document("ت", Spans([0, 1]), Spans([0, 1]))),
    ]


def test_the_same_article_twice_is_refused_the_second_time() -> None:
    outcomes = read(FACTS + "\nأ O\n\n" + FACTS + "\nأ O\n")

    assert outcomes[1:] == [Refusal(RefusalCode.ID_TWICE, 9, {"id": "x"})]


@pytest.mark.parametrize("data", ["", "\n\n", "-DOCSTART- O\n\n-DOCSTART- O\n"])
def test_a_file_without_rows_is_refused(data: str) -> None:
    assert read(data) == [Refusal(RefusalCode.NO_ROWS)]


def test_a_line_too_long_to_be_looked_at_refuses_its_article() -> None:
    outcomes = read(b"x" * (LONGEST_LINE + 1) + b" O\n\n-DOCSTART- O\n\n" + "ت O\n".encode())

    assert outcomes[0] == Refusal(RefusalCode.TOO_LONG, 1, {"most": 16})
    assert isinstance(outcomes[1], Reading)
