"""The browser's files under one address that changes when any of them does.

`static/<digest>/editor/main.js` may be kept by a browser for ever, and what it imports by a
relative path lies under the same digest: no file is copied, rewritten or hashed one by one
(docs/decisions/0002).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

DIGITS = 12


def digest(folder: Path, *, versions: str) -> str:
    """Twelve hexadecimal digits of every file under `folder` and of the versions named."""
    seal = hashlib.sha256(versions.encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            seal.update(path.relative_to(folder).as_posix().encode() + b"\0")
            seal.update(hashlib.sha256(path.read_bytes()).digest())
    return seal.hexdigest()[:DIGITS]
