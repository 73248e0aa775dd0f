"""Archives that are broken: opened and read to their ends, or refused."""

from __future__ import annotations

import gzip
import lzma
import random
import tarfile
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from labels.formats.archives import ArchiveError, opened_file
from labels.formats.base import File
from tests.fuzz.breaking import broken
from tests.fuzz.trial import UnsoundError

ARCHIVES = "archives"
"""What they go by among the names of formats."""

CONTENTS = {"a.txt": b"x" * 3000, "b/c.jsonl": '{"text": "خبر"}\n'.encode() * 50, "d.txt": b""}
SECONDS = 2.0
"""For an archive of some kilobytes and what it may unpack to."""


def trial_of_archives(chance: random.Random) -> None:
    """Break an archive, open it and read what is in it; raises UnsoundError and what readers do."""
    begin = time.process_time()
    with TemporaryDirectory() as folder, suppress(ArchiveError):
        path = Path(folder) / "archive"
        path.write_bytes(broken(_packed(chance), chance))
        with opened_file(path, name="archive") as bundle:
            for one in bundle:
                _read(one)
    if time.process_time() - begin > SECONDS:
        raise UnsoundError("An archive took too long.")


def _read(file: File) -> None:
    with file.open() as opened:
        while opened.read(1 << 16):
            pass


def _packed(chance: random.Random) -> bytes:
    to = BytesIO()
    kind = chance.choice(("zip", "tar", "gz", "xz"))
    if kind == "zip":
        with ZipFile(to, "w", chance.choice((ZIP_STORED, ZIP_DEFLATED))) as archive:
            for name, data in CONTENTS.items():
                archive.writestr(name, data)
        return to.getvalue()
    with tarfile.open(fileobj=to, mode="w") as tape:
        for name, data in CONTENTS.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tape.addfile(member, BytesIO(data))
    raw = to.getvalue()
    if kind == "tar":
        return raw
    return gzip.compress(raw) if kind == "gz" else lzma.compress(raw)
