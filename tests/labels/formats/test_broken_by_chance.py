"""Every reader with files that are broken by chance, as `make fuzz` does it for longer."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.archives import trial_of_archives
from tests.fuzz.seeds import NAMES
from tests.fuzz.trial import trial

PATIENCE = 5
"""Seconds for 100 kB on a machine that is slow or does much else; what hangs takes minutes."""


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(chance=st.randoms(use_true_random=False))
def test_a_broken_file_is_refused_or_read_soundly(name: str, chance: random.Random) -> None:
    trial(chance, name, seconds=PATIENCE)


def test_so_is_a_broken_archive() -> None:
    for seed in range(60):
        trial_of_archives(random.Random(seed))  # noqa: S311


@pytest.mark.parametrize("name", NAMES)
def test_so_are_many_that_a_seed_breaks(name: str) -> None:
    for seed in range(60):
        trial(random.Random(seed), name, seconds=PATIENCE)  # noqa: S311 - the same files every time
