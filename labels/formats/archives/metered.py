"""How much of some files has been read: how far an import is, and how long it will take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from io import DEFAULT_BUFFER_SIZE, BufferedReader, RawIOBase
from typing import IO

from labels.formats.base import Bundle, File

_AT_ONCE = 16 * DEFAULT_BUFFER_SIZE


@dataclass(slots=True)
class Meter:
    """Counts the bytes that are read of some files."""

    read: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """How much of the files has been read, from 0 to 1; what is read twice counts twice."""
        return min(1.0, self.read / self.total) if self.total else 0.0

    def watch(self, bundle: Bundle) -> Bundle:
        """The same files, counted from now on."""
        self.total += sum(one.size for one in bundle)
        return Bundle.of(*(File(one.name, partial(self._open, one), one.size) for one in bundle))

    def _open(self, file: File) -> IO[bytes]:
        return BufferedReader(_Counted(file.open(), self), _AT_ONCE)


class _Counted(RawIOBase):
    def __init__(self, file: IO[bytes], meter: Meter) -> None:
        self._file, self._meter = file, meter

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        found = self._file.read(len(buffer))
        buffer[: len(found)] = found
        self._meter.read += len(found)
        return len(found)

    def close(self) -> None:
        self._file.close()
        super().close()
