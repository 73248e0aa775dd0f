"""The palette: found by a few letters, told to a screen reader, the focus given back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.editor.desk import Desk


def test_the_letters_that_answer_are_marked(desk: Desk) -> None:
    desk.press("Enter")
    desk.page.keyboard.type("هجو")

    row = desk.page.locator("#palette [role=option]").first
    expect(row.locator("mark")).to_have_text("هجو")
    expect(row.locator("kbd")).to_have_text("⇧A")
    expect(row.locator(".group")).to_have_text("النزاع")


def test_an_english_name_is_shown_beside_the_arabic_one(desk: Desk) -> None:
    desk.press("Enter")
    desk.page.keyboard.type("bankr")

    row = desk.page.locator("#palette [role=option]").first
    expect(row.locator(".title")).to_have_text("إعلان إفلاس")
    expect(row.locator(".also mark")).to_have_text("bankr")


def test_one_mistaken_letter_is_forgiven(desk: Desk) -> None:
    desk.press("Enter")
    desk.page.keyboard.type("هحوم")
    desk.press("Enter")

    assert desk.saved() == [("قصفت", "Conflict.Attack")]


def test_what_was_used_last_stands_first(desk: Desk) -> None:
    desk.press("Enter")
    desk.page.keyboard.type("افلاس")
    desk.press("Enter", "Escape", "ArrowLeft", "Enter")

    expect(desk.page.locator("#palette [role=option] .title").first).to_have_text("إعلان إفلاس")


def test_a_screen_reader_is_told_which_row_is_meant_and_how_many_there_are(desk: Desk) -> None:
    desk.press("Enter")
    box = desk.page.locator("#palette [role=combobox]")
    expect(box).to_be_focused()
    desk.page.keyboard.type("نقل")
    desk.press("ArrowDown")

    meant = desk.page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(meant).to_have_attribute("aria-selected", "true")
    count = desk.page.locator("#palette [role=option]").count()
    expect(desk.page.locator("#palette [role=status]")).to_contain_text(str(count))
    expect(desk.page.locator("#palette [aria-selected=true]")).to_have_count(1)


def test_nothing_found_is_said(desk: Desk) -> None:
    desk.press("Enter")
    desk.page.keyboard.type("غغغغ")

    expect(desk.page.locator("#palette [role=alert]")).to_be_visible()
    desk.press("Enter", "Escape")
    assert desk.saved() == []


def test_the_focus_goes_back_to_where_it_was(desk: Desk) -> None:
    desk.page.locator("#reading").focus()
    desk.press("Enter", "Escape")

    expect(desk.page.locator("#reading")).to_be_focused()
