"""The list of labels by keyboard, and the focus, which is never lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.editor.desk import Desk

FOCUS = """() => {
  const one = document.activeElement;
  return one?.closest("[data-id]")?.querySelector(".surface")?.textContent ?? one?.id ?? "";
}"""


@pytest.fixture
def listed(desk: Desk) -> Desk:
    """Three labels in the first sentence, and the focus on the first of their rows."""
    for words, key in (("داعش", "KeyO"), ("بالعراق", "KeyG"), ("فجر الثلاثاء", "KeyT")):
        desk.label(words, key)
    desk.press("Escape", "Escape")
    desk.page.locator("#tab-labels").focus()
    desk.press("Enter")
    desk.page.locator(".labels button").first.focus()
    return desk


def focus(desk: Desk) -> str:
    return str(desk.page.evaluate(FOCUS))


def test_arrows_go_from_label_to_label_and_tab_comes_to_one_only(listed: Desk) -> None:
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Home", "End"):
        listed.press(key)
        seen.append(focus(listed))

    last = "فجر الثلاثاء"
    assert seen == ["العراق", last, last, "العراق", "داعش", last]
    assert listed.page.locator(".labels button[tabindex='0']").all_inner_texts()[0].startswith(last)
    expect(listed.page.locator(".labels button[tabindex='0']")).to_have_count(1)


def test_enter_chooses_the_label_and_the_focus_stays(listed: Desk) -> None:
    listed.press("ArrowDown", "Enter")

    expect(listed.page.locator(".labels [aria-current=true] .surface")).to_have_text("العراق")
    expect(listed.page.locator("#announced")).to_contain_text("العراق")
    assert focus(listed) == "العراق"


def test_delete_drops_the_label_and_the_focus_goes_to_its_neighbour(listed: Desk) -> None:
    listed.press("ArrowDown", "Delete")
    assert focus(listed) == "فجر الثلاثاء"
    expect(listed.page.locator("#announced")).to_contain_text("العراق")

    listed.press("Delete")
    assert focus(listed) == "داعش"

    listed.press("Backspace")
    assert focus(listed) == "tab-labels"
    assert listed.saved() == []


def test_a_button_that_is_gone_or_out_of_use_leaves_the_focus_to_the_text(desk: Desk) -> None:
    desk.press("KeyO")
    desk.page.locator("#undo").focus()
    desk.press("Enter")
    expect(desk.page.locator("#undo")).to_be_disabled()
    expect(desk.page.locator("#reading")).to_be_focused()

    desk.press("KeyO")
    desk.page.locator("#panel-chosen .quiet").last.focus()
    desk.press("Enter")
    expect(desk.page.locator("#reading")).to_be_focused()
    assert desk.saved() == []


def test_a_tab_that_opens_by_itself_leaves_the_focus_to_the_text(listed: Desk) -> None:
    listed.page.locator("#panel-labels input").focus()
    listed.click("داعش")

    expect(listed.page.locator("#panel-labels")).to_be_hidden()
    expect(listed.page.locator("#reading")).to_be_focused()


def test_a_hand_in_that_is_refused_leaves_the_focus_where_it_was(desk: Desk) -> None:
    desk.page.context.set_offline(True)
    desk.press("KeyO")
    desk.page.locator("#hand-in").focus()
    desk.press("Enter")

    expect(desk.notice).to_be_visible()
    expect(desk.page.locator("#hand-in")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Shift+Slash"])
def test_what_opens_over_the_text_gives_the_focus_back(desk: Desk, key: str) -> None:
    desk.page.locator("#reading").focus()
    desk.press(key, "Escape")

    expect(desk.page.locator("#reading")).to_be_focused()
