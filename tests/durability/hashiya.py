"""A real Hashiya: `manage.py serve` on a folder of its own, killed and started again."""

from __future__ import annotations

import http.client
import json
import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.durability.processes import PATIENCE, Killable, as_soon_as
from tests.repository.sources import ROOT

Answer = tuple[int, Any]
Mark = tuple[int, int, str]
"""Start, end and type of a mention."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a client must know: its ways in, the set, the article's page, text and tokens."""

    token: str
    session: str
    set_id: int
    page: str
    text: str
    spans: list[list[int]]


def filled_with(folder: Path, *, words: int, seed: int) -> Facts:
    """Make a database in an empty folder, with an article of so many words and its reader."""
    command(folder, "migrate", "--verbosity=0")
    line = f"from tests.durability import newsroom; newsroom.fill({words=}, {seed=})"
    told = command(folder, "shell", "--no-imports", "-c", line)
    assert told.returncode == 0, told.stderr
    return Facts(**json.loads(told.stdout))


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one of Hashiya's commands on a folder to its end."""
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=os.environ | place(folder),
        capture_output=True,
        text=True,
        check=False,
    )


def place(folder: Path) -> dict[str, str]:
    """The environment's words for a folder with a SQLite file, whatever else they say."""
    return {"VAR_DIR": str(folder), "DATABASE_URL": ""}


class Hashiya:
    """One folder, one port, and the processes that serve them; `kills` counts their deaths."""

    def __init__(self, folder: Path, facts: Facts) -> None:
        self._folder = folder
        self.facts = facts
        self.port = free_port()
        self._running: Killable | None = None
        self.kills = 0

    @property
    def runs(self) -> bool:
        """Whether it was started and not killed since."""
        return self._running is not None

    def start(self) -> None:
        """Serve, and wait until it does."""
        words = place(self._folder) | {"PORT": str(self.port)}
        self._running = Killable([sys.executable, "manage.py", "serve"], words)
        as_soon_as(self._ready)

    def kill(self) -> None:
        """SIGKILL to the parent, the web and the worker."""
        running, self._running = self._running, None
        if running:
            running.kill()
            self.kills += 1

    def _ready(self) -> bool | None:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port)) as connection:
            try:
                connection.request("GET", "/readyz")
                return connection.getresponse().status == http.HTTPStatus.OK or None
            except (ConnectionError, http.client.HTTPException):
                return None

    def asked(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of its database file, read beside it."""
        path = self._folder / "hashiya.sqlite3"
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as database:
            return database.execute(sql, values).fetchall()

    def batches(self) -> list[tuple[str, int]]:
        """Every batch that it has taken, with the revision it led to."""
        return self.asked("SELECT key, revision FROM labels_batch ORDER BY revision, id")

    def marks(self) -> list[Mark]:
        """Every mention that it keeps, in reading order."""
        return self.asked(
            'SELECT start, "end", type FROM labels_mentionrow ORDER BY start, "end", id'
        )

    def is_sound(self) -> None:
        """Fail unless SQLite finds the file whole, and Hashiya finds all in it sound."""
        assert self.asked("PRAGMA integrity_check") == [("ok",)]
        checked = command(self._folder, "check_annotations")
        assert (checked.returncode, checked.stderr) == (0, "")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
