"""What is refused before any XML is read: another encoding, and whatever could define entities."""

from __future__ import annotations

import re

from labels.formats.base import RefusalCode
from labels.formats.base.in_files import UnfitFileError

_DECLARED = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_READ = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_DEFINES = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def guarded(content: bytes) -> bytes:
    """The XML as it is; raises UnfitFileError where it is none that we read.

    A document type can define entities that grow without end or stand for files elsewhere, and no
    CAS has one.
    """
    text = decoded(content)
    declared = _DECLARED.match(text)
    if declared and declared[1].lower() not in _READ:
        raise UnfitFileError(RefusalCode.OTHER_ENCODING, 1, encoding=declared[1][:40])
    defines = _DEFINES.search(text)
    if defines:
        line = text.count("\n", 0, defines.start()) + 1
        raise UnfitFileError(RefusalCode.DOCTYPE, line)
    return content


def decoded(content: bytes) -> str:
    """The file as text, without a byte order mark; raises UnfitFileError where it is no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnfitFileError(RefusalCode.NOT_UTF_8, line, byte=error.start) from None
