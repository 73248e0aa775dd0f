"""How a file begins, as a preview shows it."""

from __future__ import annotations

from io import BytesIO

from labels.actions.transfer.beginnings import first_lines
from labels.formats.base import Zip


def test_a_text_shows_its_first_forty_lines() -> None:
    assert first_lines("خبر\u2028أول\nثانٍ\n".encode()) == ("خبر\u2028أول", "ثانٍ")
    assert len(first_lines(b"x\n" * 50)) == 40


def test_a_zip_shows_each_of_its_texts_after_its_name() -> None:
    to = BytesIO()
    with Zip(to) as archive:
        archive.put("info.json", b"{}")
        archive.put("train.jsonl", b"1\n2\n")

    assert first_lines(to.getvalue()) == ("[info.json]", "{}", "[train.jsonl]", "1", "2")


def test_what_is_no_text_shows_nothing() -> None:
    assert first_lines(b"PAR1\xff\xfe") == ()
