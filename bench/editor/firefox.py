"""The same keys in the Firefox that readers have, where this machine has one."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from typing import Any

from bench.editor.desk import PAINTED, WINDOW
from bench.editor.keys import KEYS, PLAIN, SCROLL
from bench.figures import Figure
from tests.browser.firefox import bidi

FRAMES = 300
DRAWN = "() => document.documentElement.dataset.ready === 'true'"
COOKIE = "(session) => { document.cookie = `sessionid=${session}; path=/`; }"


def figures(server: str, told: dict[str, Any]) -> Iterator[Figure]:
    """Key → painted beside plain text, and the frames of scrolling; nothing without a Firefox."""
    path = bidi.found()
    if path is None:
        return
    with bidi.running(path) as firefox:
        firefox.size(WINDOW["width"], WINDOW["height"])
        firefox.open(f"{server}/healthz")
        firefox.evaluate(COOKIE, told["session"])
        firefox.evaluate(PLAIN, told["text"])
        plain, _ = _pressed(firefox, [])
        yield Figure("Firefox: key → painted, plain text, for comparison", plain, "ms")
        for article, target in (("long-2000", plain + 10), ("long-10000", 16.7)):
            firefox.open(f"{server}/projects/bench/articles/{told['articles'][article]}/")
            firefox.wait(DRAWN)
            firefox.press(*["ArrowDown"] * 60)
            median, slow = _pressed(firefox, ["ArrowLeft"])
            yield Figure(f"Firefox: key → painted, {article}", median, "ms", target)
            yield Figure(f"Firefox: key → painted, {article}, p95", slow, "ms", 25)
            took = firefox.evaluate(SCROLL, FRAMES)
            yield Figure(f"Firefox: slowest frame scrolling, {article}", max(took), "ms", 50)


def _pressed(firefox: bidi.Firefox, before: list[str]) -> tuple[float, float]:
    """Milliseconds from key to paint: the median, and what nineteen of twenty do not exceed."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    firefox.evaluate(f"() => {{ {PAINTED} }}")
    for _ in range(KEYS):
        firefox.press(*before)
        time.sleep(0.04 + chance.uniform(0, 0.02))
        firefox.press("u")
        time.sleep(0.04)
    took = firefox.evaluate("() => window.painted")
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]
