"""Modules that are loaded are not searched for garbage; what comes later is."""

from __future__ import annotations

import gc

import pytest

from annotator.management.loading import loading


def test_nothing_is_collected_while_loading_and_what_is_loaded_never() -> None:
    frozen = gc.get_freeze_count()
    try:
        with loading():
            searched = gc.isenabled()
            kept = [[number] for number in range(1000)]

        assert not searched
        assert gc.isenabled()
        assert gc.get_freeze_count() >= frozen + len(kept)
    finally:
        gc.unfreeze()


def test_loading_that_fails_leaves_the_collector_running() -> None:
    with pytest.raises(ImportError), loading():
        raise ImportError

    assert gc.isenabled()
    gc.unfreeze()
