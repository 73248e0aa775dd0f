"""How long the runs are: LABELS labels and KILLS kills, at moments that follow from SEED.

`LABELS=500 pytest tests/durability --log-cli-level=INFO` tells how many were killed and counted.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.durability.hashiya import Facts, Hashiya, filled_with
from tests.durability.window import Window

LABELS = int(os.environ.get("LABELS", "50"))
KILLS = int(os.environ.get("KILLS", str(max(3, LABELS // 12))))
SEED = int(os.environ.get("SEED", "5"))


@dataclass(frozen=True, slots=True)
class Run:
    """So many labels, and before which of them somebody is killed, in order.

    Between two kills there are at least `pause` labels: so long whoever was killed may stay dead.
    """

    labels: int
    chance: random.Random
    kills: tuple[int, ...]
    pause: int


@pytest.fixture
def run() -> Run:
    """The run that the environment asks for."""
    stretch = LABELS // KILLS
    chance = random.Random(SEED)  # noqa: S311 - chance, no secret
    pause = stretch // 2
    kills = (turn * stretch + chance.randrange(stretch - pause) for turn in range(KILLS))
    return Run(LABELS, chance, tuple(kills), pause)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Facts]:
    """A folder with something to label, made once."""
    if sys.platform != "linux":
        pytest.skip("finds processes as Linux shows them")
    folder = tmp_path_factory.mktemp("filled")
    return folder, filled_with(folder, words=LABELS, seed=SEED)


@pytest.fixture
def hashiya(filled: tuple[Path, Facts], tmp_path: Path) -> Iterator[Hashiya]:
    """A Hashiya in a folder of its own, running."""
    folder, facts = filled
    one = Hashiya(shutil.copytree(folder, tmp_path / "var"), facts)
    one.start()
    yield one
    one.kill()


@pytest.fixture
def window(browser: Browser, hashiya: Hashiya, tmp_path: Path) -> Iterator[Window]:
    """The article in the editor."""
    one = Window(tmp_path / "profile", hashiya=hashiya, chromium=browser.browser_type)
    one.open()
    yield one
    one.kill()
    assert one.errors == []
