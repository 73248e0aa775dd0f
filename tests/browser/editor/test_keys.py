"""The keys that a reader has chosen, and the help layer that shows what is in force."""

from __future__ import annotations

from playwright.sync_api import expect

from labels.actions import preferences
from labels.models import Project, User
from labels.preferences import Choice
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk


def choose(user: User, **keys: tuple[str, ...]) -> None:
    given = {command.replace("_", "-"): chords for command, chords in keys.items()}
    preferences.choose(user=user, choice=Choice(keys=given))


def test_the_editor_goes_by_the_keys_that_its_reader_chose(
    project: Project, annotator: User, open_desk: Open
) -> None:
    choose(annotator, onward=("KeyK",), drop=("KeyY",))
    desk = open_desk(project.articles.get(external_id="one"))

    desk.press("KeyK", "KeyV")
    assert desk.saved() == [("مقاتلات", "VEH")]

    desk.press("Backspace")
    assert desk.saved() == [("مقاتلات", "VEH")]

    desk.press("KeyY")
    assert desk.saved() == []


def test_a_chosen_key_that_the_schema_takes_labels_and_the_command_has_its_first(
    project: Project, annotator: User, open_desk: Open
) -> None:
    choose(annotator, drop=("KeyV",))
    desk = open_desk(project.articles.get(external_id="one"))

    desk.press("ArrowLeft", "KeyV")
    assert desk.saved() == [("مقاتلات", "VEH")]

    desk.press("Backspace")
    assert desk.saved() == []


def test_hand_in_by_its_chosen_key_works_from_a_field_too(
    project: Project, annotator: User, open_desk: Open
) -> None:
    choose(annotator, hand_in=("Ctrl+KeyM",))
    desk = open_desk(project.articles.get(external_id="one"))
    desk.press("KeyO", "KeyN")
    expect(desk.page.locator("#note")).to_be_focused()

    desk.press("Control+KeyM")

    expect(desk.page.locator("h1")).to_have_text("two")


def test_help_shows_the_keys_in_force_by_what_they_are_about(
    project: Project, annotator: User, open_desk: Open
) -> None:
    choose(annotator, note=("KeyK",))
    desk = open_desk(project.articles.get(external_id="one"))

    desk.press("Shift+Slash")

    help_layer = desk.page.locator("#help")
    headings = help_layer.locator("h3").all_inner_texts()
    assert headings[:2] == ["التنقّل", "الوسوم"]
    row = help_layer.locator("dl > div", has_text="ملاحظة على الوسم المختار")
    expect(row.locator("kbd")).to_have_text("K")


def test_help_is_searched_by_typing_and_closed_by_one_escape(desk: Desk) -> None:
    desk.page.locator("#help-button").focus()
    desk.press("Enter")
    expect(desk.page.locator("#help input")).to_be_focused()

    desk.page.keyboard.type("تراجع")
    expect(desk.page.locator("#help dd")).to_have_count(1)

    desk.press("Escape")
    expect(desk.page.locator("#help")).to_be_hidden()
    expect(desk.page.locator("#help-button")).to_be_focused()


def test_keys_changed_on_their_page_hold_as_soon_as_one_is_back(desk: Desk) -> None:
    desk.press("Shift+Slash")
    with desk.page.context.expect_page() as opened:
        desk.page.locator("#help header a").click()
    opened.value.wait_for_selector("#give-onward")

    choose(desk.reader, onward=("KeyK",))
    opened.value.close()
    desk.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(desk.page.locator("#announced")).to_have_text("صار العمل بمفاتيحك.")

    desk.press("KeyK", "KeyV")
    assert desk.saved() == [("مقاتلات", "VEH")]
