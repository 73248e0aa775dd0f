"""Three readings with 200 labels each: until they lie side by side, and what a decision takes."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator

from playwright.sync_api import Page

from bench.editor.desk import EMPTY, Desk
from bench.editor.opening import CALM, OPENINGS
from bench.editor.readings import COMPARED
from bench.figures import Figure

DECISIONS = 30


def settling(desk: Desk) -> Iterator[Figure]:
    """From the navigation until lanes are drawn; what a key takes until the next stop is there."""
    with desk.context() as context:
        page = context.new_page()
        took = [_opened(desk, page) for _ in range(OPENINGS)]
        yield Figure(
            "open → lanes drawn, 3 × 200 labels, warm", statistics.median(took[2:]), "ms", 500
        )
        took = _decided(page)
        yield Figure("a decision's work, 3 × 200 labels", statistics.median(took), "ms", 16.7)
        slow = statistics.quantiles(took, n=20)[-1]
        yield Figure("a decision's work, 3 × 200 labels, p95", slow, "ms", 33)


def _opened(desk: Desk, page: Page) -> float:
    desk.open(page, EMPTY)
    page.wait_for_timeout(CALM)
    article = desk.told["articles"][COMPARED]
    address = f"/projects/bench/articles/{article}/?set={desk.told['gold']}#lanes"
    return desk.open_at(page, address)


def _decided(page: Page) -> list[float]:
    """One stop after the other by the first reader's key, at any moment between two frames."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    page.locator("#reading").focus()
    page.keyboard.press("Tab")
    for _ in range(DECISIONS):
        page.wait_for_timeout(120 + chance.uniform(0, 20))
        page.keyboard.press("Digit1")
    page.wait_for_timeout(120)
    took = [float(one["work"]) for one in page.evaluate("window.painted")]
    assert len(took) == DECISIONS
    return took
