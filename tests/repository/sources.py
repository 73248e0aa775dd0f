"""The repository as a tree of sources, for the promises it keeps about itself.

Every promise is a function from sources to complaints, so that a test can show it a broken one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOREIGN = (
    *("static/vendor/", "tests/vendor/", "migrations/", "locale/"),
    *("__pycache__/", "node_modules/"),
)
ROOMS = ("annotator", "bench", "docs", "labels", "static", "tests")

Sources = Mapping[str, str]
"""The text of each file by its path from the root."""


def written(*endings: str, under: Iterable[str] = ROOMS) -> Sources:
    """Every file of ours that ends so, under these folders."""
    found = {}
    for room in under:
        for path in sorted((ROOT / room).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in endings and not any(part in name for part in FOREIGN):
                found[name] = path.read_text(encoding="utf-8")
    return found
