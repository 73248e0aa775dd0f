"""The browser's files under one address that changes when any of them does.

`static/<digest>/editor/main.js` may be kept by a browser for ever, and what it imports by a
relative path lies under the same digest: no file is copied, rewritten or hashed one by one
(docs/decisions/0002). What a page needs of scripts and of sheets is joined into one file each when
the server starts (docs/decisions/0006); where none has been joined a page names the single files.
"""

from __future__ import annotations

import gzip
import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotator import joining

DIGITS = 12
JOINED = "joined"
"""The folder of joined files; as deep as those that they are joined of."""

SCRIPTS = {
    "editor": "editor/main.js",
    "pages": "pages/main.js",
    "schema": "schema/main.js",
}
"""The module that each kind of page begins with."""

IN_TWO = frozenset(("editor",))
"""The kinds whose first module imports another once the page is ready."""

_FACE = "vendor/noto-sans-arabic/noto-sans-arabic.css"
_OTHER_FACES = {"editor": ("vendor/amiri/amiri.css",), "pages": (), "schema": ()}
"""Faces that are fetched only where somebody has chosen them."""
_BOOTSTRAP = {
    "rtl": "vendor/bootstrap/bootstrap.rtl.min.css",
    "ltr": "vendor/bootstrap/bootstrap.min.css",
}
_EVERYWHERE = ("base", "header")
_PAGES = (
    "pages",
    "forms",
    "cards",
    "tables",
    "schema",
    "keys",
    "transfer",
    "charts",
    "progress",
    "notices",
)
_SHEETS = {
    "editor": (
        "editor",
        "editor-marks",
        "editor-events",
        "editor-panel",
        "editor-fields",
        "editor-foot",
        "editor-popups",
        "editor-talk",
        "editor-review",
        "editor-handles",
        "editor-sheet",
        "editor-saving",
        "editor-sentences",
        "reading",
    ),
    "pages": _PAGES,
    "schema": (*_PAGES, "schema-editor", "schema-fields", "schema-review"),
}
DIRECTIONS = tuple(_BOOTSTRAP)


def digest(folder: Path, *, versions: str) -> str:
    """Twelve hexadecimal digits of every file under `folder` and of the versions named."""
    seal = hashlib.sha256(versions.encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            seal.update(path.relative_to(folder).as_posix().encode() + b"\0")
            seal.update(hashlib.sha256(path.read_bytes()).digest())
    # Joined files stand under the digest too, and so hang on how they are joined.
    seal.update(Path(joining.__file__).read_bytes() + Path(__file__).read_bytes())
    return seal.hexdigest()[:DIGITS]


def sheets(kind: str, direction: str) -> tuple[str, ...]:
    """The sheets of a kind of page in the order of the cascade, named from the static folder."""
    ours = (f"styles/{name}.css" for name in (*_EVERYWHERE, *_SHEETS[kind]))
    return (_FACE, *_OTHER_FACES[kind], _BOOTSTRAP[direction], *ours)


def joined_sheet(kind: str, direction: str) -> str:
    """The name of the one sheet that stands for all of them, once it is joined."""
    return f"{JOINED}/{kind}.{direction}.css"


def joined_script(kind: str) -> str:
    """The name of the one script that stands for all modules, once it is joined."""
    return f"{JOINED}/{kind}.js"


def later_script(kind: str) -> str:
    """The name of the script that follows once a page is ready, where its kind has one."""
    return f"{JOINED}/{kind}-later.js"


def join(folder: Path, *, into: Path) -> None:
    """Write the joined files of `folder`, each with a compressed one beside it; once for a digest.

    `into` is the folder that is served together with `folder`, and named by its digest. Processes
    that join at the same time do not see each other's half. Raises joining.JoiningError.
    """
    if (into / JOINED).is_dir():
        return
    with tempfile.TemporaryDirectory(dir=into) as name:
        making = Path(name) / JOINED
        making.mkdir()
        for path, text in _files(folder):
            written = text.encode()
            (Path(name) / path).write_bytes(written)
            (Path(name) / f"{path}.gz").write_bytes(gzip.compress(written, mtime=0))
        try:
            making.rename(into / JOINED)
        except OSError:
            # Where another process was faster, what it has made is the same.
            if not (into / JOINED).is_dir():
                raise


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every joined file."""
    for kind, entry in SCRIPTS.items():
        yield from _scripts(kind, folder / entry)
        for direction in DIRECTIONS:
            named = [folder / name for name in sheets(kind, direction)]
            text = joining.joined_sheets(named, folder=folder / JOINED)
            yield joined_sheet(kind, direction), text


def _scripts(kind: str, entry: Path) -> Iterator[tuple[str, str]]:
    if kind not in IN_TWO:
        yield joined_script(kind), joining.joined_modules(entry)
        return
    named, later = joined_script(kind), later_script(kind)
    parts = joining.joined_parts(entry, named=Path(named).name, later=Path(later).name)
    yield from zip((named, later), parts, strict=True)
