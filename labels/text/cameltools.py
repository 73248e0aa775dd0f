"""camel-tools made harmless to import: no request to the network, nothing left in a home directory.

Whatever of camel-tools needs data imports `camel_tools.data`, which fetches a catalogue from the
network when its folder holds none, and makes a folder in the home directory in any case. So the
folder is named, and given a catalogue of its own, before the first import.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

CATALOGUE = (
    '{"version": "1.6-offline", "packages": {}, "components": {"MorphologyDB": '
    '{"default": "calima-msa-r13", "datasets": '
    '{"calima-msa-r13": {"path": "morphology_db/calima-msa-r13"}}}}}\n'
)
"""What camel-tools wants to read at import; its own catalogue, where there is one, is kept."""


class MissingDataError(Exception):
    """Data of camel-tools is not where it should be; `camel_data -i {package}` would bring it.

    `code` and `parameters` are for whoever words it: the package to install, and the folder, which
    camel_data takes from the environment as CAMELTOOLS_DATA.
    """

    code: ClassVar[str] = "camel-data-missing"

    def __init__(self, *, package: str, folder: Path) -> None:
        super().__init__(f"CAMELTOOLS_DATA={folder} camel_data -i {package}")
        self.parameters = {"package": package, "folder": str(folder)}


def prepare(folder: Path) -> None:
    """Import `camel_tools.data` with `folder` as its place, unless it is imported already.

    Raises OSError where the folder cannot be written, ImportError where camel-tools is incomplete.
    """
    if "camel_tools.data" in sys.modules:
        return
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = folder / "catalogue.json"
    if not catalogue.exists():
        catalogue.write_text(CATALOGUE, encoding="utf-8")
    with _environment(CAMELTOOLS_DATA=str(folder), HOME=str(folder)):
        importlib.import_module("camel_tools.data")


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
