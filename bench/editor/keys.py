"""From a key to what is painted, and the frames of scrolling and of a window that changes."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from bench.editor.desk import WINDOW, Desk
from bench.figures import Figure

KEYS = 120
FRAMES = 400
LATE = 25
"""Milliseconds after which a frame is called late."""
RESIZES = 9
NARROWER = 160
"""CSS pixels."""

PLAIN = """(text) => {
  for (const line of text.split("\\n")) {
    const section = document.body.appendChild(document.createElement("section"));
    section.append(Object.assign(document.createElement("p"), { dir: "rtl", textContent: line }));
  }
  const mark = document.body.appendChild(document.createElement("b"));
  mark.style.cssText = "position: absolute; top: 0; width: 40px; height: 3px; background: teal";
  document.addEventListener("keydown", () => (mark.style.left = `${Math.random() * 400}px`));
}"""
SCROLL = """(frames) => new Promise((done) => {
  const scroller = document.getElementById("scroller"), took = [];
  let last = performance.now();
  const step = (now) => {
    took.push(now - last);
    last = now;
    scroller.scrollTop += 120;
    if (took.length < frames) requestAnimationFrame(step);
    else done(took.slice(1));
  };
  requestAnimationFrame(step);
})"""
RESIZED = """
  window.resized = [];
  const framed = new MessageChannel();
  let begun = 0;
  framed.port1.onmessage = () => window.resized.push(performance.now() - begun);
  // The window tells of its size at the beginning of the frame that is the first of that size.
  addEventListener("resize", () => {
    begun = performance.now();
    requestAnimationFrame(() => framed.port2.postMessage(null));
  });
"""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key takes, in milliseconds.

    `seen` is from its event until it is painted, with the wait for the next frame; `work` is to
    handle it and to make the frame, both in the median; `slow` is the work that nineteen of twenty
    do not exceed.
    """

    seen: float
    work: float
    slow: float

    @classmethod
    def of(cls, took: Sequence[Mapping[str, float]]) -> Pressed:
        """Out of what the page measured, key by key."""
        assert len(took) == KEYS
        work = [one["work"] for one in took]
        return cls(
            seen=statistics.median(one["seen"] for one in took),
            work=statistics.median(work),
            slow=statistics.quantiles(work, n=20)[-1],
        )


def keys(desk: Desk) -> Iterator[Figure]:
    """At 2,000 and at 10,000 labels on 10,000 words, beside plain text of the same words."""
    with desk.context() as context:
        plain = _plain(context.new_page(), desk.told["text"])
        yield Figure("key → seen, plain text, for comparison", plain.seen, "ms")
        yield Figure("a key's work, plain text, for comparison", plain.work, "ms")
        for article, target in (("long-2000", plain.work + 10), ("long-10000", 16.7)):
            page = context.new_page()
            desk.open(page, article)
            yield from _worked(page, article, seen=plain.seen + 10, work=target)
            if article == "long-10000":
                yield Figure(f"first frame of another width, {article}", _resized(page), "ms", 60)
                yield Figure(f"heap, {article}", _heap(page), "MB", 20)
            page.close()


def _worked(page: Page, article: str, *, seen: float, work: float) -> Iterator[Figure]:
    pressed = _labelling(page)
    wanted = seen if article == "long-2000" else None
    yield Figure(f"key → seen, {article}", pressed.seen, "ms", wanted)
    yield Figure(f"a key's work, {article}", pressed.work, "ms", work)
    yield Figure(f"a key's work, {article}, p95", pressed.slow, "ms", 25)
    took = page.evaluate(SCROLL, FRAMES)
    yield Figure(f"slowest frame scrolling, {article}", max(took), "ms", 50)
    late = 100 * sum(one > LATE for one in took) / len(took)
    yield Figure(f"frames over {LATE} ms scrolling, {article}", late, "%", 1)


def _resized(page: Page) -> float:
    page.evaluate(f"() => {{ {RESIZED} }}")
    for turn in range(RESIZES):
        width = int(WINDOW["width"]) - (0 if turn % 2 else NARROWER)
        page.set_viewport_size({"width": width, "height": int(WINDOW["height"])})
        page.wait_for_timeout(300)
    return float(statistics.median(page.evaluate("window.resized")))


def _heap(page: Page) -> float:
    """What the page's own objects take once what is not needed was given back."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 2**20


def _plain(page: Page, text: str) -> Pressed:
    page.goto("about:blank")
    page.evaluate(PLAIN, text)
    return _pressed(page, [])


def _labelling(page: Page) -> Pressed:
    """In the middle of the article, word after word gets a label of a type of its own."""
    for _ in range(60):
        page.keyboard.press("ArrowDown")
    return _pressed(page, ["ArrowLeft"])


def _pressed(page: Page, before: list[str]) -> Pressed:
    """A key that labels, pressed again and again, each time after these."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    for _ in range(KEYS):
        for code in before:
            page.keyboard.press(code)
        page.wait_for_timeout(40 + chance.uniform(0, 20))
        page.keyboard.press("KeyU")
        page.wait_for_timeout(40)
    return Pressed.of(page.evaluate("window.painted"))
