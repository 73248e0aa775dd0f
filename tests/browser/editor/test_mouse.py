"""By mouse: dragging, double clicks, clicks outward; and the clitic policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.editor.desk import Desk


@pytest.mark.parametrize(
    "marked",
    [
        ("F-16", "KeyW", "WEA"),
        ("85%", "KeyM", "NUMERIC"),
        ("15/10/2024", "KeyT", "TIMEX"),
        ("مقاتلات من طراز F-16", "KeyV", "VEH"),
        ("العراق 🌍 في 15/10/2024", "KeyT", "TIMEX"),
        ("العراق 🌍", "KeyG", "GPE"),
    ],
)
def test_a_drag_takes_what_it_ran_over_in_either_direction(
    desk: Desk, marked: tuple[str, str, str]
) -> None:
    words, key, type_name = marked

    desk.label(words, key)

    assert desk.saved() == [(words, type_name)]


def test_a_label_leaves_the_preposition_out_and_offers_the_whole_word(desk: Desk) -> None:
    desk.double_click("بالعراق")
    desk.press("KeyG")
    assert desk.saved() == [("العراق", "GPE")]

    desk.notice.get_by_role("button").first.click()

    assert desk.saved() == [("بالعراق", "GPE")]


def test_a_second_double_click_takes_the_word_without_its_particle(desk: Desk) -> None:
    desk.double_click("بالعراق")
    desk.page.wait_for_timeout(
        600
    )  # a third click within the system's interval is no new double click
    desk.double_click("بالعراق")
    desk.press("KeyG")

    assert desk.saved() == [("العراق", "GPE")]
    expect(desk.notice).to_be_hidden()


def test_a_click_chooses_the_inner_label_and_again_the_outer(desk: Desk) -> None:
    desk.label("تنظيم داعش", "KeyO")
    desk.press("Escape")
    desk.label("داعش", "KeyP")
    desk.press("Escape")
    surface = desk.page.locator(".chosen-head .surface")

    desk.click("داعش")
    expect(surface).to_have_text("داعش")

    desk.page.wait_for_timeout(600)
    desk.click("داعش")
    expect(surface).to_have_text("تنظيم داعش")


def test_what_the_rules_forbid_is_refused_at_once_with_a_sentence(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.press("Escape")
    desk.label("داعش", "KeyO")

    expect(desk.notice).to_contain_text("منظمة")
    assert desk.saved() == [("داعش", "ORG")]


def test_selected_words_are_copied_as_they_stand(desk: Desk) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.drag("مقاتلات من طراز F-16")
    desk.press("Control+KeyC")

    assert desk.page.evaluate("navigator.clipboard.readText()") == "مقاتلات من طراز F-16"
