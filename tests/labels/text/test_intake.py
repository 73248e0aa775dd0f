"""What import does to the bytes of an article, once."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.text.intake import Cleaned, EmptyTextError, NotUtf8Error, NulError, clean


def test_the_byte_order_mark_goes_and_line_ends_become_one() -> None:
    raw = codecs.BOM_UTF8 + "بغداد\r\nأعلنت الوزارة\rاليوم\n".encode()

    assert clean(raw) == Cleaned("بغداد\nأعلنت الوزارة\nاليوم\n", replaced=0)


def test_control_characters_become_one_space_each_and_are_counted() -> None:
    raw = "وصل\x0bالوفد\x1f\x85إلى\tالدوحة\x7f"

    assert clean(raw) == Cleaned("وصل الوفد  إلى\tالدوحة ", replaced=4)


def test_nothing_else_is_changed() -> None:
    text = " \u200fقـــال\u00a0الوَزِيرُ: «e\u0301» ﷺ \ufeffثم\u2028مضى 👨‍👩‍👧 \n\n"

    assert clean(text) == clean(text.encode()) == Cleaned(text, replaced=0)


def test_bytes_that_are_not_utf_8_are_refused_with_line_and_byte() -> None:
    raw = "دمشق\r\nثم ".encode() + "حلب".encode("cp1256")

    with pytest.raises(NotUtf8Error) as caught:
        clean(raw)

    assert caught.value.parameters == {"line": 2, "byte": 15}
    assert caught.value.code == "not-utf-8"


def test_half_a_surrogate_pair_is_refused_with_line_and_byte() -> None:
    with pytest.raises(NotUtf8Error) as caught:
        clean("عاجل\n\ud83d")

    assert (caught.value.line, caught.value.byte) == (2, 9)


def test_a_nul_is_refused_with_line_and_byte() -> None:
    with pytest.raises(NulError) as caught:
        clean(codecs.BOM_UTF8 + "سطر\n".encode() + b"\0")

    assert (caught.value.code, caught.value.parameters) == ("nul-in-text", {"line": 2, "byte": 10})


@pytest.mark.parametrize("raw", [b"", "", " \r\n\t", codecs.BOM_UTF8, "\u200f \u00a0", "\x01"])
def test_an_article_in_which_nothing_is_to_be_seen_is_refused(raw: bytes | str) -> None:
    with pytest.raises(EmptyTextError) as caught:
        clean(raw)

    assert (caught.value.code, caught.value.parameters) == ("empty-text", {})


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_what_was_cleaned_is_clean(text: str) -> None:
    cleaned = clean("ا" + text)

    assert clean(cleaned.text) == Cleaned(cleaned.text, replaced=0)
