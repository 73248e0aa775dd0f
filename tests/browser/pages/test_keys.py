"""One's own keys: pressed, not written; and the focus stays with whoever has no mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from labels.models import User
from labels.preferences import preferences_from
from tests.browser.editor.conftest import signed_in
from tests.labels import making


def _opened(page: Page, server: str, language: str = "en") -> User:
    reader = making.person("reader", language=language)
    signed_in(page, reader, server)
    page.goto("/account/keys/")
    return reader


def _own(reader: User) -> dict[str, tuple[str, ...]]:
    reader.refresh_from_db()
    return dict(preferences_from(reader.preferences).keys)


def _press(page: Page, command: str, *keys: str) -> None:
    page.locator(f"#give-{command}").focus()
    for key in ("Enter", *keys):
        page.keyboard.press(key)


def test_the_next_key_that_is_pressed_is_the_commands(page: Page, server: str) -> None:
    reader = _opened(page, server)

    _press(page, "note", "Shift+KeyQ")

    expect(page.locator("#key-note kbd")).to_have_text("⇧Q")
    expect(page.locator("#give-note")).to_be_focused()
    assert _own(reader) == {"note": ("Shift+KeyQ",)}


def test_while_a_key_is_awaited_the_button_says_so_and_escape_or_tab_leave_it(
    page: Page, server: str
) -> None:
    reader = _opened(page, server)
    button = page.locator("#give-note")

    _press(page, "note")
    expect(button).to_have_text("Press the new key; Esc leaves it as it is")
    page.keyboard.press("Escape")
    expect(button).to_contain_text("Change")
    expect(button).to_be_focused()

    _press(page, "note", "Tab")
    expect(button).to_contain_text("Change")
    expect(page.locator("#add-note")).to_be_focused()
    assert _own(reader) == {}


def test_a_key_of_another_command_is_asked_for_and_may_be_left(page: Page, server: str) -> None:
    reader = _opened(page, server)

    _press(page, "comment", "KeyN")
    expect(page.locator("#take-key")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#take-key")).to_have_count(0)
    expect(page.locator("#give-comment")).to_be_focused()
    assert _own(reader) == {}


def test_a_key_of_another_command_is_taken_and_the_other_moves_aside(
    page: Page, server: str
) -> None:
    reader = _opened(page, server)

    _press(page, "comment", "KeyN")
    expect(page.locator("#take-key")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#key-comment kbd")).to_have_text("N")
    expect(page.locator("#key-note kbd")).to_have_text("⇧N")
    expect(page.locator("#give-comment")).to_be_focused()
    assert _own(reader) == {"comment": ("KeyN",)}


def test_a_key_of_the_browser_is_refused_where_it_was_pressed(page: Page, server: str) -> None:
    reader = _opened(page, server, "ar")

    _press(page, "note", "Control+KeyQ")

    expect(page.locator("#key-note .wrong")).to_contain_text("من مفاتيح المتصفح")
    assert _own(reader) == {}


def test_one_or_all_go_back_and_the_focus_is_not_lost(page: Page, server: str) -> None:
    reader = _opened(page, server)
    _press(page, "note", "KeyQ")
    expect(page.locator("#reset-note")).to_be_visible()
    _press(page, "link", "KeyU")
    expect(page.locator("#reset-link")).to_be_visible()
    expect(page.locator("#give-link")).to_be_focused()

    page.locator("#reset-note").press("Enter")
    expect(page.locator("#key-note kbd")).to_have_text("N")
    expect(page.locator("#give-note")).to_be_focused()

    page.locator("#reset-all").press("Enter")
    expect(page.locator("#key-link kbd")).to_have_text("R")
    expect(page.locator("#give-onward")).to_be_focused()
    assert _own(reader) == {}
