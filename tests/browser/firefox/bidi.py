"""Firefox, driven over WebDriver BiDi: the little of it that a smoke run needs.

Playwright drives a Firefox of its own alone; what readers have is Debian's, so that is asked in the
standard's own words (W3C, WebDriver BiDi). One window, one page, one thing at a time.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
MISSING = "There is no Firefox: install the package “firefox-esr” to run this."
STARTS_WITHIN = 40
"""Seconds."""
ANSWERS_WITHIN = 30
SPEAKS = "WebDriver BiDi listening on "
# The private-use letters by which the standard names keys that write nothing.
KEYS = {
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "Backspace": "\ue003",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}


def found() -> str | None:
    """The path of a Firefox on the PATH."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class BidiError(Exception):
    """The browser refused a command, or a script in its page failed."""


class Firefox:
    """One window of one browser. `errors` is what scripts of its pages failed with."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._ids = count(1)
        self.errors: list[str] = []
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        tree = self._ask("browsingContext.getTree")
        self._window = tree["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Go there, and wait until the page is loaded."""
        self._ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def size(self, width: int, height: int) -> Self:
        """Have the window show so many CSS pixels."""
        viewport = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", context=self._window, viewport=viewport)
        return self

    def evaluate(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 - as the page says
        """What a function of the page returns; promises are waited for. Values travel as JSON."""
        answer = self._ask(
            "script.callFunction",
            functionDeclaration=(
                f"async (words) => JSON.stringify(await ({function})(...JSON.parse(words)) ?? null)"
            ),
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self._window},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise BidiError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait(self, function: str, *arguments: object) -> None:
        """Until a function of the page returns something true; AssertionError after a while.

        Between two pages there is none that could answer: that is waited for as well.
        """
        until = time.monotonic() + ANSWERS_WITHIN
        told: object = None
        while told is not True:
            assert time.monotonic() < until, f"waited in vain for {function}: {told}"
            try:
                told = bool(self.evaluate(function, *arguments))
            except BidiError as error:
                told = error
            time.sleep(0.05)

    def press(self, *chords: str) -> None:
        """Chords such as `u`, `Shift+ArrowLeft`; letters as on a Latin keyboard."""
        for chord in chords:
            names = [KEYS.get(name, name) for name in chord.split("+")]
            down = [{"type": "keyDown", "value": name} for name in names]
            up = [{"type": "keyUp", "value": name} for name in reversed(names)]
            self._act({"type": "key", "id": "keyboard", "actions": [*down, *up]})

    def type(self, words: str) -> None:
        """Write into what has the focus."""
        self.press(*words)

    def drag(self, *points: Sequence[float]) -> None:
        """Press the mouse at the first point, and let it go at the last; one point is a click."""
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 30} for x, y in points
        ]
        first, *rest = moves
        pressed = [{"type": "pointerDown", "button": 0}, *rest, {"type": "pointerUp", "button": 0}]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self._act({**mouse, "actions": [first, *pressed]})

    def picture(self, selector: str) -> str:
        """What an element looks like: a PNG in base64."""
        self.evaluate("(one) => document.querySelector(one).scrollIntoView()", selector)
        box = self.evaluate(
            "(one) => { const { x, y, width, height } = document.querySelector(one)"
            ".getBoundingClientRect(); return { x, y, width, height }; }",
            selector,
        )
        answer = self._ask(
            "browsingContext.captureScreenshot",
            context=self._window,
            clip={"type": "box", **box},
        )
        return str(answer["data"])

    def show(self, path: Path) -> None:
        """Keep a picture of the whole window."""
        answer = self._ask("browsingContext.captureScreenshot", context=self._window)
        path.write_bytes(base64.b64decode(answer["data"]))

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._window, actions=[source])

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        asked = next(self._ids)
        self._connection.send(json.dumps({"id": asked, "method": method, "params": params}))
        while True:
            told = json.loads(self._connection.recv(timeout=ANSWERS_WITHIN))
            if told.get("id") == asked:
                break
            self._hear(told)
        if told["type"] == "error":
            raise BidiError(f"{method}: {told['message']}")
        return dict(told["result"])

    def _hear(self, event: dict[str, Any]) -> None:
        params = event.get("params", {})
        if params.get("type") == "javascript" and params.get("level") == "error":
            self.errors.append(params["text"])


@contextmanager
def running(path: str) -> Iterator[Firefox]:
    """A Firefox without a screen and with an empty profile, gone at the end."""
    with tempfile.TemporaryDirectory() as profile:
        process = subprocess.Popen(  # noqa: S603 - the browser we found
            [path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        try:
            with connect(f"{_address(process)}/session", max_size=None, proxy=None) as connection:
                yield Firefox(connection)
        finally:
            process.terminate()
            process.communicate(timeout=STARTS_WITHIN)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    until = time.monotonic() + STARTS_WITHIN
    for line in process.stderr:
        if SPEAKS in line:
            return line.partition(SPEAKS)[2].strip()
        assert time.monotonic() < until, "Firefox does not say where it listens"
    msg = "Firefox has ended"
    raise AssertionError(msg)
