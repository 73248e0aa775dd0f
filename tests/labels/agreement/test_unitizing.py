"""α_U against worked examples in print, and the laws it keeps.

The examples are read off the tests of DKPro Statistics 2 (Meyer and Stab), which cite their pages.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.agreement import Unitized, alpha, unitized
from labels.text.span import Span

BOOK = Span(150, 450)
C = (
    [Span(225, 295), Span(370, 400)],
    [Span(220, 300), Span(355, 375), Span(400, 420)],
)
K = ([Span(180, 240), Span(300, 350)], [Span(180, 240), Span(300, 350)])
"""Krippendorff 2004, page 254: two observers, the categories c and k."""

PAPER = {
    "A": ([(2, 8), (14, 6)], [(4, 4), (15, 2)]),
    "B": ([(0, 18)], [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)]),
    "C": ([(2, 6), (10, 2), (14, 4), (20, 2)], [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)]),
    "D": (
        [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)],
        [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
    ),
}
"""Krippendorff 1995, page 57: begin and length of the units of two observers, of 24."""


@st.composite
def readings(draw: st.DrawFn) -> list[list[Span]]:
    """What two to four readers marked between 10 and 60."""
    return [
        [Span(start, min(60, start + length)) for start, length in marks]
        for marks in draw(
            st.lists(
                st.lists(st.tuples(st.integers(10, 58), st.integers(1, 9)), max_size=5),
                min_size=2,
                max_size=4,
            )
        )
    ]


def of_the_paper(name: str) -> Unitized:
    """One row of the figure on page 57."""
    spans = [[Span(start, start + size) for start, size in row] for row in PAPER[name]]
    return unitized(spans, continuum=Span(0, 24))


def test_alpha_of_the_book_comes_out_to_three_decimals() -> None:
    c, k = unitized(C, continuum=BOOK), unitized(K, continuum=BOOK)

    figures = [c.observed, c.expected, k.expected, c.alpha, k.alpha, alpha([c, k])]

    assert [f"{float(one or 0):.4f}" for one in figures[:3]] == ["0.0144", "0.0532", "0.0490"]
    assert [f"{one or 0:.3f}" for one in figures[3:]] == ["0.729", "1.000", "0.859"]


def test_differences_of_the_paper_come_out_to_five_decimals() -> None:
    observed = {name: f"{float(of_the_paper(name).observed):.5f}" for name in PAPER}

    assert observed == {"A": "0.03125", "B": "2.26736", "C": "0.02778", "D": "0.38715"}


def test_expectation_takes_three_short_units_against_a_long_one() -> None:
    # DKPro, UnitizingAgreementTest: -11111111- against --1-1-1---.
    told = unitized([[Span(1, 9)], [Span(2, 3), Span(4, 5), Span(6, 7)]], continuum=Span(0, 10))

    assert f"{float(told.observed):.4f} {float(told.expected):.4f}" == "0.9100 0.5352"
    assert f"{told.alpha or 0:.4f}" == "-0.7003"


def test_where_nobody_marked_anything_nothing_is_said() -> None:
    assert unitized([[], []], continuum=BOOK).alpha is None
    assert alpha([]) is None
    assert Unitized(readers=2, length=0).alpha is None


def test_one_who_marks_where_the_other_does_not_agrees_with_no_one() -> None:
    told = unitized([[Span(200, 230)], []], continuum=BOOK)

    assert (told.apart, told.alpha is not None and told.alpha < 0.01) == (900, True)


def test_units_of_one_reader_that_overlap_are_merged_and_counted() -> None:
    nested = [[Span(200, 260), Span(210, 220), Span(250, 270), Span(270, 280)], [Span(200, 270)]]

    told = unitized(nested, continuum=BOOK)

    assert told == Unitized(
        readers=2,
        length=300,
        apart=100,
        units={70: 2, 10: 1},
        gaps={50: 2, 170: 1, 180: 1},
        merged=2,
    )


def test_one_reader_agrees_with_nobody() -> None:
    with pytest.raises(ValueError, match="two readers"):
        unitized([[Span(0, 3)]], continuum=Span(0, 9))


@given(readings(), st.integers(2, 4))
def test_the_same_said_by_all_is_full_agreement(marks: list[list[Span]], readers: int) -> None:
    told = unitized([marks[0]] * readers, continuum=Span(10, 60))

    assert told.alpha == 1 if told.expected else told.alpha is None


@given(readings())
def test_the_order_of_readers_does_not_matter(marks: list[list[Span]]) -> None:
    forward = unitized(marks, continuum=Span(10, 60))
    backward = unitized(marks[::-1], continuum=Span(10, 60))

    assert forward == backward
    assert forward.alpha == backward.alpha


@given(readings(), st.integers(-10, 900))
def test_where_the_continuum_lies_does_not_matter(marks: list[list[Span]], by: int) -> None:
    moved = [[span.shifted(by) for span in spans] for spans in marks]

    assert unitized(moved, continuum=Span(10 + by, 60 + by)) == unitized(
        marks, continuum=Span(10, 60)
    )


@given(readings())
def test_differences_are_those_of_every_two_sections_laid_side_by_side(
    marks: list[list[Span]],
) -> None:
    told = unitized(marks[:2], continuum=Span(10, 60))

    assert told.apart == by_sections(*marks[:2])


def by_sections(ones: list[Span], others: list[Span]) -> int:
    """δ² as the book defines it: over all pairs of sections, units and gaps alike."""
    return sum(distance(one, other) for one in sections(ones) for other in sections(others))


def sections(spans: list[Span]) -> list[tuple[int, int, bool]]:
    """Begin, end and whether it is marked, of each section between 10 and 60."""
    edges = sorted({10, 60} | {edge for span in joined(spans) for edge in span})
    return [
        (start, end, any(a <= start and end <= b for a, b in joined(spans)))
        for start, end in pairwise(edges)
    ]


def joined(spans: list[Span]) -> list[tuple[int, int]]:
    """Begin and end of what overlapping spans cover together."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        if found and span.start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], span.end)
        else:
            found.append((span.start, span.end))
    return found


def distance(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> int:
    """δ² of two sections (Krippendorff 2004, page 253)."""
    (start, end, marked), (begin, stop, also) = one, other
    if marked and also and start < stop and begin < end:
        return (start - begin) ** 2 + (end - stop) ** 2
    if marked and not also and begin <= start and end <= stop:
        return (end - start) ** 2
    if also and not marked and start <= begin and stop <= end:
        return (stop - begin) ** 2
    return 0
