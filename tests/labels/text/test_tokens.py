"""Tokens are those of camel-tools, with exact places."""

from __future__ import annotations

import subprocess
import sys

import pytest
from camel_tools.tokenizers.word import simple_word_tokenize
from hypothesis import example, given
from hypothesis import strategies as st

from labels.text.span import Spans
from labels.text.tokens import is_plain, tokenize

NEWS = st.text(alphabet=' \n،.:؟«»"()-ابتوسلمنيةىأإء\u064e\u0640\u200f\u200c0٣15aZ%/_#@')
JOINED = st.text(alphabet="ا 1#*©ℹ❤👍👨👧🇮🇶🏽\u200d\ufe0f\u20e3\U000e0067\U000e007f.،")


def test_words_and_marks_stand_alone() -> None:
    text = "قال: «بنسبة 3.5%» (الجزيرة_نت)"

    tokens = ["قال", ":", "«", "بنسبة", "3", ".", "5", "%", "»", "(", "الجزيرة", "_", "نت", ")"]
    assert tokenize(text).strings(text) == tokens


def test_marks_tatweel_and_marks_of_direction_stay_inside_the_word() -> None:
    text = "وَزِيرُ\u200f الخـــارجية می\u200cخواهم"

    assert tokenize(text) == Spans([0, 8, 9, 20, 21, 29])


def test_an_emoji_of_several_characters_is_one_token() -> None:
    text = "فرحة👨‍👩‍👧 العراق🇮🇶!"

    assert tokenize(text).strings(text) == ["فرحة", "👨‍👩‍👧", "العراق", "🇮🇶", "!"]


@pytest.mark.parametrize("text", ["", " \n\t\u00a0\x1c"])
def test_white_space_holds_no_token(text: str) -> None:
    assert tokenize(text) == Spans()


@given(st.text() | NEWS | JOINED)
@example("\u200f\ufeff \u2028x\x85y\x1fz")
@example("1\ufe0f\u20e3 1\u20e3 #\u200d❤ 🇮 🇮🇶🇮 ℹ")
@example("\U0001fae9 \u20c1 \u1b4e \u2427")
def test_the_tokens_of_any_text_are_those_of_camel_tools(text: str) -> None:
    assert tokenize(text).strings(text) == simple_word_tokenize(text)


@given(st.text() | NEWS | JOINED)
def test_tokens_leave_out_nothing_but_white_space(text: str) -> None:
    tokens = tokenize(text)

    assert Spans(tokens.flat) == tokens
    covered = {place for start, end in tokens.pairs() for place in range(start, end)}
    assert covered == {place for place, one in enumerate(text) if not one.isspace()}


def test_every_character_the_quick_way_takes_is_taken_as_camel_tools_does() -> None:
    plain = [chr(code) for code in range(0x10FFFF) if is_plain(chr(code))]
    text = " ".join(f"ab{one}1{one}{one} {one}" for one in plain)

    assert len(plain) > 5000
    assert tokenize(text).strings(text) == simple_word_tokenize(text)


def test_camel_tools_is_not_loaded_for_plain_news() -> None:
    program = (
        "import sys; from labels.text.tokens import tokenize; tokenize('أعلنت الوزارة، اليوم.');"
        "sys.exit('camel_tools' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - our own words
