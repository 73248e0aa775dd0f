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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXT = {".js", ".css", ".ts", ".txt"}


@dataclass(frozen=True, kw_only=True)
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
    files: Mapping[str, str]
    faces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    imports: Mapping[str, str] = field(default_factory=dict)
    licence_file: str = "LICENSE"


def fonts(stem: str, *cuts: str) -> dict[str, str]:
    """The WOFF2 files of a face in these cuts, for Arabic and for Latin."""
    scripts = ("arabic", "latin", "latin-ext")
    files = [f"{stem}-{script}-{cut}-normal.woff2" for script in scripts for cut in cuts]
    return {file: f"files/{file}" for file in files}


LIT = (
    "lit-html",
    "directive",
    "directive-helpers",
    "directives/class-map",
    "directives/live",
    "directives/repeat",
)
FLOATING = {
    "@floating-ui/core": "./core.js",
    "@floating-ui/utils": "./utils.js",
    "@floating-ui/utils/dom": "./utils.dom.js",
}

PACKAGES = (
    Package(
        name="bootstrap",
        version="5.3.9",
        licence="MIT",
        folder="bootstrap",
        files={
            f"{name}.css": f"dist/css/{name}.css" for name in ("bootstrap.min", "bootstrap.rtl.min")
        },
    ),
    Package(
        name="htmx.org",
        version="2.0.11",
        licence="0BSD",
        folder="htmx",
        files={"htmx.min.js": "dist/htmx.min.js"},
    ),
    Package(
        name="chart.js",
        version="4.6.1",
        licence="MIT",
        folder="chartjs",
        files={"chart.umd.min.js": "dist/chart.umd.min.js"},
        licence_file="LICENSE.md",
    ),
    Package(
        name="lit-html",
        version="3.3.3",
        licence="BSD-3-Clause",
        folder="lit-html",
        files={
            f"{module}.{ending}": f"{module}.{ending}"
            for module in LIT
            for ending in ("js", "d.ts")
        },
    ),
    Package(
        name="@preact/signals-core",
        version="1.14.5",
        licence="MIT",
        folder="signals-core",
        files={
            "signals-core.js": "dist/signals-core.mjs",
            "signals-core.d.ts": "dist/signals-core.d.ts",
        },
    ),
    Package(
        name="@floating-ui/dom",
        version="1.8.0",
        licence="MIT",
        folder="floating-ui",
        files={
            "dom.js": "dist/floating-ui.dom.browser.min.mjs",
            "dom.d.ts": "dist/floating-ui.dom.d.mts",
        },
        imports=FLOATING,
    ),
    Package(
        name="@floating-ui/core",
        version="1.8.0",
        licence="MIT",
        folder="floating-ui",
        files={
            "core.js": "dist/floating-ui.core.browser.min.mjs",
            "core.d.ts": "dist/floating-ui.core.d.mts",
        },
        imports=FLOATING,
    ),
    Package(
        name="@floating-ui/utils",
        version="0.2.12",
        licence="MIT",
        folder="floating-ui",
        files={
            "utils.d.ts": "dist/floating-ui.utils.d.mts",
            "utils.dom.d.ts": "dist/floating-ui.utils.dom.d.mts",
        },
        imports=FLOATING,
    ),
    Package(
        name="idb",
        version="8.0.4",
        licence="ISC",
        folder="idb",
        files={"idb.js": "build/index.js", "idb.d.ts": "build/entry.d.ts"},
    ),
    Package(
        name="@fontsource-variable/noto-sans-arabic",
        version="5.3.0",
        licence="OFL-1.1",
        folder="noto-sans-arabic",
        files=fonts("noto-sans-arabic", "wght"),
        faces={"noto-sans-arabic.css": ("wght.css",)},
    ),
    Package(
        name="@fontsource/amiri",
        version="5.3.0",
        licence="OFL-1.1",
        folder="amiri",
        files=fonts("amiri", "400", "700"),
        faces={"amiri.css": ("400.css", "700.css")},
    ),
)


def without_source_map(text: str) -> str:
    """The text without the line that sends a browser after a file that is not here."""
    return re.sub(r"\n?(//# |/\*# )sourceMappingURL=[^\n]*\n?$", "\n", text.rstrip("\n") + "\n")


def with_relative_imports(text: str, imports: Mapping[str, str]) -> str:
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
    for ours, theirs in [*one.files.items(), ("LICENSE.txt", one.licence_file)]:
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
    which = f"{one.name}@{one.version}"
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), which]
    printed = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our table
    with tarfile.open(folder / printed.stdout.split()[-1]) as archive:
        archive.extractall(folder / one.name, filter="data")
    return folder / one.name / "package"


def refresh(packages: tuple[Package, ...], here: Path) -> None:
    """Write every file of these packages and the manifest; what is no longer among them goes."""
    written: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for one in packages:
            for ours, theirs, data in contents(one, unpack(one, Path(scratch))):
                path = here / one.folder / ours
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                written[f"{one.folder}/{ours}"] = {
                    "package": one.name,
                    "version": one.version,
                    "licence": one.licence,
                    "source": theirs,
                    "sha256": hashlib.sha256(data).hexdigest(),
                }
    for path in here.glob("*/**/*"):
        if path.is_file() and path.relative_to(here).as_posix() not in written:
            path.unlink()
    (here / "manifest.json").write_text(
        json.dumps(dict(sorted(written.items())), indent=2) + "\n", encoding="utf-8"
    )
    print(f"{len(written)} files from {len(packages)} packages")


if __name__ == "__main__":
    refresh(PACKAGES, HERE)
