"""Tar archives: where each file stands is looked up, and nothing is unpacked."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import IO, cast

from labels.formats.archives.limits import ArchiveError, Limits, Measure
from labels.formats.archives.names import is_meant, safe
from labels.formats.archives.slices import Guarded, Slice
from labels.formats.base import File, RefusalCode


class _Member(tarfile.TarInfo):
    """A member whose size is no less than nothing: tarfile would go round in circles for ever."""

    def _block(self, count: int) -> int:
        if count < 0:
            raise tarfile.ReadError(count)
        return -(-count // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE


def files_of_tar(file: IO[bytes], size: int, limits: Limits) -> dict[str, File]:
    """The files of a tar of so many bytes, by their names; raises ArchiveError."""
    files: dict[str, File] = {}
    measure = Measure(limits)
    try:
        for member in _members(cast("IO[bytes]", Guarded(file, limits.table))):
            measure.count_file()
            name = safe(member.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
            if member.isdir() or not is_meant(name):
                continue
            if not member.isreg() or member.issparse():
                raise ArchiveError(RefusalCode.LINK, member=name)
            if name in files:
                raise ArchiveError(RefusalCode.NAME_TWICE, member=name)
            if member.offset_data + member.size > size:
                raise ArchiveError(RefusalCode.DAMAGED_FILE, member=name)
            files[name] = Slice(file, member.offset_data, member.size).named(name)
    except (tarfile.TarError, EOFError, OSError, UnicodeError, ValueError) as error:
        raise ArchiveError(RefusalCode.DAMAGED_ARCHIVE) from error
    return files


def _members(file: IO[bytes]) -> Iterator[tarfile.TarInfo]:
    with tarfile.open(fileobj=file, mode="r:", encoding="utf-8", tarinfo=_Member) as opened:
        while (member := opened.next()) is not None:
            # It keeps each for somebody who would look it up by its name.
            opened.members.clear()  # type: ignore[attr-defined]
            yield member
