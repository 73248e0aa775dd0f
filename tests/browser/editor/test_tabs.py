"""Two tabs of one person on one reading: in step, and nothing sent twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from labels.models import Batch
from tests.browser.editor.desk import Desk

CHANGES = "**/changes/"


@pytest.fixture
def other(desk: Desk) -> Desk:
    """The same reading in a second tab."""
    desk.page.wait_for_timeout(200)
    page = desk.page.context.new_page()
    page.goto(desk.page.url)
    page.wait_for_selector("html[data-whole]")
    page.wait_for_timeout(200)
    return Desk(page, desk.annotation_set, desk.reader)


def chips(desk: Desk, *words: str) -> None:
    """Wait until these are the chips."""
    expect(desk.page.locator(".chip")).to_have_count(len(words))
    for one in words:
        expect(desk.page.locator(f'.chip[data-words="{one}"]').first).to_be_visible()


def test_what_one_tab_does_the_other_shows(desk: Desk, other: Desk) -> None:
    desk.label("داعش", "KeyO")
    chips(other, "منظمة")

    other.label("الجيش", "KeyO")
    chips(desk, "منظمة", "منظمة")

    assert desk.saved() == [("داعش", "ORG"), ("الجيش", "ORG")]
    assert other.saved() == desk.saved()
    assert Batch.objects.filter(set_id=desk.annotation_set.pk).count() == 2


def test_offline_both_work_upon_what_both_have_done(desk: Desk, other: Desk) -> None:
    desk.page.context.set_offline(True)
    desk.label("داعش", "KeyO")
    chips(other, "منظمة")

    other.click("داعش")
    other.press("KeyP")
    expect(desk.saving).to_contain_text("2")
    chips(desk, "شخص")
    desk.page.context.set_offline(False)

    assert desk.saved() == [("داعش", "PER")]
    other.settle()
    expect(desk.page.locator(".conflict")).to_have_count(0)


def test_each_tab_undoes_what_it_did_itself(desk: Desk, other: Desk) -> None:
    desk.label("داعش", "KeyO")
    chips(other, "منظمة")
    other.label("الجيش", "KeyO")
    chips(desk, "منظمة", "منظمة")

    desk.press("Control+KeyZ")
    chips(other, "منظمة")

    assert other.saved() == [("الجيش", "ORG")]


def test_what_the_other_tab_has_changed_since_is_not_undone_but_told(
    desk: Desk, other: Desk
) -> None:
    desk.label("داعش", "KeyO")
    chips(other, "منظمة")
    other.click("داعش")
    other.press("KeyP")
    chips(desk, "شخص")

    desk.press("Control+KeyZ")

    expect(desk.notice).to_contain_text("داعش")
    assert desk.saved() == [("داعش", "PER")]


def test_a_tab_closed_with_unsent_work_has_it_sent_by_the_other(desk: Desk, other: Desk) -> None:
    def cut(route: Route) -> None:
        route.abort("connectionrefused")

    desk.page.context.route(CHANGES, cut)
    desk.label("داعش", "KeyO")
    desk.label("الجيش", "KeyO")
    expect(other.saving).to_have_attribute("data-state", "offline")

    desk.page.close()
    desk.page.context.unroute(CHANGES)
    other.page.evaluate("dispatchEvent(new Event('online'))")

    assert other.saved() == [("داعش", "ORG"), ("الجيش", "ORG")]


def test_without_locks_the_tabs_agree_all_the_same(desk: Desk) -> None:
    context, address = desk.page.context, desk.page.url
    desk.page.close()
    # As where there is no HTTPS.
    context.add_init_script("delete Navigator.prototype.locks")
    one, other = (Desk(context.new_page(), desk.annotation_set, desk.reader) for _ in range(2))
    for tab in (one, other):
        tab.page.goto(address)
        tab.page.wait_for_selector("html[data-whole]")
        tab.page.wait_for_timeout(300)

    one.label("داعش", "KeyO")
    chips(other, "منظمة")
    one.settle()
    one.page.close()
    other.label("الجيش", "KeyO")

    assert other.saved() == [("داعش", "ORG"), ("الجيش", "ORG")]
    assert other.revision() == 2
