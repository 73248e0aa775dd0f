"""The same keys in the Firefox that readers have, where this machine has one."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from typing import Any

from bench.editor.desk import PAINTED, WINDOW
from bench.editor.keys import KEYS, PLAIN, SCROLL, Pressed
from bench.figures import Figure
from tests.browser.firefox import bidi

FRAMES = 300
DRAWN = "() => document.documentElement.dataset.ready === 'true'"
COOKIE = "(session) => { document.cookie = `sessionid=${session}; path=/`; }"


def figures(server: str, told: dict[str, Any]) -> Iterator[Figure]:
    """A key beside plain text, and the frames of scrolling; nothing without a Firefox."""
    path = bidi.found()
    if path is None:
        return
    with bidi.running(path) as firefox:
        firefox.size(WINDOW["width"], WINDOW["height"])
        firefox.open(f"{server}/healthz")
        firefox.evaluate(COOKIE, told["session"])
        firefox.evaluate(PLAIN, told["text"])
        plain = _pressed(firefox, [])
        yield Figure("Firefox: key → seen, plain text, for comparison", plain.seen, "ms")
        for article, target in (("long-2000", plain.work + 10), ("long-10000", 16.7)):
            firefox.open(f"{server}/projects/bench/articles/{told['articles'][article]}/")
            firefox.wait(DRAWN)
            firefox.press(*["ArrowDown"] * 60)
            pressed = _pressed(firefox, ["ArrowLeft"])
            yield Figure(f"Firefox: key → seen, {article}", pressed.seen, "ms")
            yield Figure(f"Firefox: a key's work, {article}", pressed.work, "ms", target)
            yield Figure(f"Firefox: a key's work, {article}, p95", pressed.slow, "ms", 25)
            took = firefox.evaluate(SCROLL, FRAMES)
            yield Figure(f"Firefox: slowest frame scrolling, {article}", max(took), "ms", 50)


def _pressed(firefox: bidi.Firefox, before: list[str]) -> Pressed:
    chance = random.Random(7)  # noqa: S311 - not for secrets
    firefox.evaluate(f"() => {{ {PAINTED} }}")
    for _ in range(KEYS):
        firefox.press(*before)
        time.sleep(0.04 + chance.uniform(0, 0.02))
        firefox.press("u")
        time.sleep(0.04)
    return Pressed.of(firefox.evaluate("() => window.painted"))
