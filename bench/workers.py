"""Workers for the benchmarks of jobs, as a team would run them, and what memory they take."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

WORKER = ("manage.py", "db_worker", "--queue-name=*", "--interval=0.05", "--no-startup-delay")


def worker(stack: ExitStack, log: Path) -> subprocess.Popen[bytes]:
    """A worker that runs until the stack is left; what it says goes to the log."""
    out = stack.enter_context(log.open("wb"))
    one = subprocess.Popen([sys.executable, *WORKER], stdout=out, stderr=out)  # noqa: S603 - our own
    stack.callback(one.wait)
    stack.callback(one.kill)
    return one


def peak(process: int) -> float:
    """Megabytes that a process held at most, as Linux tells."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) / 1024
