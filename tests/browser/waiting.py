"""Waiting for what only a script can tell."""

from __future__ import annotations

from playwright.sync_api import Page

TURN = 50
"""Milliseconds between two questions."""

DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Is kept when the next frame has been drawn."""


def until(page: Page, script: str, argument: object = None, *, patience: int = 10_000) -> None:
    """Ask until the script says yes, at most `patience` milliseconds.

    Playwright's own waiting evaluates strings within the page, which our policy forbids.
    """
    for _ in range(patience // TURN):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(TURN)
    assert page.evaluate(script, argument), script
