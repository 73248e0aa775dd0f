"""Time at work: measured while one works, told when the tab is left, kept where it cannot be."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from labels.actions import handout
from labels.models import Project, User, Visit
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.browser.waiting import until
from tests.labels import making

LEAVE = "() => dispatchEvent(new PageTransitionEvent('pagehide'))"
KEPT = "() => Object.keys(localStorage).filter((name) => name.startsWith('hashiya time ')).length"
TOLD = "() => !Object.keys(localStorage).some((name) => name.startsWith('hashiya time '))"


def work(page: Page) -> None:
    """Keys over two seconds and a bit."""
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(2_200)
    page.keyboard.press("ArrowUp")


def test_seconds_at_work_are_told_when_the_tab_is_left(desk: Desk) -> None:
    work(desk.page)

    with desk.page.expect_response("**/time/"):
        desk.page.evaluate(LEAVE)
    until(desk.page, TOLD)

    visit = Visit.objects.get()
    assert (visit.annotation_set_id, visit.reader) == (desk.annotation_set.pk, desk.reader)
    assert 2 <= visit.seconds < 30


def test_what_could_not_be_told_is_told_at_the_next_visit(desk: Desk) -> None:
    work(desk.page)
    desk.page.context.set_offline(True)
    desk.page.evaluate(LEAVE)
    assert desk.page.evaluate(KEPT) == 1

    desk.page.context.set_offline(False)
    desk.page.goto(f"/projects/news/articles/{desk.annotation_set.article_id}/")
    until(desk.page, TOLD)

    assert Visit.objects.get().seconds >= 2


def test_time_is_not_measured_of_who_only_looks(
    project: Project, annotator: User, open_desk: Open
) -> None:
    article = project.articles.get(external_id="one")
    manager = project.memberships.get(role="manager").user
    own = handout.open_article(article=article, by=annotator, at=making.AT)

    looking = open_desk(article, user=manager, set=own.pk)
    work(looking.page)
    looking.page.evaluate(LEAVE)
    looking.page.wait_for_timeout(300)

    assert looking.page.evaluate(KEPT) == 0
    assert not Visit.objects.filter(reader=manager).exists()


def test_the_help_says_what_is_measured(desk: Desk) -> None:
    desk.press("Shift+Slash")

    expect(desk.page.locator("#help")).to_contain_text("تُحسب الثواني التي تعمل فيها هنا")
