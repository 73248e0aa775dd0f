"""By mouse: dragging, double clicks, clicks outward; and the clitic policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from labels.models import Project
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import PLACE, Desk
from tests.labels import making

SCROLLED = "document.querySelector('#scroller').scrollTop"


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


def test_a_click_with_shift_extends_what_is_selected_either_way(desk: Desk) -> None:
    desk.double_click("تنظيم")
    desk.page.keyboard.down("Shift")
    desk.click("بالعراق")
    expect_selected(desk, "تنظيم داعش بالعراق")

    desk.click("طراز")
    desk.page.keyboard.up("Shift")

    expect_selected(desk, "طراز F-16 مواقع تنظيم")


def test_a_click_with_shift_beyond_the_sentence_extends_to_its_end(desk: Desk) -> None:
    desk.double_click("فجر")
    desk.page.keyboard.down("Shift")
    desk.click("بغداد")
    desk.page.keyboard.up("Shift")

    expect_selected(desk, "فجر الثلاثاء.")


def test_three_clicks_take_the_sentence(desk: Desk) -> None:
    at = desk.page.evaluate(PLACE, "تعليق")
    desk.page.mouse.click(at["x"], at["y"], click_count=3)

    expect_selected(desk, "ولم يصدر تعليق من بغداد.")


def test_escape_in_the_midst_of_a_drag_gives_back_what_was_selected(desk: Desk) -> None:
    desk.double_click("تعليق")
    at = desk.page.evaluate(PLACE, "تنظيم داعش")
    desk.page.mouse.move(at["start"], at["y"])
    desk.page.mouse.down()
    desk.page.mouse.move(at["end"], at["below"], steps=3)
    expect_selected(desk, "تنظيم داعش")

    desk.press("Escape")
    desk.page.mouse.move(at["end"] - 80, at["below"], steps=3)
    desk.page.mouse.up()

    expect_selected(desk, "تعليق")


def test_a_drag_beyond_what_is_seen_scrolls_and_stays_in_its_sentence(
    project: Project, open_desk: Open
) -> None:
    words = " ".join(f"كلمة{number}" for number in range(400))
    making.bring(project, making.reading("longest", text=f"قال {words}.\nوانتهى."))
    desk = open_desk(project.articles.get(external_id="longest"))
    at = desk.page.evaluate(PLACE, "كلمة2")
    desk.page.mouse.move(at["x"], at["y"])
    desk.page.mouse.down()

    desk.page.mouse.move(700, 795, steps=3)
    before = 0
    while not before or desk.page.evaluate(SCROLLED) > before:
        before = desk.page.evaluate(SCROLLED)
        desk.page.wait_for_timeout(400)
    desk.page.mouse.up()

    expect_selected(desk, words[words.index("كلمة2 ") :] + ".")


def expect_selected(desk: Desk, words: str) -> None:
    """That these words are selected: they are what is copied."""
    desk.page.wait_for_timeout(50)
    copied = desk.page.evaluate(
        """() => { const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer() });
          document.dispatchEvent(event);
          return event.clipboardData.getData("text/plain"); }"""
    )
    assert copied == words
