"""The history beside the text: told in words, looked at, gone back to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, expect

from labels.actions import annotate
from labels.changes import Put
from labels.document import Mention
from labels.models import AnnotationSet, User
from labels.text.span import Span
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.labels import making


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A label that was made, retyped and dropped, and another; the history is open."""
    desk.label("داعش", "KeyO")
    desk.settle()
    desk.press("KeyP")
    desk.settle()
    desk.press("Delete")
    desk.settle()
    desk.label("الجيش", "KeyO")
    desk.settle()
    desk.page.locator("#tab-history").click()
    return desk


def steps(desk: Desk) -> Locator:
    """The steps, the newest first."""
    return desk.page.locator(".steps button")


def test_the_history_tells_in_words_who_did_what(worked: Desk) -> None:
    expect(steps(worked)).to_have_text(
        [
            "وُسم «الجيش»: منظمة",
            "حُذف وسم «داعش» (شخص)",
            "غُيّر نوع «داعش» من منظمة إلى شخص",
            "وُسم «داعش»: منظمة",
        ]
    )
    expect(worked.page.locator(".moment h3").first).to_contain_text("annotator")


def test_a_step_shows_the_text_as_it_was_and_nothing_can_be_changed_then(worked: Desk) -> None:
    steps(worked).nth(2).click()
    expect(worked.page.locator(".chip")).to_have_attribute("data-words", "شخص")

    worked.page.locator("#reading").focus()
    worked.press("KeyG", "Control+KeyZ")
    expect(worked.page.locator(".chip")).to_have_attribute("data-words", "شخص")
    worked.press("Escape")

    expect(worked.page.locator(".chip")).to_have_attribute("data-words", "منظمة")
    assert worked.saved() == [("الجيش", "ORG")]


def test_one_goes_back_to_a_point_by_one_step_that_can_be_undone(worked: Desk) -> None:
    steps(worked).nth(2).click()
    worked.page.locator("#looking").get_by_role("button", name="عُد إلى هذه الحالة").click()
    assert worked.saved() == [("داعش", "PER")]
    expect(steps(worked)).to_have_count(5)

    worked.page.locator("#reading").focus()
    worked.press("Control+KeyZ")

    assert worked.saved() == [("الجيش", "ORG")]


def test_a_key_opens_it_and_arrows_walk_it(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.settle()
    desk.label("الجيش", "KeyO")
    desk.settle()

    desk.press("Backquote")
    expect(steps(desk)).to_have_count(2)
    steps(desk).first.focus()
    desk.press("ArrowDown", "Enter")

    expect(desk.page.locator("#looking")).to_be_visible()
    expect(desk.page.locator(".chip")).to_have_count(1)


def test_ten_thousand_steps_come_by_pages_and_by_their_day(desk: Desk) -> None:
    written(desk, 120)
    desk.reload()
    desk.page.locator("#tab-history").click()
    expect(steps(desk)).to_have_count(50)

    desk.page.get_by_role("button", name="ما قبل ذلك").click()
    expect(steps(desk)).to_have_count(100)
    desk.page.locator("#panel-history [type=date]").fill(f"{making.AT:%Y-%m-%d}")

    expect(steps(desk)).to_have_count(1)


def test_others_who_may_see_the_reading_see_its_history_and_change_nothing(
    desk: Desk, open_desk: Open
) -> None:
    desk.label("داعش", "KeyO")
    desk.settle()

    manager = User.objects.get(username="manager")
    seen = open_desk(desk.annotation_set.article, manager, set=desk.annotation_set.pk)
    seen.page.locator("#tab-history").click()
    steps(seen).first.click()

    expect(seen.page.locator("#looking")).to_contain_text("annotator")
    expect(seen.page.locator("#looking").get_by_role("button")).to_have_count(1)


def written(desk: Desk, batches: int) -> None:
    """So many batches, the first on a day and the rest on the next."""
    for number in range(batches):
        one = AnnotationSet.objects.get(pk=desk.annotation_set.pk)
        annotate.apply_changes(
            annotation_set=one,
            batch=str(number),
            base_revision=number,
            changes=[Put(Mention("m", Span(0, 4), "ORG", note=str(number)))],
            by=desk.reader,
            at=making.AT + timedelta(days=min(number, 1)),
        )
