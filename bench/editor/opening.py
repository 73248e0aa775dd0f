"""From the start of the navigation until text, labels and keyboard are there."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.editor.desk import EMPTY, Desk
from bench.figures import Figure

OPENINGS = 11
CALM = 150
"""Milliseconds that a page is left alone before the next is opened from it."""
TARGETS = (
    ("short-0", 85, 300),
    ("short-200", 150, 350),
    ("long-2000", 400, 600),
    ("long-10000", 700, None),
)
"""Articles by their number of labels, with the milliseconds wanted of a warm and a cold browser."""


def openings(desk: Desk) -> Iterator[Figure]:
    """Every article in a warm and in a cold browser, beside an empty page."""
    yield Figure("open → ready, an empty page, for comparison", _warm(desk, EMPTY), "ms")
    for article, warm, cold in TARGETS:
        yield Figure(f"open → ready, {article}, warm", _warm(desk, article), "ms", warm)
        if cold:
            yield Figure(
                f"open → ready, {article}, cold", _cold(desk, article), "ms", cold, "above"
            )


def _warm(desk: Desk, article: str) -> float:
    before = EMPTY if article != EMPTY else "short-0"
    took = []
    with desk.context() as context:
        page = context.new_page()
        for _ in range(OPENINGS):
            desk.open(page, before)
            page.wait_for_timeout(CALM)
            took.append(desk.open(page, article))
    return statistics.median(took[2:])


def _cold(desk: Desk, article: str) -> float:
    took = []
    for _ in range(OPENINGS - 2):
        with desk.context() as context:
            took.append(desk.open(context.new_page(), article))
    return statistics.median(took)
