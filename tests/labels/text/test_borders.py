"""Sentences split and merged by hand: what one does the other undoes, and no word is cut."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from labels.text import sentences, tokens
from labels.text.borders import Border, BorderError, merge, split
from labels.text.span import Spans
from tests.labels.formats.documents import texts

TEXT = "أعلنت الوزارة النتائج، وقال الوزير إن العمل مستمر. ثم غادر القاعة."
FIRST_END, SECOND = TEXT.index(" ثم"), TEXT.index("ثم")
AND_HE_SAID = TEXT.index("وقال")
HERE = Border(AND_HE_SAID - 1, AND_HE_SAID)
SENTENCES, TOKENS = sentences.split(TEXT), tokens.tokenize(TEXT)


def divided(border: Border) -> list[str]:
    """The sentences of the text after a split."""
    return split(TEXT, SENTENCES, TOKENS, at=border).strings(TEXT)


def refused(border: Border) -> str:
    """Why a split is refused."""
    with pytest.raises(BorderError) as caught:
        divided(border)
    return caught.value.code


def test_a_sentence_is_split_between_two_words() -> None:
    assert divided(HERE) == [
        "أعلنت الوزارة النتائج،",
        "وقال الوزير إن العمل مستمر.",
        "ثم غادر القاعة.",
    ]


def test_two_sentences_are_merged_with_what_lies_between() -> None:
    joined = merge(TEXT, SENTENCES, at=Border(FIRST_END, SECOND))

    assert joined.strings(TEXT) == [TEXT]


@pytest.mark.parametrize(
    ("border", "code"),
    [
        (Border(FIRST_END, SECOND), "no-sentence"),
        (Border(0, 0), "no-sentence"),
        (Border(len(TEXT), len(TEXT)), "no-sentence"),
        (Border(2, 2), "within-word"),
        (Border(3, AND_HE_SAID), "no-gap"),
        (Border(AND_HE_SAID, AND_HE_SAID - 1), "no-gap"),
        (Border(AND_HE_SAID, len(TEXT) + 1), "no-gap"),
    ],
)
def test_a_border_that_cannot_be_is_refused_with_the_reason(border: Border, code: str) -> None:
    assert refused(border) == code


def test_a_sentence_without_anything_to_read_is_not_made() -> None:
    text = "خبر  عاجل"

    with pytest.raises(BorderError) as caught:
        split(text, Spans([3, 9]), Spans([0, 3, 5, 9]), at=Border(4, 4))

    assert caught.value.code == "nothing-left"


def test_where_no_border_is_nothing_can_be_merged() -> None:
    with pytest.raises(BorderError) as caught:
        merge(TEXT, SENTENCES, at=HERE)

    assert caught.value.code == "no-border"


def test_text_that_belongs_to_no_sentence_is_not_swallowed_by_a_merge() -> None:
    with pytest.raises(BorderError) as caught:
        merge(TEXT, Spans([0, 5, 14, 20]), at=Border(5, 14))

    assert caught.value.code == "no-gap"


@given(texts(), st.data())
def test_a_split_is_undone_by_a_merge_and_cuts_no_token(text: str, data: st.DataObject) -> None:
    whole, words = sentences.split(text), tokens.tokenize(text)
    assume(words)
    edge = data.draw(st.sampled_from([word.start for word in words]) | st.integers(0, len(text)))
    border = Border(len(text[:edge].rstrip()), edge)
    try:
        parted = split(text, whole, words, at=border)
    except BorderError:
        reject()

    assert merge(text, parted, at=border) == whole
    assert len(parted) == len(whole) + 1
    assert all(len(parted.touching(word)) <= 1 for word in words)


@given(texts(), st.data())
def test_a_merge_is_undone_by_a_split(text: str, data: st.DataObject) -> None:
    whole, words = sentences.split(text), tokens.tokenize(text)
    assume(len(whole) > 1)
    place = data.draw(st.integers(1, len(whole) - 1))
    border = Border(whole[place - 1].end, whole[place].start)
    assume(not text[border.end : border.start].strip())

    joined = merge(text, whole, at=border)

    assert split(text, joined, words, at=border) == whole
