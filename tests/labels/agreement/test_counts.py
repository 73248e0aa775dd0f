"""What two readers found, and the figures that follow from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from labels.agreement import Counts, Mean


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    """Counts as they may come about: what both found, each found."""
    both = draw(st.integers(0, 9))
    return Counts(both + draw(st.integers(0, 9)), both + draw(st.integers(0, 9)), both)


def test_figures_follow_from_what_each_found_and_what_is_the_same() -> None:
    found = Counts(one=8, other=6, both=3)

    assert (found.precision, found.recall, found.f1) == (3 / 6, 3 / 8, 6 / 14)


def test_where_nothing_is_found_nothing_is_said() -> None:
    neither, alone = Counts(), Counts(one=2)

    assert (neither.precision, neither.recall, neither.f1) == (None, None, None)
    assert (alone.precision, alone.recall, alone.f1) == (None, 0, 0)


@given(counts())
def test_f1_is_the_harmonic_mean_of_precision_and_recall(found: Counts) -> None:
    if found.both:
        assert found.precision is not None
        assert found.recall is not None
        assert found.f1 is not None
        assert abs(found.f1 - 2 / (1 / found.precision + 1 / found.recall)) < 1e-12


@given(counts())
def test_the_other_way_round_precision_is_recall(found: Counts) -> None:
    turned = found.swapped()

    assert (turned.precision, turned.recall, turned.f1) == (
        found.recall,
        found.precision,
        found.f1,
    )


@given(counts(), counts())
def test_counts_add_up(first: Counts, second: Counts) -> None:
    assert first + second == second + first
    assert (first + second).both == first.both + second.both


def test_a_mean_leaves_out_pairs_of_whom_nothing_is_said_and_counts_them() -> None:
    assert Mean.of([0.5, None, 1.0]) == Mean(0.75, pairs=2, without=1)
    assert Mean.of([None]) == Mean(None, pairs=0, without=1)
