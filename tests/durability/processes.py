"""Processes that a test starts, and kills without a warning, with all that they started."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from tests.repository.sources import ROOT

Found = TypeVar("Found")

PATIENCE = 60.0
"""Seconds."""


class Killable:
    """A command in a session of its own: by that its children are known, whatever their groups."""

    def __init__(self, command: Sequence[str], words: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            command,
            cwd=ROOT,
            env=os.environ | words,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        """SIGKILL to every process, until none is left."""
        while living := list(members(self._process.pid)):
            for process in living:
                killed(process)
            self._process.poll()
            time.sleep(0.001)
        self._process.wait()


def killed(process: int) -> None:
    """Kill a process, which may have gone meanwhile."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def members(session: int) -> Iterator[int]:
    """The processes of a session that are neither dead nor waiting to be buried."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                facts = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(facts[3]) == session and facts[0] not in "ZX":
                yield int(folder.name)


class Moment:
    """A deed to be done `after` so many seconds, whatever is going on then."""

    def __init__(self, deed: Callable[[], None], *, after: float) -> None:
        self._timer = threading.Timer(after, deed)
        self._timer.start()

    def pass_by(self) -> None:
        """Wait until it is done."""
        self._timer.join()


def as_soon_as(there: Callable[[], Found | None]) -> Found:
    """What is there at last; fails when it does not come."""
    end = time.monotonic() + PATIENCE
    while (found := there()) is None:
        assert time.monotonic() < end
        time.sleep(0.005)
    return found
