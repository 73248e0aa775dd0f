"""Spans of text, one and many."""

from __future__ import annotations

import sys
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.text.span import Span, Spans

TEXT = "بالقاهرة، أمس"


def a_span(longest: int = 40) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, longest), st.integers(1, 10)).map(
        lambda pair: Span(pair[0], pair[0] + pair[1])
    )


@st.composite
def some_spans(draw: st.DrawFn) -> Spans:
    edges = sorted(draw(st.sets(st.integers(0, 60), max_size=20)))
    return Spans(edges[: len(edges) // 2 * 2])


def test_a_span_covers_the_characters_from_its_start_to_before_its_end() -> None:
    span = Span(1, 8)

    assert (span.of(TEXT), len(span)) == ("القاهرة"[:7], 7)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_never_empty_nor_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"needs 0 <= start < end"):
        Span(start, end)


def test_spans_are_ordered_by_start_and_then_by_end() -> None:
    assert sorted([Span(2, 9), Span(0, 5), Span(2, 3)]) == [Span(0, 5), Span(2, 3), Span(2, 9)]


def test_neighbours_neither_overlap_nor_cross() -> None:
    first, second = Span(0, 3), Span(3, 5)

    assert (first.overlaps(second), first.crosses(second), first.contains(second)) == (False,) * 3


@given(a_span(), a_span())
def test_two_spans_that_overlap_are_nested_or_cross(one: Span, other: Span) -> None:
    nested = one.contains(other) or other.contains(one)
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    assert one.overlaps(other) == bool(shared)
    assert one.overlaps(other) == (nested or one.crosses(other))
    assert not (nested and one.crosses(other))


@given(a_span(), st.integers(0, 9))
def test_a_span_moved_there_and_back_is_the_same(span: Span, by: int) -> None:
    assert span.shifted(by).shifted(-by) == span


@given(a_span(), a_span())
def test_what_two_spans_share_and_cover_together(one: Span, other: Span) -> None:
    both, either = (set(range(one.start, one.end)), set(range(other.start, other.end)))

    assert one.shared(other) == other.shared(one) == len(both & either)
    assert one.joined(other) == Span(min(both | either), max(both | either) + 1)


@given(some_spans())
def test_spans_come_back_from_their_bytes_and_from_single_spans(spans: Spans) -> None:
    assert Spans.from_bytes(spans.to_bytes()) == spans == Spans.of(spans)
    assert len(spans.to_bytes()) == 8 * len(spans)


def test_bytes_are_the_same_on_a_machine_that_writes_the_other_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spans = Spans([1, 2, 3, 260])
    written = spans.to_bytes()
    other = "big" if sys.byteorder == "little" else "little"

    monkeypatch.setattr(sys, "byteorder", other)

    swapped = array("I", spans.flat)
    swapped.byteswap()
    assert spans.to_bytes() == swapped.tobytes() != written
    assert Spans.from_bytes(spans.to_bytes()) == spans


@pytest.mark.parametrize(
    ("flat", "complaint"),
    [
        ([0, 3, 3], "pairs of numbers"),
        ([0, 3, 2, 5], r"\[2, 5\) is empty or begins before 3"),
        ([4, 4], r"\[4, 4\) is empty"),
        ([5, 2], r"\[5, 2\) is empty"),
    ],
)
def test_spans_refuse_what_is_out_of_order(flat: list[int], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Spans(flat)


def test_spans_may_touch() -> None:
    assert list(Spans([0, 3, 3, 5])) == [Span(0, 3), Span(3, 5)]


@given(some_spans(), st.integers(0, 70))
def test_at_finds_the_span_that_covers_an_offset(spans: Spans, offset: int) -> None:
    covering = [index for index, span in enumerate(spans) if span.start <= offset < span.end]

    assert spans.at(offset) == (covering[0] if covering else None)


@given(some_spans(), a_span())
def test_touching_finds_all_spans_that_overlap(spans: Spans, other: Span) -> None:
    overlapping = [index for index, span in enumerate(spans) if span.overlaps(other)]

    assert list(spans.touching(other)) == overlapping


def test_spans_are_a_sequence_of_span_values() -> None:
    spans = Spans([0, 8, 8, 9, 10, 13])

    assert spans[1] == Span(8, 9)
    assert spans[-1] == Span(10, 13)
    assert spans[1:] == Spans([8, 9, 10, 13])
    assert spans.strings(TEXT) == ["بالقاهرة", "،", "أمس"]
    assert repr(spans) == "Spans([(0, 8), (8, 9), (10, 13)])"
    assert hash(spans) == hash(Spans.of(spans))
    assert spans != [(0, 8), (8, 9), (10, 13)]
    with pytest.raises(IndexError):
        spans[3]
