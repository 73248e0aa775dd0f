"""Archives for tests: what they are made of, and what they hold."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from labels.formats.archives import ArchiveError, Limits
from labels.formats.base import Bundle, RefusalCode

TEXT = "زار الوزير دمشق أمس."
TIGHT = Limits(files=3, unpacked=4000, unsuspicious=1000, ratio=20, table=2000)


def content_of(bundle: Bundle) -> dict[str, str]:
    held = {}
    for one in bundle:
        with one.open() as file:
            held[one.name] = file.read().decode("utf-8", "replace")
    return held


def refused(held: Callable[..., dict[str, str]], content: bytes) -> tuple[RefusalCode, object]:
    """Why an archive is not opened, and the member that is named for it, if one is."""
    with pytest.raises(ArchiveError) as caught:
        held(content)
    return caught.value.code, caught.value.params.get("member")


def zipped(*members: tuple[str | ZipInfo, str | bytes]) -> bytes:
    to = io.BytesIO()
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, ZIP_DEFLATED)
    return to.getvalue()


def taped(*members: tuple[str, str], kind: bytes = tarfile.REGTYPE) -> bytes:
    to = io.BytesIO()
    with tarfile.open(fileobj=to, mode="w") as archive:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            data = content.encode()
            member.size = len(data) if kind == tarfile.REGTYPE else 0
            archive.addfile(member, io.BytesIO(data))
    return to.getvalue()
