"""A project's clitic policy, applied to labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.text.clitics import Segmenter, without_proclitics
from labels.text.clitics_by_counts import CountsSegmenter
from labels.text.span import Span
from labels.text.tokens import tokenize
from labels.text.wordcounts import WordCounts

SEEN = "العراق عراق سوريا لبنان القاهرة رئيس الوزراء يعلن مصر حزب الله البداية"
SEGMENTER: Segmenter = CountsSegmenter(WordCounts().plus(tokenize(SEEN).strings(SEEN)))


def label_without_proclitics(text: str, label: str) -> str:
    start = text.index(label)
    span = without_proclitics(
        Span(start, start + len(label)), text, tokens=tokenize(text), segmenter=SEGMENTER
    )
    return span.of(text)


@pytest.mark.parametrize(
    ("label", "cut"),
    [
        ("بالعراق", "العراق"),
        ("وسوريا", "سوريا"),
        ("للبنان", "لبنان"),
        ("للعراق", "لعراق"),
        ("فبالقاهرة", "القاهرة"),
        ("وَلِلْعِراقِ", "لْعِراقِ"),
        ("العراق", "العراق"),
        ("بداية", "بداية"),
        ("ورئيس الوزراء", "رئيس الوزراء"),
        ("وسيعلن", "يعلن"),
        ("لله", "له"),
        ("بـمصر", "مصر"),
        ("«وسوريا", "«وسوريا"),
    ],
)
def test_conjunctions_and_prepositions_are_cut_and_the_article_stays(label: str, cut: str) -> None:
    assert label_without_proclitics(f"قال {label} أمس", label) == cut


def test_a_label_of_a_particle_alone_stays() -> None:
    assert label_without_proclitics("قال وبمصر", "وب") == "وب"


def test_a_label_inside_a_word_stays() -> None:
    assert label_without_proclitics("ذهب لبالعراق", "بالعراق") == "بالعراق"


def test_a_label_on_white_space_stays() -> None:
    text = "مصر وسوريا"

    found = without_proclitics(Span(3, 10), text, tokens=tokenize(text), segmenter=SEGMENTER)

    assert found == Span(3, 10)


WORDS = st.text(alphabet="وفبلكسأالعراقيتن\u064e\u0640\u200fﻻ2A، ", min_size=1)


@given(WORDS)
def test_segments_cover_their_token_without_a_gap(text: str) -> None:
    for token in tokenize(text):
        segments = SEGMENTER.segments(text, token)

        assert "".join(segment.of(text) for segment in segments) == token.of(text)
        assert (segments[0].start, segments[-1].end) == (token.start, token.end)


@given(WORDS)
def test_the_policy_cuts_at_the_start_only_and_never_all(text: str) -> None:
    tokens = tokenize(text)
    for token in tokens:
        cut = without_proclitics(token, text, tokens=tokens, segmenter=SEGMENTER)

        assert token.contains(cut)
        assert cut.end == token.end
