"""How much an archive may hold, and what is said of one that cannot be taken."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from labels.formats.base import Params, Refusal, RefusalCode

CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may be made of.

    `files` is how many it may hold, `unpacked` how many bytes they may have together. From
    `unsuspicious` bytes on, what was packed may be `ratio` times as large as its packing at most:
    no text shrinks to less. `table` is how many bytes are read at once of what tells of the files.
    """

    files: int = 100_000
    unpacked: int = 8 * 1024**3
    unsuspicious: int = 16 * 1024**2
    ratio: int = 200
    table: int = 16 * 1024**2


class ArchiveError(Exception):
    """An archive that is not taken; nothing of it is read.

    `code` and `params` are the refusal's; `member` among them is the file in it that is to blame.
    """

    def __init__(self, code: RefusalCode, **params: str | int) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params: Params = params

    def refusal(self, archive: str) -> Refusal:
        """What is told of an archive of this name."""
        return Refusal(self.code, params={"archive": archive, **self.params})


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that is being opened: its file, its name, and where to unpack it."""

    file: IO[bytes]
    name: str
    spool: IO[bytes]
    limits: Limits

    @property
    def size(self) -> int:
        """Bytes as it is packed."""
        return os.fstat(self.file.fileno()).st_size


@dataclass(slots=True)
class Measure:
    """Counts what comes out of an archive, and refuses it as soon as it is too much."""

    limits: Limits
    files: int = 0
    unpacked: int = 0

    def count_file(self) -> None:
        """One file more."""
        self.files += 1
        if self.files > self.limits.files:
            raise ArchiveError(RefusalCode.TOO_MANY_FILES, most=self.limits.files)

    def count(self, size: int) -> None:
        """So many bytes more."""
        self.unpacked += size
        if self.unpacked > self.limits.unpacked:
            gigabytes = max(1, self.limits.unpacked >> 30)
            raise ArchiveError(RefusalCode.TOO_LARGE_UNPACKED, gigabytes=gigabytes)

    def compare(self, unpacked: int, packed: int, *, member: str) -> None:
        """Refuse what so few packed bytes cannot honestly hold."""
        suspicious = unpacked > self.limits.unsuspicious
        if suspicious and unpacked > packed * self.limits.ratio:
            raise ArchiveError(RefusalCode.TOO_COMPRESSED, member=member, ratio=self.limits.ratio)


def chunks(source: IO[bytes]) -> Iterator[bytes]:
    """What is left of a file, some at a time."""
    while chunk := source.read(CHUNK):
        yield chunk
