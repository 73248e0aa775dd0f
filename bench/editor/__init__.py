"""How fast the editor opens, and how soon a key is painted, in Chromium and on the default server.

    python -m bench editor [--data FOLDER]

The short article is the first text in the folder's `articles/`, or the demo's first without one.
Ready is when text and labels are on the page and two frames in a row came within 100 ms of each
other, from the start of the navigation. Warm comes from another page of the server in the same tab,
as a reader comes from the list or from the last article; cold is a browser that knows nothing yet.
Seen is from the key's event to the end of the first frame that was drawn after it, beside plain
text of the same 10,000 words in the same run; its work is that without the time in which the page
only waits for the frame. Frames come at the browser's own pace; keys come at any moment between two
of them (docs/decisions/0014).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.editor import firefox
from bench.editor.desk import ARGUMENTS, Desk
from bench.editor.keys import keys
from bench.editor.opening import openings
from bench.editor.settling import settling
from bench.figures import Figure
from bench.serving import prepared, serving
from tests.browser import chromium

SENT = """() => performance.getEntriesByType("resource")
  .filter((one) => new URL(one.name).pathname.endsWith(".js"))
  .map((one) => [one.name, one.encodedBodySize])"""


def figures(sample: Path | None = None) -> list[Figure]:
    """All figures of one run on a new folder."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        told = prepared("bench.editor.data", folder, *([str(sample)] if sample else []))
        path = chromium.found()
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        with serving(folder) as served:
            desk = Desk(browser, served.address, told)
            found = [*_shipped(desk), *openings(desk), *keys(desk), *settling(desk)]
            found += firefox.figures(served.address, told)
        browser.close()
        return found


def _shipped(desk: Desk) -> Iterator[Figure]:
    """The scripts that the editor's page loads, as they are sent: what it waits for, and all."""
    with desk.context() as context:
        page = context.new_page()
        desk.open(page, "short-0")
        page.wait_for_selector("html[data-whole]")
        sizes = page.evaluate(SENT)
    waited_for = sum(size for name, size in sizes if "later" not in name)
    yield Figure("JavaScript until the editor is ready, gzip", waited_for / 1024, "KB", 60)
    yield Figure("JavaScript of the editor in all, gzip", sum(dict(sizes).values()) / 1024, "KB")
