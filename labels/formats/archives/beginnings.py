"""How archives begin, by which they are told from other files."""

from __future__ import annotations

from typing import IO

BEGINNING = 512
"""Bytes that tell an archive from other files."""

ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
GZIP, XZ = b"\x1f\x8b\x08", b"\xfd7zXZ\x00"
_OTHERS = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x28\xb5\x2f\xfd")
"""Archives that we do not read: RAR, 7z, Zstandard."""
_TAR_AT, _TAR = 257, b"ustar"


def beginning_of(file: IO[bytes]) -> bytes:
    """The first bytes of a file, which stands at its beginning again afterwards."""
    beginning = file.read(BEGINNING)
    file.seek(0)
    return beginning


def is_archive(first: bytes) -> bool:
    """Whether a file that begins so is an archive or packed, of a kind that we read or another."""
    return first.startswith((*ZIPS, GZIP, XZ, *_OTHERS)) or is_tar(first)


def is_tar(first: bytes) -> bool:
    """Whether a file that begins so is a tar."""
    return first[_TAR_AT:].startswith(_TAR)
