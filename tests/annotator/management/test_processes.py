"""Processes that live and end together, tried with parts of a few lines."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.repository.sources import ROOT

PATIENCE = 10
"""Seconds."""

Started = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def parent(tmp_path: Path) -> Started:
    """Start `run_together` with the parts that a few lines define, in a process of its own."""

    def start(parts: str) -> subprocess.Popen[str]:
        lines = f"""
            import os, signal, sys, time
            from pathlib import Path
            from annotator.management.processes import run_together
            def sleep():
                Path("sleeper").write_text(str(os.getpid()))
                time.sleep(60)
            print("ended:", run_together({parts}))
        """
        return subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", textwrap.dedent(lines)],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


def sleeper(folder: Path) -> int:
    """The process id of the part that sleeps, as soon as it does."""
    until(lambda: (folder / "sleeper").exists() and (folder / "sleeper").read_text() != "")
    return int((folder / "sleeper").read_text())


def until(there: Callable[[], bool]) -> None:
    """Wait for something; fails when it does not come."""
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end
        time.sleep(0.01)


def gone(process: int) -> bool:
    """Whether no process of this id is there, or what is left of it waits to be buried."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except FileNotFoundError:
        return True
    return state.split()[0] == "Z"


def test_a_part_that_ends_by_itself_ends_the_others(parent: Started, tmp_path: Path) -> None:
    told, _ = parent("{'web': sleep, 'worker': lambda: time.sleep(0.1)}").communicate(
        timeout=PATIENCE
    )

    assert told == "ended: worker\n"
    assert gone(sleeper(tmp_path))


def test_a_part_that_breaks_shows_why(parent: Started) -> None:
    told, shown = parent("{'web': sleep, 'worker': lambda: 1 / 0}").communicate(timeout=PATIENCE)

    assert told == "ended: worker\n"
    assert "ZeroDivisionError" in shown


def test_one_signal_ends_all(parent: Started, tmp_path: Path) -> None:
    process = parent("{'web': sleep}")
    child = sleeper(tmp_path)

    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=PATIENCE)

    assert told == "ended: \n"
    assert gone(child)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_a_killed_parent_leaves_nobody_behind(parent: Started, tmp_path: Path) -> None:
    process = parent("{'web': sleep}")
    child = sleeper(tmp_path)

    process.kill()
    process.communicate(timeout=PATIENCE)

    until(lambda: gone(child))
