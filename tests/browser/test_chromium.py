"""Which browser the tests use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.repository.sources import ROOT


def test_a_browser_named_is_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/browser")

    assert chromium.found() == "/opt/browser"


def test_else_the_first_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("google-chrome", "chromium-browser"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert chromium.found() == str(tmp_path / "chromium-browser")


def test_without_any_there_is_none(tmp_path: Path) -> None:
    words = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none")}

    # Playwright runs once in a process, and that of the tests has it running.
    told = subprocess.run(
        [sys.executable, "-c", "from tests.browser import chromium; print(chromium.found())"],
        cwd=ROOT,
        env=words,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "None\n"
