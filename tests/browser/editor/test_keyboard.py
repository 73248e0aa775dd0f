"""The keyboard alone suffices."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.editor.desk import Desk


def test_an_article_is_read_labelled_and_linked_without_a_mouse(desk: Desk) -> None:
    desk.press("Shift+KeyA")  # قصفت, where the reader begins
    desk.press("ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "KeyV")
    desk.press("Escape", "End", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "KeyT")
    desk.press("Shift+Tab", "Shift+Tab", "KeyI", "Tab", "Enter")

    assert desk.saved() == [
        ("قصفت", "Conflict.Attack"),
        ("مقاتلات من", "VEH"),
        ("فجر الثلاثاء", "TIMEX"),
    ]
    assert desk.links() == [("قصفت", "Instrument", "مقاتلات من")]


def test_a_type_without_a_key_is_found_by_its_arabic_name(desk: Desk) -> None:
    desk.press("Enter")
    desk.page.keyboard.type("افلاس")
    desk.press("Enter")

    assert desk.saved() == [("قصفت", "Business.Declare-Bankruptcy")]


def test_one_escape_closes_the_list_whatever_was_typed_there(desk: Desk) -> None:
    desk.press("Enter")
    desk.page.keyboard.type("افلاس")

    desk.press("Escape")

    expect(desk.page.locator("#palette")).to_be_hidden()


def test_arrows_with_alt_stop_within_a_word(desk: Desk) -> None:
    desk.click("بالعراق")
    desk.press("Alt+ArrowRight", "Alt+ArrowLeft", "Alt+ArrowLeft", "Alt+Shift+ArrowLeft", "KeyG")

    assert desk.saved() == [("ال", "GPE")]


def test_ends_of_a_label_move_by_parts_of_words(desk: Desk) -> None:
    desk.click("داعش")
    desk.press("KeyO", "BracketLeft", "Shift+BracketRight")

    assert desk.saved() == [("تنظيم داعش ب", "ORG")]


def test_a_label_is_retyped_by_another_key_and_dropped_by_one(desk: Desk) -> None:
    desk.click("داعش")
    desk.press("KeyO", "KeyP")
    assert desk.saved() == [("داعش", "PER")]

    desk.press("Backspace")
    assert desk.saved() == []


def test_all_of_it_can_be_undone_after_it_was_saved_and_done_again(desk: Desk) -> None:
    for words, key in (("داعش", "KeyO"), ("الجيش", "KeyO"), ("بغداد", "KeyG")):
        desk.label(words, key)
    assert len(desk.saved()) == 3

    desk.press("Control+KeyZ", "Control+KeyZ", "Control+KeyZ")
    assert desk.saved() == []

    desk.press("Control+Shift+KeyZ", "Control+Shift+KeyZ")
    assert desk.saved() == [("داعش", "ORG"), ("الجيش", "ORG")]


def test_help_lists_the_keys_in_force(desk: Desk) -> None:
    desk.press("Shift+Slash")

    expect(desk.page.locator("#help")).to_contain_text("منظمة")
    expect(desk.page.locator("#help kbd", has_text="⇧A").first).to_be_visible()


def test_a_note_is_written_and_the_text_has_the_keys_again(desk: Desk) -> None:
    desk.click("داعش")
    desk.press("KeyO", "KeyN")
    desk.page.keyboard.type("PG")
    desk.press("Escape", "KeyP")

    assert desk.saved() == [("داعش", "PER")]
    expect(desk.page.locator("#note")).to_have_value("PG")


def test_tab_leaves_the_text_after_its_last_label(desk: Desk) -> None:
    desk.label("بغداد", "KeyG")
    desk.press("Escape", "Home", "Tab", "Tab")

    assert desk.page.evaluate("document.activeElement !== document.body")
