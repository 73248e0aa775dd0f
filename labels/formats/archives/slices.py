"""Stretches of a file as files of their own: what an archive holds gets no name on the disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import IO

from labels.formats.archives.limits import ArchiveError
from labels.formats.base import File, RefusalCode


@dataclass(frozen=True, slots=True)
class Slice:
    """`size` bytes of a file from `offset` on; opened as often as wished, each at its beginning."""

    file: IO[bytes]
    offset: int
    size: int

    def named(self, name: str) -> File:
        """It as a file of this name."""
        return File(name, self, self.size)

    def __call__(self) -> IO[bytes]:
        """It as a file for reading."""
        return BufferedReader(_Window(self.file, self.offset, self.size))


class _Window(RawIOBase):
    def __init__(self, file: IO[bytes], offset: int, size: int) -> None:
        self._descriptor = file.fileno()
        # As long as a window is open, so is what it looks at.
        self._file = file
        self._offset, self._size, self._at = offset, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        wanted = max(0, min(len(buffer), self._size - self._at))
        # By its own offset: other windows on the same file read it at the same time.
        found = os.pread(self._descriptor, wanted, self._offset + self._at)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


class Guarded:
    """A file of which nobody reads more at once than the table of an archive may have.

    The libraries read such tables whole, as large as the archive says they are.
    """

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file, self._most = file, most
        self.seek, self.tell = file.seek, file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        """So many bytes; raises ArchiveError where they are too many."""
        found = self._file.read(self._most + 1 if size < 0 else min(size, self._most + 1))
        if len(found) > self._most:
            raise ArchiveError(RefusalCode.DAMAGED_ARCHIVE)
        return found
