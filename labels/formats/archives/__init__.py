"""Folders and archives in: what they hold as a `Bundle`, or the one reason why not.

Everything is checked before anything is taken: names that lead elsewhere, links, encrypted files,
archives in archives but for one level of ZIPs, and more than an honest archive of texts could hold.
What is packed is unpacked into one file without a name, which ends with the process however that
ends; no name of a member ever reaches the disk.
"""

from __future__ import annotations

import gzip
import lzma
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from labels.formats.archives.beginnings import (
    BEGINNING,
    GZIP,
    XZ,
    ZIPS,
    beginning_of,
    is_archive,
    is_tar,
)
from labels.formats.archives.limits import Archive, ArchiveError, Limits, Measure, chunks
from labels.formats.archives.metered import Meter
from labels.formats.archives.names import bundle_of, is_meant
from labels.formats.archives.nested import with_those_within
from labels.formats.archives.slices import Slice
from labels.formats.archives.taped import files_of_tar
from labels.formats.archives.zipped import files_of_zip
from labels.formats.base import Bundle, File, RefusalCode

__all__ = [
    "BEGINNING",
    "ArchiveError",
    "Limits",
    "Meter",
    "is_archive",
    "opened_file",
    "opened_folder",
]

LIMITS = Limits()
_ENDINGS = (".gz", ".xz")


@contextmanager
def opened_file(
    path: Path, *, name: str, spool_in: Path | None = None, limits: Limits = LIMITS
) -> Iterator[Bundle]:
    """The files of an archive, or the one file that is none; for as long as it is open.

    `name` is the file's name as its sender calls it. What is packed is unpacked into `spool_in`, or
    where the system keeps such files. Raises ArchiveError.
    """
    with path.open("rb") as file, TemporaryFile(dir=spool_in) as spool:
        if is_archive(beginning_of(file)):
            yield _bundle(Archive(file, name, cast("IO[bytes]", spool), limits))
        else:
            yield Bundle.of(File(name, partial(_open, path), path.stat().st_size))


def opened_folder(path: Path, *, limits: Limits = LIMITS) -> Bundle:
    """The files in a folder and the folders in it; raises ArchiveError, also for links."""
    measure = Measure(limits)
    files: dict[str, File] = {}
    for one in _within(path):
        name = one.relative_to(path).as_posix()
        if one.is_symlink():
            raise ArchiveError(RefusalCode.LINK, member=name)
        if one.is_file() and is_meant(name):
            measure.count_file()
            files[name] = File(name, partial(_open, one), one.stat().st_size)
    return Bundle.of(*files.values())


def _within(path: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(path):
        yield from (Path(folder, name) for name in (*folders, *names))


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def _bundle(archive: Archive) -> Bundle:
    measure = Measure(archive.limits)
    files = with_those_within(archive, _files(archive, measure), measure)
    if not files:
        raise ArchiveError(RefusalCode.EMPTY_ARCHIVE)
    return bundle_of(files)


def _files(archive: Archive, measure: Measure) -> Mapping[str, File]:
    beginning = beginning_of(archive.file)
    if beginning.startswith(ZIPS):
        return files_of_zip(archive, measure)
    if is_tar(beginning):
        return files_of_tar(archive.file, archive.size, archive.limits)
    if beginning.startswith(GZIP):
        return _packed(archive, lambda file: cast("IO[bytes]", gzip.GzipFile(fileobj=file)))
    if beginning.startswith(XZ):
        return _packed(archive, lambda file: cast("IO[bytes]", lzma.open(file)))
    raise ArchiveError(RefusalCode.OTHER_ARCHIVE)


def _packed(archive: Archive, unpacking: Callable[[IO[bytes]], IO[bytes]]) -> Mapping[str, File]:
    """The files of a packed tar, or the one file that is packed by itself."""
    name = _without_ending(archive.name)
    measure = Measure(archive.limits)
    try:
        for chunk in chunks(unpacking(archive.file)):
            measure.count(len(chunk))
            measure.compare(measure.unpacked, archive.size, member=name)
            archive.spool.write(chunk)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise ArchiveError(RefusalCode.DAMAGED_ARCHIVE) from error
    archive.spool.seek(0)
    if is_tar(beginning_of(archive.spool)):
        return files_of_tar(archive.spool, measure.unpacked, archive.limits)
    return {name: Slice(archive.spool, 0, measure.unpacked).named(name)}


def _without_ending(name: str) -> str:
    ending = next((one for one in _ENDINGS if name.lower().endswith(one)), "")
    return name[: len(name) - len(ending)] or name
