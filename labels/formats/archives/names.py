"""The names of files in archives: how they are spelled, which lead astray, which tell nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from labels.formats.archives.limits import ArchiveError
from labels.formats.base import Bundle, File, RefusalCode
from labels.formats.base.in_files import TELLING

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LEFT_BY_SYSTEMS = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)")
"""What systems put into archives unasked: nobody means it."""


def safe(name: str) -> str:
    """The name with "/" between folders; raises ArchiveError for one that leads out of them."""
    path = name.replace("\\", "/")
    leads_out = path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/")
    if leads_out or _CONTROL.search(path) or not path:
        raise ArchiveError(RefusalCode.UNSAFE_NAME, member=_CONTROL.sub("�", name) or "?")
    return str(PurePosixPath(path))


def is_meant(name: str) -> bool:
    """Whether somebody put the file there, rather than a system by itself."""
    return not _LEFT_BY_SYSTEMS.search(name)


def in_utf_8(name: str) -> str:
    """A name that was read as CP437, as UTF-8 where it is that; many write it and do not say so."""
    try:
        return name.encode("cp437").decode()
    except UnicodeError:
        return name


def bundle_of(files: Mapping[str, File]) -> Bundle:
    """The files by their names below the folder that they share, unless it tells whose they are."""
    folders = [PurePosixPath(name).parent.parts for name in files]
    shared = 0
    for level in zip(*folders, strict=False):
        if len(set(level)) > 1 or level[0] in TELLING:
            break
        shared += 1
    shorter = (
        File(str(PurePosixPath(*PurePosixPath(one.name).parts[shared:])), one.opener, one.size)
        for one in files.values()
    )
    return Bundle.of(*shorter)
