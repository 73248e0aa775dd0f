"""A connection to SQLite whose transactions wait in line (docs/decisions/0003).

SQLite lets one transaction write at a time. Whoever finds it busy sleeps and asks again, longer
each time: under load some ask for seconds while others pass by. Here a transaction first locks a
file beside the database; the kernel wakes those who wait, threads and processes alike, and frees
the lock of a process that is killed.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

# Four methods are Django's own ends of a transaction; its stubs do not tell of them.


class Turn:
    """The right to write, as a lock on a file; taken and given back any number of times.

    A file opened anew for each connection, for the kernel tells lockers apart by that.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> None:
        """Wait until nobody else has it."""
        self.give_back()
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        self._file = file

    def give_back(self) -> None:
        """Let the next one; nothing happens when it was not taken."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own connection; each outermost transaction takes its turn."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django calls it
        super().__init__(*args, **kwargs)
        self._turn: Turn | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """Connect, and know the file that lines up those who write here."""
        name = str(conn_params["database"])
        self._turn = None if self.is_in_memory_db() else Turn(Path(f"{name}-turn"))
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self) -> None:
        if self._turn is not None:
            self._turn.take()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_back()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._give_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_back()

    def _give_back(self) -> None:
        if self._turn is not None:
            self._turn.give_back()
