"""No file grows beyond what a reader keeps in mind."""

from __future__ import annotations

from tests.repository.sources import Sources, written

LIMIT = 300
"""Lines."""


def too_long(sources: Sources) -> list[str]:
    """Files of more lines than the limit."""
    return [path for path, text in sources.items() if len(text.splitlines()) > LIMIT]


def test_no_file_passes_300_lines() -> None:
    assert too_long(written(".py", ".js", ".mjs", ".css", ".html")) == []


def test_a_file_of_301_lines_is_noticed() -> None:
    sources = {"long.py": "pass\n" * 301, "full.py": "pass\n" * 300}

    assert too_long(sources) == ["long.py"]
