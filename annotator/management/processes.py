"""Several processes that live and end together, forked from one parent.

The parent has imported everything before it forks, so that the children share its memory instead
of filling their own.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Mapping
from types import FrameType

PR_SET_PDEATHSIG = 1
STOPPING = (signal.SIGINT, signal.SIGTERM)


def run_together(parts: Mapping[str, Callable[[], None]]) -> str:
    """Run each part in a process of its own until one ends or we are told to stop; end the rest.

    Says which part ended first, empty when we were told to stop. The second signal is passed on
    too: a part that finishes its work after the first one breaks it off.
    """
    gc.freeze()
    # A signal that comes while we fork waits until somebody is there to pass it on.
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    children = {_fork(part): name for name, part in parts.items()}
    told: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        told.append(number)
        _end(children)

    for number in STOPPING:
        signal.signal(number, stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    first = ""
    while children:
        ended, _status = os.wait()
        name = children.pop(ended, "")
        if name and not told and not first:
            first = name
            _end(children)
    return first


def _fork(part: Callable[[], None]) -> int:
    """Start a part; gives its process id."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        # Ctrl-C in a terminal reaches the whole group: the parent alone shall hear and pass it on.
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
        _end_with(parent)
        part()
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 1)
    except BaseException:  # noqa: BLE001 - the end of a process: shown, then gone
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def _end_with(parent: int) -> None:
    """Ask the kernel to end this process when its parent is gone, however it went."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


def _end(children: Mapping[int, str]) -> None:
    for child in list(children):
        os.kill(child, signal.SIGTERM)
