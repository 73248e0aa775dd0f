"""What keys a person may choose."""

from __future__ import annotations

import pytest

from labels.keys import COMMANDS, Keys, KeysError, checked


def refused(keys: Keys) -> tuple[str, dict[str, str]]:
    with pytest.raises(KeysError) as refusal:
        checked(keys)
    return refusal.value.code, refusal.value.params


def test_a_command_may_have_several_keys_each_kept_once() -> None:
    assert checked({"note": ("KeyK", "Shift+KeyN", "KeyK"), "drop": ()}) == {
        "note": ("KeyK", "Shift+KeyN"),
        "drop": (),
    }


def test_the_keys_from_the_start_may_all_be_chosen() -> None:
    named = {
        one.name: tuple(
            chord.replace("Onward", "ArrowLeft") if chord.endswith("Onward") else chord
            for chord in (*one.chords, *one.spare)
            if not chord.endswith("Back")
        )
        for one in COMMANDS
    }

    assert checked(named) == named


def test_what_is_no_command_has_no_keys() -> None:
    assert refused({"fly": ("KeyK",)})[0] == "unknown-command"
    assert refused({"fly": ()})[0] == "unknown-command"


@pytest.mark.parametrize("chord", ["", "k", "KeyKK", "Shift+Ctrl+KeyK", "Meta+KeyK", "Shift+"])
def test_what_is_no_key_is_refused(chord: str) -> None:
    assert refused({"note": (chord,)}) == ("unknown-chord", {"command": "note", "chord": chord})


@pytest.mark.parametrize(
    "chord", ["Ctrl+KeyT", "Ctrl+Shift+KeyW", "F5", "Alt+F4", "Ctrl+Tab", "Ctrl+Digit1", "Alt+KeyD"]
)
def test_a_key_of_the_browser_is_refused(chord: str) -> None:
    assert refused({"note": (chord,)})[0] == "chord-of-browser"


@pytest.mark.parametrize("chord", ["Ctrl+KeyC", "Ctrl+KeyA", "Space", "Shift+Space", "PageDown"])
def test_a_key_by_which_the_text_is_copied_or_scrolled_is_refused(chord: str) -> None:
    assert refused({"note": (chord,)})[0] == "chord-of-text"


def test_a_key_that_writes_a_letter_on_other_keyboards_is_refused() -> None:
    assert refused({"note": ("Ctrl+Alt+KeyE",)})[0] == "chord-with-altgr"


@pytest.mark.parametrize(
    ("chord", "owner"),
    [("Escape", "let-go"), ("Tab", "next-label"), ("Shift+Tab", "previous-label")],
)
def test_a_key_that_leads_out_stays_where_it_is(chord: str, owner: str) -> None:
    assert refused({"note": (chord,)}) == (
        "chord-kept",
        {"command": "note", "chord": chord, "other": owner},
    )
    assert checked({owner: (chord,)}) == {owner: (chord,)}


def test_escape_is_never_taken_from_letting_go() -> None:
    assert refused({"let-go": ("KeyK",)})[0] == "chord-kept"
    assert refused({"let-go": ()})[0] == "chord-kept"


def test_one_chord_is_not_chosen_for_two_commands() -> None:
    assert refused({"note": ("KeyK",), "link": ("KeyJ", "KeyK")}) == (
        "chord-twice",
        {"command": "link", "chord": "KeyK", "other": "note"},
    )


def test_a_chord_that_another_has_from_the_start_may_be_chosen() -> None:
    assert checked({"comment": ("KeyN",)}) == {"comment": ("KeyN",)}
