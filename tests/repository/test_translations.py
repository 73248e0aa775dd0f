"""Every sentence is there in Arabic, and what is compiled is what is written."""

from __future__ import annotations

import ast
import gettext
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.sources import ROOT

LOCALE = Path("annotator/locale/ar/LC_MESSAGES/django")
Catalogue = dict[str, list[str]]
"""The translations of each sentence, one for each plural form; fuzzy ones count as missing."""


def catalogue(text: str) -> Catalogue:
    """A gettext catalogue as it is written; what is no longer used is left out."""
    return dict(entry(block) for block in text.split("\n\n") if "msgid " in block)


def entry(block: str) -> tuple[str, list[str]]:
    """One sentence, with its context before a bar, and its translations."""
    words: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        if line.startswith("msg"):
            name = line.partition(" ")[0]
            words[name] = ""
        if line.endswith('"') and not line.startswith("#"):
            words[name] += ast.literal_eval(line[line.index('"') :])
    context = words.get("msgctxt", "")
    translated = [words[name] for name in sorted(words) if name.startswith("msgstr")]
    fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in block.splitlines())
    sentence = f"{context}|{words.get('msgid', '')}" if context else words.get("msgid", "")
    return sentence, [""] if fuzzy else translated


def untranslated(entries: Catalogue) -> list[str]:
    """Sentences that lack a translation, or one of its plural forms."""
    return [sentence for sentence, forms in entries.items() if sentence and not all(forms)]


def compiled(data: bytes) -> set[str]:
    """Every translation in a compiled catalogue."""
    known = gettext.GNUTranslations(io.BytesIO(data))
    return set(known._catalog.values())  # type: ignore[attr-defined]  # noqa: SLF001 - no other way to list


def test_every_sentence_is_translated() -> None:
    entries = catalogue((ROOT / LOCALE).with_suffix(".po").read_text("utf-8"))

    assert untranslated(entries) == []


def test_what_is_compiled_is_what_is_written() -> None:
    entries = catalogue((ROOT / LOCALE).with_suffix(".po").read_text("utf-8"))
    there = compiled((ROOT / LOCALE).with_suffix(".mo").read_bytes())

    missing = {form for sentence, forms in entries.items() if sentence for form in forms} - there

    assert missing == set()


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")
def test_every_sentence_of_ours_is_in_the_catalogue(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "annotator", tmp_path / "annotator")
    written = (tmp_path / LOCALE).with_suffix(".po")
    before = set(catalogue(written.read_text("utf-8")))

    # Without our settings: these would have it write into the repository itself.
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--locale", "ar", "--no-obsolete"],
        cwd=tmp_path / "annotator",
        env={"PATH": os.environ["PATH"]},
        check=True,
        capture_output=True,
    )

    assert set(catalogue(written.read_text("utf-8"))) - before == set()


def test_a_sentence_without_its_translation_is_noticed() -> None:
    text = (
        'msgid ""\nmsgstr "Language: ar\\n"\n\n'
        'msgid "Saved"\nmsgstr "حُفظ"\n\n'
        'msgid "Hand in"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "Undo"\nmsgstr "إعادة"\n\n'
        'msgctxt "key"\nmsgid "Drop"\nmsgstr ""\n"احذف"\n\n'
        'msgid "%d label"\nmsgid_plural "%d labels"\nmsgstr[0] "وسم"\nmsgstr[1] ""\n\n'
        '#~ msgid "Gone"\n#~ msgstr ""\n'
    )

    assert untranslated(catalogue(text)) == ["Hand in", "Undo", "%d label"]
    assert catalogue(text)["key|Drop"] == ["احذف"]
