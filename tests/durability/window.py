"""A real Chromium with a profile of its own, which can be killed and opened again."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import BrowserType, Page, expect

from tests.browser import chromium as chosen
from tests.conftest import ARGUMENTS
from tests.durability.hashiya import Facts, Hashiya
from tests.durability.processes import PATIENCE, Killable, as_soon_as

KEYS = {"KeyP": "PERS", "KeyL": "LOC", "KeyO": "ORG", "KeyM": "MISC"}
"""The keys of the types, which annotators of this project press."""

LEFT_UNSENT = """() => new Promise((resolve, reject) => {
  const opened = indexedDB.open("hashiya");
  opened.onerror = () => reject(opened.error);
  opened.onsuccess = () => {
    const counted = opened.result.transaction("batches").objectStore("batches").count();
    counted.onsuccess = () => { opened.result.close(); resolve(counted.result); };
  };
})"""
"""How many batches the browser keeps in its database."""


class Window:
    """The editor in a browser, as one annotator sees it; `kills` counts the browser's deaths."""

    page: Page

    def __init__(self, folder: Path, *, hashiya: Hashiya, chromium: BrowserType) -> None:
        self._folder = folder
        self._hashiya = hashiya
        self._chromium = chromium
        self._running: Killable | None = None
        self.errors: list[str] = []
        self.killed_at = 0.0
        self.kills = 0

    def open(self) -> None:
        """Start the browser, sign in and open the article."""
        told = self._folder / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        self._running = Killable(
            [
                str(chosen.found()),
                "--headless=new",
                f"--user-data-dir={self._folder}",
                "--remote-debugging-port=0",
                "--window-size=1280,800",
                *ARGUMENTS,
                "about:blank",
            ],
            {},
        )
        port, _address = as_soon_as(lambda: both_lines(told))
        browser = self._chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        address = f"http://127.0.0.1:{self._hashiya.port}"
        signed_in = self._hashiya.facts.session
        browser.contexts[0].add_cookies([{"name": "sessionid", "value": signed_in, "url": address}])
        self.page = browser.contexts[0].new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(address + self._hashiya.facts.page)
        self.page.wait_for_selector("html[data-whole]")
        self.page.locator("#reading").focus()

    def kill(self) -> None:
        """SIGKILL to all of the browser's processes."""
        running, self._running = self._running, None
        if running:
            self.killed_at = time.monotonic()
            running.kill()
            self.kills += 1

    @property
    def runs(self) -> bool:
        """Whether it was opened and not killed since."""
        return self._running is not None

    def go_to(self, token: int) -> None:
        """From the first token to another by the keyboard."""
        for _ in range(token):
            self.page.keyboard.press("ArrowLeft")

    def label(self, key: str) -> None:
        """Label the token at the reader, and go on to the next."""
        self.page.keyboard.press(key)
        self.page.keyboard.press("ArrowLeft")

    def says(self) -> tuple[str, int]:
        """How saving goes, and how many changes it says are waiting; 0 where it tells none.

        Both are of one moment. The hour is told before the number.
        """
        place = self.page.locator("#saving")
        state, words = place.evaluate("place => [place.dataset.state, place.textContent]")
        return str(state), int([0, *re.findall(r"\d+", str(words))][-1])

    def settle(self) -> None:
        """Wait until nothing is left to send, and the page says so."""
        saving = self.page.locator("#saving")
        expect(saving).to_have_attribute("data-state", "saved", timeout=PATIENCE * 1000)
        as_soon_as(lambda: self.page.evaluate(LEFT_UNSENT) == 0 or None)
        expect(saving).to_have_attribute("data-state", "saved", timeout=PATIENCE * 1000)

    def listed(self) -> Counter[tuple[str, str]]:
        """The list of labels: how often each type and word stands there."""
        self.page.locator("#tab-labels").click()
        field, found = self.page.locator("#panel-labels input"), Counter[tuple[str, str]]()
        for name in KEYS.values():
            field.fill(name)
            words = self.page.locator("#panel-labels .labels .surface").all_text_contents()
            found.update((name, word) for word in words)
        field.fill("")
        self.page.locator("#reading").focus()
        return found

    def kept(self) -> Counter[tuple[str, str]]:
        """The same of what the server keeps."""
        text, marks = self._hashiya.facts.text, self._hashiya.marks()
        return Counter((name, text[start:end]) for start, end, name in marks)


def both_lines(told: Path) -> list[str] | None:
    """Where the browser listens: its port and an address; None while it has not written both."""
    lines = told.read_text(encoding="ascii").split() if told.exists() else []
    return lines if len(lines) == 2 else None


def keys(labels: int) -> list[str]:
    """The keys of so many labels, the types in turn."""
    names = list(KEYS)
    return [names[number % len(names)] for number in range(labels)]


def marks(facts: Facts, pressed: Iterable[str]) -> list[tuple[int, int, str]]:
    """What these keys make, one token after the other."""
    return [
        (start, end, KEYS[key]) for (start, end), key in zip(facts.spans, pressed, strict=False)
    ]
