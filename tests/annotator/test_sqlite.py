"""Writers to SQLite wait in line, and nobody holds the line up."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from annotator.sqlite.base import Turn

HOLDING = """
import sys, time
from pathlib import Path
from annotator.sqlite.base import Turn
turn = Turn(Path(sys.argv[1]))
turn.take()
print("taken", flush=True)
time.sleep(60)
"""


def is_free(path: Path) -> bool:
    """Whether nobody has the turn."""
    file = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(file)
    return True


@pytest.fixture
def line(transactional_db: None) -> Path:
    """The file at which the writers of this test's database line up."""
    del transactional_db
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL lines its writers up by itself")
    return Path(f"{connection.settings_dict['NAME']}-turn")


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    order: list[str] = []
    first, second = Turn(tmp_path / "turn"), Turn(tmp_path / "turn")
    first.take()

    def write() -> None:
        second.take()
        order.append("second")

    waiting = threading.Thread(target=write)
    waiting.start()

    waiting.join(timeout=0.1)
    order.append("first")
    first.give_back()
    waiting.join()

    assert order == ["first", "second"]
    second.give_back()


def test_a_killed_writer_holds_nobody_up(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(tmp_path / "turn")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own words
        assert process.stdout is not None
        assert process.stdout.readline() == b"taken\n"
        assert not is_free(tmp_path / "turn")

        process.send_signal(signal.SIGKILL)

    assert is_free(tmp_path / "turn")


def test_a_transaction_has_the_turn_from_its_beginning_to_its_end(line: Path) -> None:
    with transaction.atomic():
        assert not is_free(line)
        with transaction.atomic():
            get_user_model().objects.create(username="one")
        assert not is_free(line)

    assert is_free(line)


def test_a_transaction_that_breaks_gives_its_turn_back(line: Path) -> None:
    with pytest.raises(KeyError), transaction.atomic():
        raise KeyError

    assert is_free(line)


def test_a_connection_that_closes_gives_its_turn_back(line: Path) -> None:
    connection.set_autocommit(autocommit=False, force_begin_transaction_with_broken_autocommit=True)
    assert not is_free(line)

    connection.close()

    assert is_free(line)
