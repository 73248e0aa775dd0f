"""ZIP archives: checked by their table of files, then unpacked into one nameless file."""

from __future__ import annotations

import stat
import struct
import zlib
from typing import IO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from labels.formats.archives.limits import Archive, ArchiveError, Measure, chunks
from labels.formats.archives.names import in_utf_8, is_meant, safe
from labels.formats.archives.slices import Guarded, Slice
from labels.formats.base import File, RefusalCode

_ENCRYPTED = 0x1
_SAID_TO_BE_UTF_8 = 0x800
_DAMAGED = (
    BadZipFile,
    EOFError,
    OSError,
    RuntimeError,  # another way of packing, or a version to come
    ValueError,
    struct.error,
    zlib.error,
)
_KINDS_THAT_ARE_FILES = {0, stat.S_IFREG}


def files_of_zip(archive: Archive, measure: Measure) -> dict[str, File]:
    """The files of a ZIP by their names; what they hold stands in its spool then.

    Raises ArchiveError.
    """
    guarded = cast("IO[bytes]", Guarded(archive.file, archive.limits.table))
    try:
        with ZipFile(guarded) as opened:
            members = _checked(opened, measure)
            return {
                name: _spooled(opened, member, archive.spool).named(name)
                for name, member in members.items()
            }
    except _DAMAGED as error:
        raise ArchiveError(RefusalCode.DAMAGED_ARCHIVE) from error


def _checked(opened: ZipFile, measure: Measure) -> dict[str, ZipInfo]:
    """Each file by its name; all that can be told of them before anything is unpacked."""
    members: dict[str, ZipInfo] = {}
    for member in opened.infolist():
        measure.count_file()
        name = safe(_name(member))
        if member.is_dir() or not is_meant(name):
            continue
        _refuse_odd(member, name)
        if name in members:
            raise ArchiveError(RefusalCode.NAME_TWICE, member=name)
        measure.count(member.file_size)
        measure.compare(member.file_size, member.compress_size, member=name)
        members[name] = member
    return members


def _name(member: ZipInfo) -> str:
    # `filename` ends at a NUL and has other separators replaced; `orig_filename` is what stands.
    said = member.flag_bits & _SAID_TO_BE_UTF_8
    return member.orig_filename if said else in_utf_8(member.orig_filename)


def _refuse_odd(member: ZipInfo, name: str) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise ArchiveError(RefusalCode.ENCRYPTED, member=name)
    if stat.S_IFMT(member.external_attr >> 16) not in _KINDS_THAT_ARE_FILES:
        raise ArchiveError(RefusalCode.LINK, member=name)


def _spooled(opened: ZipFile, member: ZipInfo, spool: IO[bytes]) -> Slice:
    offset = spool.tell()
    try:
        with opened.open(member) as packed:
            # It gives as many bytes as the table says at most, however many are packed.
            for chunk in chunks(packed):
                spool.write(chunk)
    except _DAMAGED as error:
        name = safe(_name(member))
        raise ArchiveError(RefusalCode.DAMAGED_FILE, member=name) from error
    return Slice(spool, offset, spool.tell() - offset)
