"""Which readings are reviewed: the same for the same seed, a larger share holding a smaller one."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.sample import CHOSEN, LOTS, Sample

SHARES = st.integers(0, 100)
SEEDS = st.integers(0, 2**31 - 1)
NAMES = st.text(max_size=20)


@given(share=SHARES, other=SHARES, seed=SEEDS, reader=NAMES, article=NAMES)
def test_a_lot_hangs_on_seed_reader_and_article_alone(
    *, share: int, other: int, seed: int, reader: str, article: str
) -> None:
    lot = Sample(share, seed).lot(reader, article)

    assert lot == Sample(other, seed).lot(reader, article)
    assert 1 <= lot <= LOTS


@given(share=SHARES, other=SHARES, seed=SEEDS, reader=NAMES, article=NAMES)
def test_a_larger_share_holds_all_that_a_smaller_one_holds(
    *, share: int, other: int, seed: int, reader: str, article: str
) -> None:
    small, large = Sample(min(share, other), seed), Sample(max(share, other), seed)
    lot = small.lot(reader, article)

    assert lot <= large.highest or lot > small.highest
    assert lot <= Sample(100, seed).highest
    assert lot > Sample(0, seed).highest
    assert small.highest >= CHOSEN


@pytest.mark.parametrize("share", [1, 10, 30, 75])
@pytest.mark.parametrize("reader", ["huda", "سمر"])
def test_of_many_readings_the_share_is_drawn_for_each_reader(share: int, reader: str) -> None:
    sample, count = Sample(share, seed=7), 5_000

    held = sum(sample.lot(reader, f"a{number}") <= sample.highest for number in range(count))

    # Four standard deviations of as many throws.
    bound = 4 * sqrt(count * share * (100 - share)) / 100
    assert abs(held - count * share / 100) <= bound


def test_two_seeds_draw_differently() -> None:
    drawn = [[Sample(seed=seed).lot("huda", f"a{n}") for n in range(20)] for seed in (1, 2)]

    assert drawn[0] != drawn[1]
