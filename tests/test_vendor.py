"""What is vendored is what its manifest says, and a browser can take it as it lies."""

from __future__ import annotations

import hashlib
import json
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
VENDOR = ROOT / "static" / "vendor"
REFRESH = runpy.run_path(str(VENDOR / "refresh.py"))
FOLDERS = [VENDOR, ROOT / "tests" / "vendor"]
OURS = {"manifest.json", "refresh.py"}
each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.parent.name)


def told_of(folder: Path) -> dict[str, dict[str, str]]:
    """What the folder's manifest says of each file."""
    told: dict[str, dict[str, str]] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return told


def present(folder: Path) -> set[str]:
    """Paths of the vendored files, from the folder that holds them."""
    files = (path for path in folder.rglob("*") if path.is_file())
    paths = {path.relative_to(folder).as_posix() for path in files if path.suffix != ".pyc"}
    return paths - OURS


def strangers(folder: Path, manifest: dict[str, dict[str, str]]) -> list[str]:
    """Files of a manifest whose bytes under `folder` are others than it says."""
    return [
        path
        for path, told in manifest.items()
        if hashlib.sha256((folder / path).read_bytes()).hexdigest() != told["sha256"]
    ]


MANIFEST = told_of(VENDOR)


@each_folder
def test_every_file_is_the_one_the_manifest_tells_of(folder: Path) -> None:
    manifest = told_of(folder)

    assert strangers(folder, manifest) == []
    assert present(folder) == set(manifest)


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("changed")
    told = {"a.js": {"sha256": hashlib.sha256(b"as it was").hexdigest()}}

    assert strangers(tmp_path, told) == ["a.js"]


@each_folder
def test_the_manifest_tells_of_the_versions_that_refresh_takes(folder: Path) -> None:
    files = told_of(folder).values()
    packages = runpy.run_path(str(folder / "refresh.py"))["PACKAGES"]

    told = {(entry["package"], entry["version"], entry["licence"]) for entry in files}

    assert told == {(one.name, one.version, one.licence) for one in packages}


@each_folder
def test_every_folder_holds_its_licence(folder: Path) -> None:
    manifest = told_of(folder)

    folders = {path.split("/")[0] for path in manifest}

    assert {one for one in folders if f"{one}/LICENSE.txt" not in manifest} == set()


@pytest.mark.parametrize("path", sorted(path for path in MANIFEST if path.endswith(".js")))
def test_a_module_imports_only_what_lies_here(path: str) -> None:
    text = (VENDOR / path).read_text("utf-8")
    imported = re.findall(r"""(?:\bfrom|^import)\s*["']([@\w./-]+)["']""", text, re.MULTILINE)

    wanted = [name for name in imported if not (VENDOR / path).parent.joinpath(name).is_file()]

    assert wanted == []
    assert "sourceMappingURL" not in text


@pytest.mark.parametrize("path", sorted(path for path in MANIFEST if path.endswith(".css")))
def test_a_style_sheet_asks_for_nothing_from_elsewhere(path: str) -> None:
    text = (VENDOR / path).read_text("utf-8")
    asked = re.findall(r"""url\(["']?([^"')]+)""", text)

    files = [name for name in asked if not name.startswith("data:")]

    assert [name for name in files if not (VENDOR / path).parent.joinpath(name).is_file()] == []


def test_a_bare_import_becomes_a_relative_one() -> None:
    module = 'import{a}from"@scope/core";export*from \'@scope/core/dom\';const b="@scope/core"'
    paths = {"@scope/core": "./core.js", "@scope/core/dom": "./dom.js"}

    changed = REFRESH["with_relative_imports"](module, paths)

    assert changed == 'import{a}from"./core.js";export*from \'./dom.js\';const b="@scope/core"'


def test_a_source_map_is_not_asked_for() -> None:
    without_source_map = REFRESH["without_source_map"]

    assert without_source_map("code();\n//# sourceMappingURL=a.js.map\n") == "code();\n"
    assert without_source_map("a{}\n/*# sourceMappingURL=a.css.map */") == "a{}\n"
    assert without_source_map("code();") == "code();\n"


def test_only_the_faces_kept_here_are_named() -> None:
    sheet = """/* latin */
@font-face {
  src: url(./files/a-latin.woff2) format('woff2'), url(./files/a-latin.woff) format('woff');
  unicode-range: U+0000-00FF;
}
@font-face {
  src: url(./files/a-math.woff2) format('woff2');
}
"""

    kept = REFRESH["kept_faces"](sheet, frozenset({"a-latin.woff2"}))

    assert kept == (
        '@font-face {\n  src: url("a-latin.woff2") format("woff2");\n'
        "  unicode-range: U+0000-00FF;\n}\n"
    )
