"""The keys of commands: the same in Python and in the browser, and always some."""

from __future__ import annotations

import json
import string
from pathlib import Path
from typing import Any

import pytest

from labels.keys import BY_NAME, COMMANDS, KeysError, in_force, refuse_chord

SHARED = json.loads((Path(__file__).parents[2] / "data" / "keys.json").read_text(encoding="utf-8"))
LETTERS = [f"{held}Key{letter}" for held in ("", "Shift+") for letter in string.ascii_uppercase]
DIGITS = [f"{held}Digit{digit}" for held in ("", "Shift+") for digit in range(10)]


def test_the_table_is_the_one_that_the_browser_has() -> None:
    rows = [[one.group, one.name, list(one.chords), list(one.spare)] for one in COMMANDS]

    assert rows == SHARED["commands"]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["title"])
def test_what_holds_is_what_holds_in_the_browser(case: dict[str, Any]) -> None:
    own = {command: tuple(chords) for command, chords in case["own"].items()}

    held = in_force(own, case["direction"], taken=case["taken"])

    assert {name: list(held[name]) for name in case["held"]} == case["held"]


def test_a_schema_that_takes_every_key_it_can_leaves_every_command_one() -> None:
    held = in_force({}, "rtl", taken=[*LETTERS, *DIGITS])

    assert [name for name, chords in held.items() if not chords] == []


@pytest.mark.parametrize("settles", [False, True])
def test_no_chord_does_two_things(settles: bool) -> None:  # noqa: FBT001 - a case
    held = in_force({}, "rtl", taken=LETTERS)

    chords = [one for name in held if BY_NAME[name].settles == settles for one in held[name]]
    assert len(chords) == len(set(chords))


def test_a_command_that_nobody_knows_has_no_keys() -> None:
    with pytest.raises(KeysError) as refused:
        refuse_chord("dance", "KeyA")

    assert (refused.value.code, refused.value.params["command"]) == ("unknown-command", "dance")
