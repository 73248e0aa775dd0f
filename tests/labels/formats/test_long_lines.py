"""Lines that are longer than what may be held in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Iterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import Any, cast

import pytest

from labels.formats import FORMATS
from labels.formats.base import Options, Reading, Refusal, RefusalCode
from labels.formats.base import lines as lines_module
from labels.formats.base.lines import chunks, numbered

GOOD = b'{"id": "a", "text": "abc"}\n'


class Endless(RawIOBase):
    """A good line, fifty megabytes in one line, and the beginning of a good one; made as read."""

    def __init__(self) -> None:
        self.parts: Iterator[bytes] = iter(
            [GOOD, b'{"text": "', *[b"x" * 2**20] * 50, b'"}\n', GOOD.replace(b"a", b"b", 1)]
        )
        self.rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self.rest = self.rest or next(self.parts, b"")
        taken, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def test_a_line_of_fifty_megabytes_is_refused_and_never_held() -> None:
    tracemalloc.start()

    file = cast("Any", Endless())
    outcomes = list(FORMATS["jsonl"].read(BufferedReader(file), Options(), name="x"))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    before, refused, after = outcomes
    assert refused == Refusal(RefusalCode.TOO_LONG, 2, {"most": 16})
    assert isinstance(before, Reading)
    assert isinstance(after, Reading)
    assert after.line == 3
    assert peak < 60 * 2**20


@pytest.mark.parametrize("source", [list, BytesIO])
def test_lines_are_numbered_wherever_they_come_from(
    source: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_module, "LONGEST_LINE", 4)
    given: Iterable[bytes] = [b"abc\n", b"abcdef\n", b"\n", b"abcdefghij"]
    lines = given if source is list else BytesIO(b"".join(given))

    assert list(numbered(lines)) == [(1, b"abc\n"), (2, None), (3, b"\n"), (4, None)]


def test_chunks_are_what_a_file_gives_or_what_is_given() -> None:
    assert list(chunks(BytesIO(b"abcde"), 2)) == [b"ab", b"cd", b"e"]
    assert list(chunks([b"abc", b"de"], 2)) == [b"abc", b"de"]
