"""Where the keys of a schema meet those of the editor."""

from __future__ import annotations

from dataclasses import replace

from labels.keys import Covered, Moved, Shared, clashes
from labels.schema import MentionKind, MentionType, Role, Schema

PERSON = MentionType("PER", hotkey="KeyN")
ATTACK = MentionType("Attack", kind=MentionKind.EVENT, hotkey="Shift+KeyZ")


def schema(*types: MentionType) -> Schema:
    return Schema(name="news", types=types)


def test_a_schema_whose_keys_are_free_clashes_with_nothing() -> None:
    assert clashes(schema(replace(PERSON, hotkey="KeyP"), ATTACK)) == ()


def test_a_command_gives_its_key_to_a_type_and_goes_to_another() -> None:
    assert clashes(schema(PERSON)) == (Moved("KeyN", ("PER",), "note", "Shift+KeyN"),)


def test_a_command_gives_its_key_to_roles_each_named_once() -> None:
    roles = (Role("Artifact", hotkey="KeyR"), Role("Recipient", hotkey="KeyQ"))
    other = replace(ATTACK, name="Transport", hotkey="", roles=roles[:1])

    found = clashes(schema(replace(ATTACK, roles=roles), other))

    assert found == (Moved("KeyR", ("Artifact",), "link", "KeyX"),)


def test_a_key_of_a_type_that_is_a_roles_too_is_told() -> None:
    person = replace(PERSON, hotkey="KeyV")
    attack = replace(ATTACK, roles=(Role("Victim", hotkey="KeyV"),))

    assert clashes(schema(person, attack)) == (Shared("KeyV", "PER", ("Victim",)),)


def test_a_group_marks_nothing_and_takes_no_key() -> None:
    assert clashes(schema(replace(PERSON, selectable=False))) == ()


def test_a_key_that_a_stop_covers_is_told() -> None:
    roles = (Role("Artifact", hotkey="Digit0"),)

    found = clashes(schema(replace(PERSON, hotkey="KeyB"), replace(ATTACK, hotkey="", roles=roles)))

    assert found == (
        Covered("KeyB", ("PER",), "take-both"),
        Covered("Digit0", ("Artifact",), "take-none"),
    )
