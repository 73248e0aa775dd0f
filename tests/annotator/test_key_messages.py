"""Keys in words: as they stand on the keyboard, and why one cannot be had."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from django.utils import translation

from annotator.messages import sentence
from annotator.messages.commands import COMMANDS, GROUPS
from annotator.messages.keys import KEYS, cap
from labels.keys import BY_NAME, Group, KeysCode, KeysError, checked

SHARED = json.loads((Path(__file__).parents[1] / "data" / "keys.json").read_text(encoding="utf-8"))


def test_every_command_and_group_has_its_words() -> None:
    assert set(COMMANDS) == set(BY_NAME)
    assert set(GROUPS) == set(Group)


def test_every_refusal_has_its_words() -> None:
    assert set(KEYS) == set(get_args(KeysCode))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("code", get_args(KeysCode))
def test_a_refusal_is_a_sentence_about_a_key_and_a_command(code: KeysCode, language: str) -> None:
    error = KeysError(code, command="note", chord="Shift+KeyN", other="link")

    with translation.override(language):
        said = sentence(error)

    assert said.endswith(".")
    assert "%(" not in said


def test_two_commands_of_one_key_are_both_named() -> None:
    with pytest.raises(KeysError) as refusal:
        checked({"note": ("KeyK",), "link": ("KeyK",)})

    with translation.override("en"):
        said = sentence(refusal.value)
    assert said == (
        "“K” is given to “Note on the chosen label” and to “Roles and relations of the chosen"
        " label”: leave it to one of them."
    )


@pytest.mark.parametrize(("chord", "shown"), SHARED["caps"].items())
def test_a_key_is_shown_as_it_stands_on_the_keyboard(chord: str, shown: str) -> None:
    assert cap(chord) == shown


def test_a_key_keeps_its_direction_within_an_arabic_sentence() -> None:
    error = KeysError("chord-of-browser", command="note", chord="Shift+BracketLeft")

    with translation.override("ar"):
        assert "«\u2066{\u2069»" in sentence(error)
    with translation.override("en"):
        assert "“{”" in sentence(error)
