"""ZIPs within an archive, as INCEpTION exports a project: a ZIP for each reader of each document.

One level of them is opened, counted with what is around it; what lies deeper, or is packed in
another way, refuses the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from labels.formats.archives.beginnings import ZIPS, beginning_of, is_archive
from labels.formats.archives.limits import Archive, ArchiveError, Measure, chunks
from labels.formats.archives.zipped import files_of_zip
from labels.formats.base import File, RefusalCode

_ENDING = ".zip"


def with_those_within(
    archive: Archive, files: Mapping[str, File], measure: Measure
) -> dict[str, File]:
    """The files of an archive, and in the place of each ZIP among them what it holds.

    That lies in the folder of its ZIP. What is there already stands once where it is the same, else
    in a folder called after the ZIP. Raises ArchiveError.
    """
    archive.spool.flush()
    zips = {name for name, one in files.items() if _is_zip(one)}
    found = {name: one for name, one in files.items() if name not in zips}
    for name in sorted(zips):
        for one in _within(archive, files[name], measure):
            _place(found, PurePosixPath(name), one)
    return found


def _is_zip(file: File) -> bool:
    """Whether it is a ZIP that is opened; raises ArchiveError for an archive that is not."""
    with file.open() as opened:
        beginning = beginning_of(opened)
    if not is_archive(beginning):
        return False
    # By its name too: documents of offices are ZIPs, and hold nothing that is read.
    if beginning.startswith(ZIPS) and file.ends_in(_ENDING):
        return True
    raise ArchiveError(RefusalCode.NESTED_ARCHIVE, member=file.name)


def _within(archive: Archive, file: File, measure: Measure) -> Iterator[File]:
    with file.open() as opened:
        try:
            held = files_of_zip(replace(archive, file=opened), measure)
        except ArchiveError as error:
            raise _named(error, file.name) from error
    archive.spool.flush()
    for one in held.values():
        with one.open() as opened:
            if is_archive(beginning_of(opened)):
                raise ArchiveError(RefusalCode.NESTED_ARCHIVE, member=f"{file.name}/{one.name}")
        yield one


def _named(error: ArchiveError, name: str) -> ArchiveError:
    """The same of a ZIP of this name within the archive that was sent."""
    if error.code is RefusalCode.DAMAGED_ARCHIVE:
        return ArchiveError(RefusalCode.DAMAGED_FILE, member=name)
    if "member" not in error.params:
        return error
    return ArchiveError(
        error.code, **{**error.params, "member": f"{name}/{error.params['member']}"}
    )


def _place(found: dict[str, File], around: PurePosixPath, one: File) -> None:
    name = str(around.parent / one.name)
    if name in found:
        if _digest(found[name]) == _digest(one):
            return
        name = str(around.with_suffix("") / one.name)
    if name in found:
        raise ArchiveError(RefusalCode.NAME_TWICE, member=name)
    found[name] = File(name, one.opener, one.size)


def _digest(file: File) -> bytes:
    digest = sha256()
    with file.open() as opened:
        for chunk in chunks(opened):
            digest.update(chunk)
    return digest.digest()
