"""Plain text: a file is an article."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.document import Document
from labels.formats import FORMATS
from labels.formats.base import (
    Options,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
    in_files,
)
from labels.text.span import Spans


def read(data: bytes, name: str = "تدمر.txt") -> list[Outcome]:
    return list(FORMATS["text"].read(BytesIO(data), Options(), name=name))


def test_a_file_is_an_article_called_as_the_file() -> None:
    outcomes = read("\n \u200fهجوم قرب تدمر \nقُتل شخصان.".encode())

    text = "\n \u200fهجوم قرب تدمر \nقُتل شخصان."
    tokens = Spans([2, 7, 8, 11, 12, 16, 18, 22, 23, 28, 28, 29])
    document = Document(text, Spans([2, 16, 18, 29]), tokens)
    assert outcomes == [Reading("تدمر", document, title="هجوم قرب تدمر")]


def test_a_long_first_line_gives_a_title_cut_between_words() -> None:
    (reading,) = read(("خبر " * 100).encode())

    assert isinstance(reading, Reading)
    assert reading.title == "خبر " * 48 + "خبر…"


def test_control_characters_are_replaced_and_told_of() -> None:
    remark, reading = read("خبر\x00".encode().replace(b"\0", b"\x07"))

    assert remark == Remark(RemarkCode.CONTROLS_REPLACED, None, {"count": 1})
    assert reading == Reading("تدمر", Document("خبر ", Spans([0, 3]), Spans([0, 3])), title="خبر")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("زار O\nدمشق B-LOC\r\n\nأمس O\n", [Remark(RemarkCode.TAGS_IN_TEXT)]),
        ("زار\tO\nجامعة\tB-ORG I-ORG\n", [Remark(RemarkCode.TAGS_IN_TEXT)]),
        ("زار O\nدمشق\n", []),
        ("O\n", []),
        ("فصيلة دمه O\nوزاره الطبيب.", []),
    ],
)
def test_rows_of_tags_are_told_from_a_text(text: str, told: list[Remark]) -> None:
    outcomes = read(text.encode())

    assert [one for one in outcomes if isinstance(one, Remark)] == told
    assert len(outcomes) == len(told) + 1


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (b"", Refusal(RefusalCode.EMPTY_TEXT)),
        ("\u200f \n".encode(), Refusal(RefusalCode.EMPTY_TEXT)),
        ("خبر\n\xff".encode("latin-1", "replace"), Refusal(RefusalCode.NOT_UTF_8, 2, {"byte": 4})),
        ("خبر\n\0".encode(), Refusal(RefusalCode.NUL_IN_TEXT, 2, {"byte": 7})),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, refused: Refusal) -> None:
    assert read(data) == [refused]


def test_a_file_too_long_for_an_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_files, "MEGABYTE", 1)

    assert read(b"x" * 40) == [Refusal(RefusalCode.TOO_LONG, None, {"most": 32})]
