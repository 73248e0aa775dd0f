"""The foot: the types with their keys, on as little room as the reader wants."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from labels.models import Article, Project
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk

HEIGHT = "() => document.querySelector('.types').getBoundingClientRect().height"


def _height(page: Page) -> float:
    return float(page.evaluate(HEIGHT))


def test_it_takes_one_line_until_it_is_opened_and_stays_as_it_was_left(desk: Desk) -> None:
    line = _height(desk.page)
    assert line < 50

    desk.page.locator(".types .more").click()
    assert _height(desk.page) > 2 * line

    desk.reload()
    assert _height(desk.page) > 2 * line


def test_a_type_is_taken_from_it_by_a_click(desk: Desk) -> None:
    desk.drag("داعش")

    desk.page.locator(".types-row").get_by_role("button", name="منظمة").click()

    assert desk.saved() == [("داعش", "ORG")]


def test_who_can_only_look_is_offered_nothing_to_change(
    project: Project, open_desk: Open, desk: Desk
) -> None:
    desk.label("داعش", "KeyO")
    desk.settle()
    article: Article = project.articles.get(external_id="one")
    manager = project.memberships.get(role="manager").user

    other = open_desk(article, user=manager, set=desk.annotation_set.pk)
    other.click("داعش")

    expect(other.page.locator("#types")).to_be_hidden()
    expect(other.page.locator(".chosen-head .surface")).to_have_text("داعش")
    expect(other.page.locator("#panel-chosen button:enabled:visible")).to_have_count(0)
