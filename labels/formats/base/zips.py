"""Several files out, as one ZIP: the same files in the same order are the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3
_READABLE = 0o100644 << 16
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first date that a ZIP can tell: when a file was packed says nothing about it."""


class NameTwiceError(ValueError):
    """Two files of one name would take each other's place when they are unpacked."""


class Zip:
    """A ZIP in the making, file after file, each streamed; to be closed at its end.

    Nothing of the clock, the machine or the person stands in it. The names of all files are kept in
    memory until the end, as the table at the end of a ZIP asks for.
    """

    def __init__(self, to: IO[bytes]) -> None:
        self._zip = ZipFile(to, "w", ZIP_DEFLATED)
        self._names: set[str] = set()

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """One more file to write to; one at a time. Raises NameTwiceError.

        `name` is its path, with "/" between folders. Where it is made of an article's id,
        `base.file_name` makes it fit.
        """
        if name in self._names:
            raise NameTwiceError(name)
        self._names.add(name)
        about = ZipInfo(name, _LONG_AGO)
        about.compress_type = ZIP_DEFLATED
        about.create_system = _UNIX
        about.external_attr = _READABLE
        with self._zip.open(about, "w", force_zip64=True) as to:
            yield to

    def put(self, name: str, content: bytes) -> None:
        """One more file, whole; raises NameTwiceError."""
        with self.file(name) as to:
            to.write(content)

    def close(self) -> None:
        """Write the table of files; nothing can be added any more."""
        self._zip.close()

    def __del__(self) -> None:
        # One that was given up is not ended: the file under it may be closed by now.
        self._zip.fp = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
