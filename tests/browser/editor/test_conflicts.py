"""What was changed here and elsewhere waits, side by side, for the reader's decision."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from labels.actions import annotate
from labels.changes import Change, Drop, Put
from labels.document import Mention
from labels.models import AnnotationSet
from labels.records import document_of
from labels.text.span import Span
from tests.browser.editor.desk import Desk
from tests.labels import making


def elsewhere(desk: Desk, *changes: Change) -> None:
    """The same person changes the reading on another machine."""
    one = AnnotationSet.objects.get(pk=desk.annotation_set.pk)
    annotate.apply_changes(
        annotation_set=one,
        batch=f"elsewhere{one.revision}",
        base_revision=one.revision,
        changes=changes,
        by=desk.reader,
        at=making.AT,
    )


def mention(desk: Desk) -> Mention:
    """The only label, as the server has it."""
    [found] = document_of(AnnotationSet.objects.get(pk=desk.annotation_set.pk)).mentions.values()
    return found


def card(desk: Desk) -> Locator:
    """What waits for a decision."""
    return desk.page.locator(".conflict")


@pytest.fixture
def disagreed(desk: Desk) -> Desk:
    """A label that was made a place elsewhere, and then a person here."""
    desk.label("داعش", "KeyO")
    desk.settle()
    was = mention(desk)
    elsewhere(desk, Put(Mention(was.id, was.span, "GPE")))
    desk.click("داعش")
    desk.press("KeyP")
    expect(card(desk)).to_be_visible()
    return desk


def test_mine_and_theirs_stand_side_by_side_by_their_names(disagreed: Desk) -> None:
    expect(card(disagreed).locator("dd").first).to_contain_text("شخص")
    expect(card(disagreed).locator("dd").last).to_contain_text("كيان جغرافي")
    assert disagreed.saved() == [("داعش", "GPE")]


def test_mine_is_kept_by_a_change_that_can_be_undone(disagreed: Desk) -> None:
    card(disagreed).get_by_role("button", name="أبقِ ما فعلتُه").click()
    expect(card(disagreed)).to_have_count(0)
    assert disagreed.saved() == [("داعش", "PER")]

    disagreed.page.locator("#reading").focus()
    disagreed.press("Control+KeyZ")

    assert disagreed.saved() == [("داعش", "GPE")]


def test_theirs_stays_and_mine_can_be_had_back(disagreed: Desk) -> None:
    card(disagreed).get_by_role("button", name="أبقِ الآخر").click()
    expect(card(disagreed)).to_have_count(0)

    disagreed.notice.get_by_role("button").first.click()

    expect(card(disagreed)).to_have_count(1)
    assert disagreed.saved() == [("داعش", "GPE")]


def test_both_stand_where_both_may(disagreed: Desk) -> None:
    card(disagreed).get_by_role("button", name="أبقِ كليهما").click()

    expect(card(disagreed)).to_have_count(0)
    assert sorted(disagreed.saved()) == [("داعش", "GPE"), ("داعش", "PER")]


def test_what_is_undecided_is_there_after_a_reload_and_in_a_second_tab(disagreed: Desk) -> None:
    disagreed.settle()
    disagreed.page.reload()
    expect(card(disagreed)).to_contain_text("شخص")
    second = disagreed.page.context.new_page()
    second.goto(disagreed.page.url)
    expect(second.locator(".conflict")).to_contain_text("شخص")

    second.locator(".conflict").get_by_role("button", name="أبقِ ما فعلتُه").click()

    expect(card(disagreed)).to_have_count(0)
    assert disagreed.saved() == [("داعش", "PER")]


def test_what_was_dropped_elsewhere_can_be_had_again(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.settle()
    elsewhere(desk, Drop(mention(desk).id))
    desk.click("داعش")
    desk.press("KeyP")

    card(desk).get_by_role("button", name="أبقِ ما فعلتُه").click()

    expect(card(desk)).to_have_count(0)
    assert desk.saved() == [("داعش", "PER")]


def test_offline_in_two_browsers_nothing_is_lost(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.settle()
    was = mention(desk)
    desk.page.context.set_offline(True)
    desk.click("داعش")
    desk.press("KeyP")
    desk.label("الجيش", "KeyO")
    expect(desk.saving).to_contain_text("2")
    start = desk.annotation_set.article.text.index("بغداد")
    elsewhere(
        desk,
        Put(Mention(was.id, was.span, "GPE")),
        Put(Mention("theirs", Span(start, start + 5), "GPE")),
    )

    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.context.set_offline(False)
    desk.page.reload()

    expect(card(desk)).to_contain_text("شخص")
    assert desk.saved() == [("داعش", "GPE"), ("الجيش", "ORG"), ("بغداد", "GPE")]


def test_undo_goes_on_after_somebody_elses_changes(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.settle()
    start = desk.annotation_set.article.text.index("بغداد")
    elsewhere(desk, Put(Mention("theirs", Span(start, start + 5), "GPE")))
    desk.label("الجيش", "KeyO")
    desk.settle()

    desk.press("Control+KeyZ", "Control+KeyZ")

    assert desk.saved() == [("بغداد", "GPE")]
