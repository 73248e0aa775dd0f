"""How fast the editor opens, and how soon a key is seen, in Chromium and on the default server.

    python -m bench editor [--data FOLDER]

The short article is the first text in the folder's `articles/`, or the demo's first without one.
Ready is when text and labels are on the page and two frames in a row came within 100 ms of each
other, from the start of the navigation; a page of one word tells what of that is the browser's own.
Seen is from the key's event to the second frame after it,
beside plain text of the same 10,000 words in the same run; frames come as fast as they can be made.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.figures import Figure
from bench.serving import prepared, serving
from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent
OPENINGS = 9
KEYS = 40
FRAMES = 400
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-frame-rate-limit", "--disable-gpu-vsync"),
)
EMPTY = "empty"
WINDOW = {"width": 1280, "height": 800}

READY = """
  let last = 0, calm = 0;
  const look = (now) => {
    const page = document.documentElement;
    const labels = location.hash !== "#labels" || document.querySelector(".chip");
    const isEmpty = location.pathname === "/healthz" && document.readyState === "complete";
    const shown = (isEmpty || page?.dataset.ready) && labels;
    calm = shown && now - last < 100 ? calm + 1 : 0;
    last = now;
    if (calm === 2) console.info(`ready ${performance.now()}`);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""
SEEN = """
  window.seen = [];
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyU") return;
    const done = () => window.seen.push(performance.now() - event.timeStamp);
    requestAnimationFrame(() => requestAnimationFrame(done));
  }, { capture: true });
"""
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
SENT = """() => performance.getEntriesByType("resource")
  .filter((one) => new URL(one.name).pathname.endsWith(".js"))
  .reduce((sum, one) => sum + one.encodedBodySize, 0)"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A browser, the server's address, and what the data module told."""

    browser: Browser
    server: str
    told: dict[str, Any]

    @contextmanager
    def context(self) -> Iterator[BrowserContext]:
        """A fresh browser with nothing in its cache, signed in."""
        context = self.browser.new_context(base_url=self.server, viewport=WINDOW)  # type: ignore[arg-type]
        session = {"name": "sessionid", "value": self.told["session"], "url": self.server}
        context.add_cookies([session])  # type: ignore[list-item]
        context.add_init_script(READY + SEEN)
        yield context
        context.close()

    def open(self, page: Page, article: str) -> float:
        """Open an article anew, or an empty page; the milliseconds until it was ready."""
        page.goto("about:blank")
        # To wait for an element would put the tester's own scripts into the page being measured.
        with page.expect_console_message(lambda said: said.text.startswith("ready ")) as told:
            page.goto(self._address(article))
        return float(told.value.text.split()[1])

    def _address(self, article: str) -> str:
        if article == EMPTY:
            return "/healthz"
        mark = "" if article.endswith("-0") else "#labels"
        return f"/projects/bench/articles/{self.told['articles'][article]}/{mark}"


def figures(sample: Path | None = None) -> list[Figure]:
    """All figures of one run on a new folder."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        told = prepared("bench.editor_data", folder, *([str(sample)] if sample else []))
        path = chromium.found()
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        with serving(folder) as served:
            desk = Desk(browser, served.address, told)
            found = [_shipped(desk), *_openings(desk), *_keys(desk)]
        browser.close()
        return found


def _openings(desk: Desk) -> Iterator[Figure]:
    yield Figure("open → ready, an empty page, for comparison", _warm(desk, EMPTY), "ms")
    for article, warm, cold in (("short-0", 85, 300), ("short-200", 150, 350)):
        yield Figure(f"open → ready, {article}, warm", _warm(desk, article), "ms", warm, "above")
        yield Figure(f"open → ready, {article}, cold", _cold(desk, article), "ms", cold, "above")
    yield Figure("open → ready, long-2000, warm", _warm(desk, "long-2000"), "ms", 400, "above")


def _warm(desk: Desk, article: str) -> float:
    with desk.context() as context:
        page = context.new_page()
        return statistics.median([desk.open(page, article) for _ in range(OPENINGS)][2:])


def _cold(desk: Desk, article: str) -> float:
    took = []
    for _ in range(OPENINGS - 2):
        with desk.context() as context:
            took.append(desk.open(context.new_page(), article))
    return statistics.median(took)


def _keys(desk: Desk) -> Iterator[Figure]:
    with desk.context() as context:
        plain = _plain(context.new_page(), desk.told["text"])
        yield Figure("key → seen, plain text, for comparison", plain, "ms")
        for article, target in (("long-2000", plain + 10), ("long-10000", plain + 20)):
            page = context.new_page()
            desk.open(page, article)
            yield Figure(f"key → seen, {article}", _labelling(page), "ms", target, "above")
            took = page.evaluate(SCROLL, FRAMES)
            yield Figure(f"slowest frame scrolling, {article}", max(took), "ms", 50, "above")
            page.close()


def _plain(page: Page, text: str) -> float:
    page.goto("about:blank")
    page.evaluate(f"() => {{ {SEEN} }}")
    page.evaluate(PLAIN, text)
    for _ in range(KEYS):
        page.keyboard.press("KeyU")
        page.wait_for_timeout(20)
    return float(statistics.median(page.evaluate("window.seen")))


def _labelling(page: Page) -> float:
    """In the middle of the article, word after word gets a label of a type of its own."""
    for _ in range(60):
        page.keyboard.press("ArrowDown")
    for _ in range(KEYS):
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("KeyU")
        page.wait_for_timeout(30)
    seen = page.evaluate("window.seen")
    assert len(seen) == KEYS
    return float(statistics.median(seen))


def _shipped(desk: Desk) -> Figure:
    """All scripts that the editor's page loads, as they are sent."""
    with desk.context() as context:
        page = context.new_page()
        desk.open(page, "short-0")
        size = page.evaluate(SENT)
    return Figure("JavaScript of the editor, gzip", size / 1024, "KB", 60, "above")
