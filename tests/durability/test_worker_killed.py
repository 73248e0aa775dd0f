"""The worker killed in the middle of an import and of an export: nothing twice, nothing half."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.durability.hashiya import Facts, Hashiya, command, place
from tests.durability.processes import Killable, as_soon_as

ARTICLES = 3_000
JOBS = "SELECT state, attempt, done, dealt_with, result FROM annotator_job ORDER BY id DESC"
WORKER = ("manage.py", "db_worker", "--queue-name=*", "--interval=0.05", "--no-startup-delay")


@pytest.fixture
def folder(filled: tuple[Path, Facts], tmp_path: Path) -> Path:
    """A folder that nobody serves: the test starts its workers, and kills them."""
    made, _facts = filled
    return shutil.copytree(made, tmp_path / "var")


@pytest.fixture
def base(folder: Path, filled: tuple[Path, Facts]) -> Hashiya:
    return Hashiya(folder, filled[1])


def asked(folder: Path, words: str) -> None:
    told = command(
        folder, "shell", "--no-imports", "-c", f"from tests.durability import transfers; {words}"
    )
    assert told.returncode == 0, told.stderr


def killed_when(folder: Path, there: Callable[[], Any]) -> None:
    """Let a worker run until something is there, and kill it then."""
    worker = Killable([sys.executable, *WORKER], place(folder))
    try:
        as_soon_as(lambda: there() or None)
    finally:
        worker.kill()


def test_an_import_and_an_export_are_brought_to_their_end(folder: Path, base: Hashiya) -> None:
    def latest() -> tuple[Any, ...]:
        return base.asked(JOBS)[0]

    def is_done() -> bool:
        return bool(latest()[0] == "done")

    asked(folder, f"transfers.ask_import(articles={ARTICLES})")
    killed_when(folder, lambda: latest()[3])
    taken = base.asked("SELECT count(*) FROM labels_annotationset WHERE kind = 'gold'")
    half = latest()
    asked(folder, "transfers.resume()")
    killed_when(folder, is_done)

    assert half[0] == "running"
    assert taken == [(half[2],)]
    assert latest()[:3] == ("done", 2, ARTICLES)
    told = base.asked("SELECT count(*), count(DISTINCT external_id) FROM labels_article")
    assert told == [(ARTICLES + 1, ARTICLES + 1)]

    asked(folder, "transfers.ask_export()")
    killed_when(folder, lambda: list(folder.glob("results/job-*")))
    asked(folder, "transfers.resume()")
    killed_when(folder, is_done)

    (result,) = folder.glob("results/*")
    ids = [json.loads(line)["external_id"] for line in result.read_bytes().splitlines()]
    assert (str(result.relative_to(folder)), latest()[0]) == (latest()[4], "done")
    assert sorted(ids) == sorted(f"a{number}" for number in range(ARTICLES))
    base.is_sound()
