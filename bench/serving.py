"""A Hashiya to be measured: a new folder filled with data, and the default command run on it."""

from __future__ import annotations

import compileall
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Served:
    """Where the server answers, the seconds to its first page, and its process."""

    port: int
    seconds: float
    process_id: int

    @property
    def address(self) -> str:
        """What a browser asks."""
        return f"http://127.0.0.1:{self.port}"


def prepared(module: str, folder: Path, *arguments: str) -> dict[str, Any]:
    """What the module tells after it has filled the folder, in a process of its own."""
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(folder)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return dict(json.loads(done.stdout))


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """The command that everybody runs, on this folder and a free port of this machine.

    It finds its modules compiled, as every start but the first does.
    """
    port = _free_port()
    compileall.compile_dir(ROOT / "annotator", quiet=1)
    compileall.compile_dir(ROOT / "labels", quiet=1)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(folder), "PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    try:
        while not _answers(port):
            assert process.poll() is None, "the server has ended"
            time.sleep(0.005)
        yield Served(port, time.perf_counter() - begun, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/accounts/login/")
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
