"""How many actions things take by keyboard; the design says at most how many."""

from __future__ import annotations

from tests.browser.editor.arabic_keyboard import ArabicKeyboard
from tests.browser.editor.desk import Desk


def _attack_in_sight(desk: Desk, keyboard: ArabicKeyboard) -> None:
    """Two labels that an attack may want, and the reader beyond them."""
    desk.label("داعش", "KeyO")
    desk.label("بالعراق", "KeyG")
    keyboard.press("Escape", "ArrowDown")
    keyboard.keys, keyboard.actions, keyboard.moving = 0, 0, False


def test_a_new_label_takes_two_actions(desk: Desk) -> None:
    keyboard = ArabicKeyboard(desk.page)

    keyboard.press("Home", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "KeyO")

    assert (len(desk.saved()), keyboard.actions) == (1, 2)


def test_a_word_that_the_reader_is_at_takes_one_key(desk: Desk) -> None:
    keyboard = ArabicKeyboard(desk.page)

    keyboard.press("Shift+KeyA")

    assert (desk.saved(), keyboard.keys) == ([("قصفت", "Conflict.Attack")], 1)


def test_an_event_with_two_arguments_takes_six_actions(desk: Desk) -> None:
    keyboard = ArabicKeyboard(desk.page)
    _attack_in_sight(desk, keyboard)

    keyboard.press("ArrowUp", "Shift+KeyA", "KeyE", "Enter", "KeyL", "Enter")

    assert desk.links() == [("قصفت", "Attacker", "داعش"), ("قصفت", "Place", "العراق")]
    assert (keyboard.actions, keyboard.keys) == (6, 6)


def test_an_event_whose_arguments_are_not_labelled_yet_takes_eight(desk: Desk) -> None:
    keyboard = ArabicKeyboard(desk.page)

    keyboard.press("Home", "Shift+KeyA", "KeyE", *["ArrowLeft"] * 9, "KeyO", "KeyL")
    keyboard.press("ArrowLeft", "KeyG")

    assert desk.links() == [("قصفت", "Attacker", "داعش"), ("قصفت", "Place", "العراق")]
    assert keyboard.actions == 8


def test_a_copied_event_takes_three_actions_whatever_its_arguments(desk: Desk) -> None:
    keyboard = ArabicKeyboard(desk.page)
    _attack_in_sight(desk, keyboard)
    keyboard.press("ArrowUp", "Shift+KeyA", "KeyE", "Enter", "KeyL", "Enter")
    before = keyboard.actions

    keyboard.press("Control+KeyD", "ArrowDown", "ArrowDown", "ArrowLeft", "Enter")

    assert (len(desk.links()), keyboard.actions - before) == (4, 3)


def test_all_other_occurrences_take_one_key(desk: Desk) -> None:
    keyboard = ArabicKeyboard(desk.page)
    desk.label("بالعراق", "KeyG")

    keyboard.press("KeyA")

    assert desk.saved() == [("العراق", "GPE"), ("العراق", "GPE")]
    assert keyboard.keys == 1
