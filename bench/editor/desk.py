"""The browser that measures, and the page as it tells of itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
EMPTY = "empty"
"""The name of a page of one word."""
WINDOW = {"width": 1280, "height": 800}

READY = """
  let last = 0, calm = 0;
  const look = (now) => {
    const page = document.documentElement;
    const sought = { "#labels": ".chip", "#lanes": ".lane-frame .chip" }[location.hash];
    const labels = !sought || document.querySelector(sought);
    const isEmpty = location.pathname === "/healthz" && document.readyState === "complete";
    const shown = (isEmpty || page?.dataset.ready) && labels;
    calm = shown && now - last < 100 ? calm + 1 : 0;
    last = now;
    if (calm === 2) console.info(`ready ${performance.now()}`);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""
PAINTED = """
  window.painted = [];
  const drawn = new MessageChannel();
  let pressed = 0, done = 0, begun = 0;
  // A task that is posted while a frame is made runs when it is made.
  drawn.port1.onmessage = () => {
    const seen = performance.now() - pressed;
    const waited = done < pressed ? 0 : Math.max(0, begun - done);
    window.painted.push({ seen, work: seen - waited });
  };
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyU" && event.code !== "Digit1") return;
    pressed = event.timeStamp;
    requestAnimationFrame(() => {
      begun = performance.now();
      drawn.port2.postMessage(null);
    });
  }, { capture: true });
  // The window hears of a key last.
  addEventListener("keydown", () => (done = performance.now()));
"""


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
        context.add_init_script(READY + PAINTED)
        yield context
        context.close()

    def open(self, page: Page, article: str) -> float:
        """Open an article, or an empty page; the milliseconds until it was ready."""
        return self.open_at(page, self._address(article))

    def open_at(self, page: Page, address: str) -> float:
        """Open an address; the milliseconds until what it shows was ready."""
        # To wait for an element would put the tester's own scripts into the page being measured.
        with page.expect_console_message(lambda said: said.text.startswith("ready ")) as told:
            page.goto(address)
        return float(told.value.text.split()[1])

    def _address(self, article: str) -> str:
        if article == EMPTY:
            return "/healthz"
        mark = "" if article.endswith("-0") else "#labels"
        return f"/projects/bench/articles/{self.told['articles'][article]}/{mark}"
