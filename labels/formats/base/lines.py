"""Lines of a file with their numbers, none of them so long that it would fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, cast

MEGABYTE = 1024 * 1024
LONGEST_LINE = 16 * MEGABYTE
"""Bytes of one line, or of one article in a file without lines; more is refused unread."""


def numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, counted from 1; None for one that is too long to be looked at.

    Of a file open for reading no more than LONGEST_LINE bytes are ever held.
    """
    pieces = _read(cast("IO[bytes]", lines)) if hasattr(lines, "readline") else lines
    for number, line in enumerate(pieces, 1):
        yield number, line if line is not None and len(line) <= LONGEST_LINE else None


def chunks(lines: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The bytes of a file in pieces of about that size, wherever its lines end."""
    if not hasattr(lines, "read"):
        yield from lines
        return
    file = cast("IO[bytes]", lines)
    while chunk := file.read(size):
        yield chunk


def _read(file: IO[bytes]) -> Iterator[bytes | None]:
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None
