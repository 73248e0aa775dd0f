"""Giving a command another key."""

from __future__ import annotations

import pytest

from labels.keys import KeysError, in_force
from labels.keys.giving import added, given, given_back, holder


def test_a_key_is_given_in_the_stead_of_those_that_were() -> None:
    assert given({}, "drop", "KeyK") == {"drop": ("KeyK",)}


def test_a_key_is_added_to_those_that_are() -> None:
    assert added({}, "drop", "KeyK") == {"drop": ("Backspace", "Delete", "KeyK")}


def test_who_has_a_key_is_known_whether_chosen_or_from_the_start() -> None:
    keys = {"note": ("KeyK",)}

    chords = ("KeyK", "KeyR", "KeyN", "ArrowLeft", "Digit1")

    assert [holder(keys, one, beside="drop") for one in chords] == [
        "note",
        "link",
        "",
        "onward",
        "",
    ]
    assert holder({}, "Digit1", beside="take-2") == "take-1"


def test_what_settles_takes_a_key_from_nobody_else() -> None:
    keys = given({"note": ("KeyK",)}, "take-1", "KeyK")

    assert keys == {"note": ("KeyK",), "take-1": ("KeyK",)}
    assert given(keys, "take-2", "KeyK") == {"note": ("KeyK",), "take-2": ("KeyK",)}


def test_a_key_that_was_given_to_another_is_taken_from_it() -> None:
    keys = {"note": ("KeyK", "KeyJ"), "link": ("KeyU",)}

    assert given(keys, "comment", "KeyK") == {
        "note": ("KeyJ",),
        "link": ("KeyU",),
        "comment": ("KeyK",),
    }


def test_who_has_lost_its_only_key_goes_by_the_one_from_the_start() -> None:
    keys = given({"note": ("KeyK",)}, "comment", "KeyK")

    assert keys == {"comment": ("KeyK",)}
    assert in_force(keys, "rtl")["note"] == ("KeyN",)


def test_who_is_to_have_no_key_still_has_none() -> None:
    assert given({"note": ()}, "comment", "KeyK") == {"note": (), "comment": ("KeyK",)}


def test_what_holds_from_the_start_is_not_kept_as_chosen() -> None:
    assert given({"note": ("KeyK",)}, "note", "KeyN") == {}


def test_keys_are_given_back_one_command_at_a_time() -> None:
    keys = {"note": ("KeyK",), "link": ("KeyU",)}

    assert given_back(keys, "note") == {"link": ("KeyU",)}
    assert given_back({}, "note") == {}


def test_a_key_that_nobody_can_have_is_not_given() -> None:
    with pytest.raises(KeysError):
        given({}, "note", "Ctrl+KeyT")
    with pytest.raises(KeysError):
        given({}, "fly", "KeyK")


def test_letting_go_keeps_escape_and_may_have_more() -> None:
    with pytest.raises(KeysError):
        given({}, "let-go", "KeyK")

    assert added({}, "let-go", "KeyK") == {"let-go": ("Escape", "KeyK")}
