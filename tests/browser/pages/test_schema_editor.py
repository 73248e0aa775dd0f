"""The schema editor as a manager uses it: by mouse and by keyboard, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from labels.actions.transfer import GOLD
from labels.models import MentionRow, Project, SchemaVersion, User
from labels.records import schema_of, version_in_use
from tests.browser.axe import barriers, let_axe_in
from tests.browser.pages.conftest import sign_in, work
from tests.labels import making

pytestmark = pytest.mark.browser

EDITOR = "/projects/news/schema/edit/"


@pytest.fixture
def labelled(news: Project) -> Project:
    """The project with a person and two cities marked."""
    marks = making.sami(), making.baghdad(), making.mosul()
    making.bring(news, making.reading("a1", *marks), labels_as=GOLD)
    return news


def types() -> list[str]:
    return sorted(MentionRow.objects.values_list("type", flat=True))


def opened(page: Page, manager: User, language: str = "en") -> None:
    sign_in(page)
    User.objects.filter(pk=manager.pk).update(language=language)
    page.context.clear_cookies(name="django_language")
    page.goto(EDITOR)
    page.locator(".se-line").first.wait_for()


def test_types_are_renamed_and_dropped_with_their_labels_and_brought_back(
    page: Page, labelled: Project, manager: User
) -> None:
    opened(page, manager, "ar")
    page.locator(".se-line", has_text="PER").click()
    page.locator(".se-detail input.code").first.fill("Person")
    page.locator(".se-line", has_text="CITY").click()
    page.get_by_role("button", name="احذفه · CITY").click()
    page.get_by_role("button", name="راجع واحفظ").click()
    save = page.locator(".se-review .btn-primary")

    expect(page.locator(".se-touched")).to_contain_text("2")
    expect(save).to_be_disabled()
    page.locator(".se-touched select").select_option(label="احذف هذه الوسوم (2)")
    expect(save).to_be_disabled()
    page.locator(".se-sure input").check()
    save.click()
    expect(page.locator(".se-review [role=status]")).to_contain_text("تُنقل الوسوم")
    work()
    page.get_by_role("link", name="إلى المخطط").click()
    right_after = types()
    page.locator("#versions form button").click()
    work()
    expect(page.locator("#versions [aria-current]")).to_contain_text("رجوع عن")

    assert right_after == ["Person"]
    assert types() == ["CITY", "CITY", "PER"]
    assert labelled.pk


def test_the_keyboard_alone_makes_a_type_with_its_key_and_its_place(
    page: Page, news: Project, manager: User
) -> None:
    opened(page, manager)
    page.get_by_role("button", name="Add an entity type").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".se-detail input.code")).to_be_focused()
    page.keyboard.type("PER")
    expect(page.locator(".field .wrong")).to_contain_text("Two types are named “PER”")
    page.keyboard.type("SON")
    page.get_by_role("button", name="Choose a key").focus()
    for key in ("Enter", "KeyN"):
        page.keyboard.press(key)
    expect(page.locator(".se-key")).to_contain_text("moves to")
    page.locator(".se-line[aria-current]").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".schema-editor > [aria-live]")).to_have_text("“PERSON”: place 2 of 3.")
    page.get_by_role("button", name="Review and save").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".se-review")).to_contain_text("No label is touched.")
    page.get_by_role("button", name="Make it version 2").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".se-review")).to_contain_text("Version 2 is in use")

    news.refresh_from_db()
    made = [(one.name, one.hotkey) for one in schema_of(version_in_use(news)).entity_types()]
    assert made == [("PER", "KeyP"), ("PERSON", "KeyN"), ("LOC", ""), ("CITY", "")]


def test_work_that_is_not_saved_is_there_again_and_every_step_can_be_undone(
    page: Page, news: Project, manager: User
) -> None:
    opened(page, manager)
    page.locator(".se-line", has_text="CITY").click()
    page.get_by_label("Name in English").fill("Town")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()

    expect(page.locator(".message")).to_contain_text("You are back at changes")
    expect(page.locator(".se-line", has_text="Town")).to_be_visible()
    page.keyboard.press("Control+KeyZ")
    expect(page.locator(".se-line", has_text="Town")).to_have_count(0)
    page.keyboard.press("Control+KeyY")
    expect(page.locator(".se-line", has_text="Town")).to_be_visible()
    town = page.locator(".se-line", has_text="Town")
    page.locator(".se-line", has_text="PER").drag_to(town, target_position={"x": 60, "y": 28})
    lines = page.locator(".se-outline section").first.locator(".se-line-title")
    expect(lines).to_have_text(["LOC", "Town", "PER"])
    page.keyboard.press("Control+KeyZ")
    expect(lines).to_have_text(["PER", "LOC", "Town"])
    page.set_input_files(
        ".se-file input",
        {"name": "l.xml", "mimeType": "text/xml", "buffer": b"<View><Labels/></View>"},
    )
    expect(page.locator(".message-error")).to_contain_text("The file has no labels")
    assert SchemaVersion.objects.filter(project=news).count() == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_editor_keeps_nobody_out(
    *, page: Page, labelled: Project, manager: User, language: str
) -> None:
    let_axe_in(page)
    opened(page, manager, language)
    found = [barriers(page)]
    page.locator(".se-line", has_text="Attack").click()
    page.locator(".se-role summary").first.click()
    found.append(barriers(page))
    page.locator(".se-line", has_text="level").click()
    found.append(barriers(page))
    page.locator(".se-line", has_text="CITY").click()
    page.locator(".se-detail .tool").last.click()
    page.locator(".se-bar .btn-primary").click()
    page.locator(".se-touched select").wait_for()
    found.append(barriers(page))
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 480, "height": 800})
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert found == [{}, {}, {}, {}]
    assert overflow <= 0
    assert labelled.pk
