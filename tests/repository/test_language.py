"""The repository speaks of the product alone, and tests do not pretend."""

from __future__ import annotations

import re

from tests.repository.sources import Sources, written

PLACES = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w")
PRETENCE = re.compile(
    r"^\s*(?:from|import)\s+(?:unittest\s+import\s+mock|unittest\.mock|mock)\b", re.MULTILINE
)
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")
ITSELF = "tests/repository/test_language.py"


def lines(sources: Sources, pattern: re.Pattern[str]) -> list[str]:
    """Lines in which a pattern is found, as `path:line`."""
    return [
        f"{path}:{text.count(chr(10), 0, found.start()) + 1}"
        for path, text in sources.items()
        if path != ITSELF
        for found in pattern.finditer(text)
    ]


def test_no_file_speaks_of_somebodys_machine() -> None:
    assert lines(written(".py", ".js", ".css", ".html", ".md"), PLACES) == []


def test_no_test_pretends() -> None:
    assert lines(written(".py", under=["tests"]), PRETENCE) == []


def test_nothing_is_left_unfinished() -> None:
    assert lines(written(".py", ".js", ".css", ".html"), UNFINISHED) == []


def test_each_is_noticed() -> None:
    assert lines({"a": "see\n/home/somebody/notes"}, PLACES) == ["a:2"]
    assert lines({"a": "see https://example.org/home/page"}, PLACES) == []
    assert lines({"a": "from unittest import mock"}, PRETENCE) == ["a:1"]
    assert lines({"a": "# TODO: later"}, UNFINISHED) == ["a:1"]
