"""The five contracts of import-linter hold, and each notices what it forbids."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.sources import ROOT

BROKEN = {
    "floors-of-labels": ("labels/permissions.py", "from labels import queries"),
    "floors-of-annotator": ("annotator/settings.py", "from annotator import access"),
    "web-on-labels": ("labels/permissions.py", "from annotator import environment"),
    "pure": ("labels/permissions.py", "from django.db import models"),
    "formats-apart": ("labels/formats/text.py", "from labels.formats import jsonl"),
}
"""By contract: a module, and the line that must not stand in it."""


def linted(root: Path, contract: str) -> str:
    """What import-linter prints about one contract in the repository at `root`."""
    command = [
        str(Path(sys.executable).parent / "lint-imports"),
        "--no-cache",
        "--contract",
        contract,
    ]
    told = subprocess.run(  # noqa: S603 - our own words
        [*command, "--config", str(ROOT / "pyproject.toml")],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The two packages, to be broken."""
    for package in ("labels", "annotator"):
        ignored = shutil.ignore_patterns("__pycache__", "templates", "locale")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    return tmp_path


@pytest.mark.parametrize("contract", BROKEN)
def test_a_contract_notices_what_it_forbids(contract: str, copy: Path) -> None:
    module, line = BROKEN[contract]
    kept = linted(copy, contract)

    with (copy / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    assert "1 kept, 0 broken" in kept
    assert "0 kept, 1 broken" in linted(copy, contract)


def test_a_module_without_a_floor_is_noticed(copy: Path) -> None:
    (copy / "labels" / "utils.py").write_text('"""No place for anything."""\n', encoding="utf-8")

    assert "- labels.utils" in linted(copy, "floors-of-labels")
