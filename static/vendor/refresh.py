"""Makes everything else in this folder anew from npm packages: `make vendor`.

A browser must be able to take the files as they lie, so three things are changed on the way and
nothing else: a module that is imported by its package's name is imported by its relative path, a
line that names a source map goes, and of a font's style sheet only the faces kept here remain.
`manifest.json` says what came from where, with the hash of each file; tests/test_vendor.py holds
the folder to it.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
MANIFEST = HERE / "manifest.json"
TEXT = {".js", ".css", ".ts", ".txt"}


@dataclass(frozen=True)
class Package:
    """One npm package: what we take from it, and where it lies in this folder.

    `files` names our file, then the package's. `faces` names a style sheet of ours, then the ones
    of the package from which its font faces are taken; `imports` names a module as the package
    imports it, then as it lies here.
    """

    name: str
    version: str
    licence: str
    folder: str
    files: dict[str, str]
    faces: dict[str, tuple[str, ...]]
    imports: dict[str, str]


def package(
    name: str, version: str, licence: str, folder: str, files: dict[str, str], **more: dict[str, str]
) -> Package:
    """A package whose licence is taken along."""
    return Package(
        name=name,
        version=version,
        licence=licence,
        folder=folder,
        files=files | {"LICENSE.txt": "LICENSE"},
        faces={sheet: tuple(names.split()) for sheet, names in more.get("faces", {}).items()},
        imports=more.get("imports", {}),
    )


def same(*names: str) -> dict[str, str]:
    """Files that keep the name they have in the package."""
    return {name: name for name in names}


def fonts(stem: str, *cuts: str) -> dict[str, str]:
    """The WOFF2 files of a face in these cuts, for Arabic and for Latin."""
    scripts = ("arabic", "latin", "latin-ext")
    files = [f"{stem}-{script}-{cut}-normal.woff2" for script in scripts for cut in cuts]
    return {file: f"files/{file}" for file in files}


FLOATING = {"@floating-ui/core": "./core.js", "@floating-ui/utils/dom": "./utils.dom.js"}

PACKAGES = (
    package(
        "bootstrap",
        "5.3.9",
        "MIT",
        "bootstrap",
        {f"{name}.css": f"dist/css/{name}.css" for name in ("bootstrap.min", "bootstrap.rtl.min")},
    ),
    package("htmx.org", "2.0.11", "0BSD", "htmx", {"htmx.min.js": "dist/htmx.min.js"}),
    package(
        "lit-html",
        "3.3.3",
        "BSD-3-Clause",
        "lit-html",
        same(
            *(
                f"{module}.{ending}"
                for module in (
                    "lit-html",
                    "directive",
                    "directive-helpers",
                    "directives/repeat",
                    "directives/class-map",
                    "directives/live",
                )
                for ending in ("js", "d.ts")
            )
        ),
    ),
    package(
        "@preact/signals-core",
        "1.14.5",
        "MIT",
        "signals-core",
        {
            "signals-core.js": "dist/signals-core.mjs",
            "signals-core.d.ts": "dist/signals-core.d.ts",
        },
    ),
    package(
        "@floating-ui/dom",
        "1.8.0",
        "MIT",
        "floating-ui",
        {
            "dom.js": "dist/floating-ui.dom.browser.min.mjs",
            "dom.d.ts": "dist/floating-ui.dom.d.mts",
        },
        imports=FLOATING,
    ),
    package(
        "@floating-ui/core",
        "1.8.0",
        "MIT",
        "floating-ui",
        {
            "core.js": "dist/floating-ui.core.browser.min.mjs",
            "core.d.ts": "dist/floating-ui.core.d.mts",
        },
        imports={"@floating-ui/utils": "./utils.js"},
    ),
    package(
        "@floating-ui/utils",
        "0.2.12",
        "MIT",
        "floating-ui",
        {
            "utils.d.ts": "dist/floating-ui.utils.d.mts",
            "utils.dom.d.ts": "dist/floating-ui.utils.dom.d.mts",
        },
        imports={"@floating-ui/utils": "./utils.js"},
    ),
    package(
        "idb",
        "8.0.4",
        "ISC",
        "idb",
        {"idb.js": "build/index.js", "idb.d.ts": "build/entry.d.ts"},
    ),
    package(
        "@fontsource-variable/noto-sans-arabic",
        "5.3.0",
        "OFL-1.1",
        "noto-sans-arabic",
        fonts("noto-sans-arabic", "wght"),
        faces={"noto-sans-arabic.css": "wght.css"},
    ),
    package(
        "@fontsource/amiri",
        "5.3.0",
        "OFL-1.1",
        "amiri",
        fonts("amiri", "400", "700"),
        faces={"amiri.css": "400.css 700.css"},
    ),
)


def without_source_map(text: str) -> str:
    """The text without the line that sends a browser after a file that is not here."""
    return re.sub(r"\n?(//# |/\*# )sourceMappingURL=[^\n]*\n?$", "\n", text.rstrip("\n") + "\n")


def with_relative_imports(text: str, imports: dict[str, str]) -> str:
    """The module with each package in `imports` replaced by the path beside it."""
    for bare, relative in imports.items():
        text = re.sub(rf"""(\bfrom\s*)(["']){re.escape(bare)}\2""", rf"\1\2{relative}\2", text)
    return text


def kept_faces(sheet: str, files: frozenset[str]) -> str:
    """The `@font-face` rules of a sheet whose WOFF2 file is among `files`, which lie beside it."""
    rules = re.findall(r"@font-face \{.*?\n\}", sheet, flags=re.DOTALL)
    kept = []
    for rule in rules:
        found = re.search(r"url\(\./files/([^)]+\.woff2)\)", rule)
        if found and found[1] in files:
            source = f'src: url("{found[1]}") format("woff2");'
            kept.append(re.sub(r"src: [^;]*;", source, rule))
    return "\n".join(kept) + "\n"


def contents(one: Package, unpacked: Path) -> Iterator[tuple[str, str, bytes]]:
    """Our path, the package's path and the bytes of each file that is taken from it."""
    for ours, theirs in one.files.items():
        data = (unpacked / theirs).read_bytes()
        if Path(ours).suffix in TEXT:
            text = with_relative_imports(without_source_map(data.decode()), one.imports)
            data = text.encode()
        yield ours, theirs, data
    for ours, sheets in one.faces.items():
        text = "\n".join((unpacked / sheet).read_text(encoding="utf-8") for sheet in sheets)
        yield ours, " ".join(sheets), kept_faces(text, frozenset(one.files)).encode()


def unpack(one: Package, folder: Path) -> Path:
    """The package as the npm client fetches it, unpacked under `folder`."""
    command = ["npm", "pack", "--silent", "--pack-destination", folder, f"{one.name}@{one.version}"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our table
    with tarfile.open(folder / printed.stdout.split()[-1]) as archive:
        archive.extractall(folder / one.name, filter="data")
    return folder / one.name / "package"


def refresh() -> None:
    """Write every file and the manifest; what is no longer in the table goes."""
    written: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for one in PACKAGES:
            for ours, theirs, data in contents(one, unpack(one, Path(scratch))):
                path = HERE / one.folder / ours
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                written[f"{one.folder}/{ours}"] = {
                    "package": one.name,
                    "version": one.version,
                    "licence": one.licence,
                    "source": theirs,
                    "sha256": hashlib.sha256(data).hexdigest(),
                }
    for path in HERE.glob("*/**/*"):
        if path.is_file() and path.relative_to(HERE).as_posix() not in written:
            path.unlink()
    MANIFEST.write_text(json.dumps(dict(sorted(written.items())), indent=2) + "\n", encoding="utf-8")
    print(f"{len(written)} files from {len(PACKAGES)} packages")


if __name__ == "__main__":
    refresh()
