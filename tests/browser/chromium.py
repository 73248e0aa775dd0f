"""Which browser the tests use; run as a script it gets one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "There is no Chromium or Chrome, so no test in a browser can run. Install the package "
    "“chromium”, or run `.venv/bin/playwright install chromium`, or name one by CHROMIUM=/path."
)


def found() -> str | None:
    """The path of a browser: the one CHROMIUM names, one on the PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = (shutil.which(name) for name in NAMES)
    return next((path for path in on_path if path), None) or playwrights_own()


def playwrights_own() -> str | None:
    """Where Playwright keeps the browser it has fetched."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom asked

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def fetched() -> bool:
    """Whether a browser could be had: Debian's package where we may, else Playwright's own."""
    ways = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.append("apt-get update -qq && apt-get install -qq --no-install-recommends chromium")
    ways.append(f"{sys.executable} -m playwright install --with-deps chromium")
    ways.append(f"{sys.executable} -m playwright install chromium")
    return any(subprocess.run(way, shell=True, check=False).returncode == 0 for way in ways)  # noqa: S602 - our words


if __name__ == "__main__":
    # Without a browser the rest of the tests still runs; those that need one fail and say so.
    if not found() and not (fetched() and found()):
        print(MISSING, file=sys.stderr)  # noqa: T201 - a script's way of speaking
