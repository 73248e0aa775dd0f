"""The digest of the browser's files, and the joined files that stand under it."""

from __future__ import annotations

import gzip
from pathlib import Path

from django.conf import settings

from annotator import assets

STATIC = Path(settings.STATICFILES_DIRS[0])
NAMES = {
    "editor.js",
    "editor.ltr.css",
    "editor.rtl.css",
    "pages.js",
    "pages.ltr.css",
    "pages.rtl.css",
    "editor-later.js",
    "schema.js",
    "schema.ltr.css",
    "schema.rtl.css",
}


def test_any_change_of_any_file_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    before = assets.digest(tmp_path, versions="1")

    (tmp_path / "a.js").write_text("2")

    after = [assets.digest(tmp_path, versions=number) for number in ("1", "2")]
    assert len({before, *after}) == 3


def test_all_pages_find_their_scripts_and_sheets_joined_and_compressed(tmp_path: Path) -> None:
    assets.join(STATIC, into=tmp_path)

    made = {path.name: path.read_bytes() for path in (tmp_path / assets.JOINED).iterdir()}
    assert set(made) == NAMES | {f"{name}.gz" for name in NAMES}
    assert all(gzip.decompress(made[f"{name}.gz"]) == made[name] for name in NAMES)
    assert list(tmp_path.iterdir()) == [tmp_path / assets.JOINED]


def test_what_is_joined_already_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / assets.JOINED).mkdir()

    assets.join(STATIC, into=tmp_path)

    assert list((tmp_path / assets.JOINED).iterdir()) == []


def test_what_the_editor_waits_for_comes_to_less_than_its_limit(tmp_path: Path) -> None:
    assets.join(STATIC, into=tmp_path)

    script = tmp_path / f"{assets.joined_script('editor')}.gz"

    assert script.stat().st_size < 60 * 1024
