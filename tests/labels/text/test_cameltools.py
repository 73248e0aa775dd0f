"""camel-tools neither calls the network nor writes to a home directory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from labels.text.cameltools import CATALOGUE, prepare

NOWHERE = "/proc/no-home"


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a new process of somebody without a home."""
    for name in [name for name in sys.modules if name.startswith("camel_tools.data")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setenv("HOME", NOWHERE)
    monkeypatch.delenv("CAMELTOOLS_DATA", raising=False)


def test_the_folder_gets_a_catalogue_and_the_environment_is_as_before(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "camel"

    prepare(folder)

    assert (folder / "catalogue.json").read_text(encoding="utf-8") == CATALOGUE
    assert folder == sys.modules["camel_tools.data"].CT_DATA_DIR
    assert (os.environ["HOME"], os.environ.get("CAMELTOOLS_DATA")) == (NOWHERE, None)


def test_a_catalogue_that_is_there_is_kept(tmp_path: Path) -> None:
    own = '{"version": "1.6.0", "packages": {}, "components": {}}'
    (tmp_path / "catalogue.json").write_text(own, encoding="utf-8")

    prepare(tmp_path)

    assert (tmp_path / "catalogue.json").read_text(encoding="utf-8") == own
    assert sys.modules["camel_tools.data"].CATALOGUE.version == "1.6.0"


def test_the_first_folder_counts(tmp_path: Path) -> None:
    prepare(tmp_path / "first")

    prepare(tmp_path / "second")

    assert [path.name for path in tmp_path.iterdir()] == ["first"]
