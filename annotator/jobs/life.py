"""How the others know that a worker lives, and how it learns that its work is another's by now."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, partial

from django.db import DatabaseError, connection
from django.db.models import QuerySet
from django.utils.timezone import now

from annotator.models import Job, Portion

TELLS_EVERY = 0.5
"""Seconds between two notes of progress: people see it move, and the database hardly notices."""

BEATS_EVERY = 15.0
"""Seconds between two signs of life; SILENCE is a few of them."""

Rows = QuerySet[Job] | QuerySet[Portion]


class SupersededError(Exception):
    """The work is no longer this worker's: it was silent too long, and another took it up."""


@dataclass(slots=True)
class Pace:
    """When it is time to tell how far the work is."""

    told: float = field(default_factory=time.monotonic)

    def is_due(self) -> bool:
        """Whether TELLS_EVERY has passed since it last was."""
        at = time.monotonic()
        if at - self.told < TELLS_EVERY:
            return False
        self.told = at
        return True


@cache
def settle() -> None:
    """Spare the garbage collector what is loaded by now, once: it stays as long as the worker does.

    Looking at it again and again took a third of the time that rows take to become readings.
    """
    gc.freeze()


@contextmanager
def signs_of_life(mine: Rows) -> Iterator[None]:
    """Say every few seconds that this process lives, however long one step may take.

    `mine` is the row of its work, as long as that is its own; the row tells when it was heard.
    """
    ended = threading.Event()
    beating = threading.Thread(target=partial(_beat, mine, ended), daemon=True)
    beating.start()
    try:
        yield
    finally:
        ended.set()
        beating.join()


def _beat(mine: Rows, ended: threading.Event) -> None:
    try:
        while not ended.wait(BEATS_EVERY):
            heard(mine)
    finally:
        connection.close()


def heard(mine: Rows) -> None:
    """Say once that this process lives."""
    # A database that is busy now is asked again at the next beat.
    with suppress(DatabaseError):
        mine.update(heard_at=now())
