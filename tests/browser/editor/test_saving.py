"""Nothing is lost in silence: a network that fails, a page that closes, somebody else's changes."""

from __future__ import annotations

from django.conf import settings
from playwright.sync_api import Dialog, Route, expect

from labels.actions import annotate
from labels.changes import Put
from labels.document import Mention
from labels.models import AnnotationSet, Batch
from labels.text.span import Span
from tests.browser.editor.desk import Desk
from tests.labels import making

CHANGES = "**/changes/"


def _cut(route: Route) -> None:
    route.abort("connectionrefused")


def test_offline_work_goes_on_and_on_return_all_of_it_arrives_once(desk: Desk) -> None:
    desk.page.route(CHANGES, _cut)
    desk.label("داعش", "KeyO")
    desk.label("الجيش", "KeyO")
    expect(desk.saving).to_have_attribute("data-state", "offline")
    expect(desk.saving).to_contain_text("2")

    desk.page.unroute(CHANGES)
    desk.saving.get_by_role("button").click()

    assert desk.saved() == [("داعش", "ORG"), ("الجيش", "ORG")]
    assert Batch.objects.filter(set_id=desk.annotation_set.pk).count() == desk.revision()


def test_an_answer_that_was_lost_writes_nothing_twice(desk: Desk) -> None:
    def lost(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    desk.page.route(CHANGES, lost, times=1)
    desk.label("داعش", "KeyO")

    assert desk.saved() == [("داعش", "ORG")]
    assert desk.revision() == 1


def test_what_a_closed_page_left_unsent_is_there_at_the_next_visit(desk: Desk) -> None:
    desk.page.route(CHANGES, _cut)
    desk.label("داعش", "KeyO")
    expect(desk.saving).to_have_attribute("data-state", "offline")

    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.reload()
    expect(desk.page.locator(".chip")).to_have_attribute("data-words", "منظمة")
    expect(desk.saving).to_have_attribute("data-state", "offline")
    desk.page.unroute(CHANGES)
    desk.saving.get_by_role("button").click()

    assert desk.saved() == [("داعش", "ORG")]


def test_leaving_with_unsent_changes_warns(desk: Desk) -> None:
    desk.page.route(CHANGES, _cut)
    desk.label("داعش", "KeyO")
    warnings: list[str] = []

    def leave(dialog: Dialog) -> None:
        warnings.append(dialog.type)
        dialog.accept()

    desk.page.on("dialog", leave)

    desk.page.reload()

    assert warnings == ["beforeunload"]


def test_upon_somebody_elses_changes_ours_are_made_again(desk: Desk) -> None:
    _elsewhere(desk, "الجيش")

    desk.label("داعش", "KeyO")

    assert desk.saved() == [("داعش", "ORG"), ("الجيش", "ORG")]
    expect(desk.page.locator(".chip")).to_have_count(2)


def test_the_same_label_made_elsewhere_is_nothing_to_ask_about(desk: Desk) -> None:
    _elsewhere(desk, "داعش")

    desk.label("داعش", "KeyO")

    assert desk.saved() == [("داعش", "ORG")]
    expect(desk.page.locator(".conflict")).to_have_count(0)


def test_when_the_session_has_ended_the_work_waits_for_a_sign_in(desk: Desk) -> None:
    [cookie] = [
        one for one in desk.page.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME
    ]
    desk.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    desk.label("داعش", "KeyO")
    expect(desk.saving).to_have_attribute("data-state", "expired")

    desk.page.context.add_cookies([cookie])  # type: ignore[list-item]
    desk.page.evaluate("dispatchEvent(new Event('focus'))")

    assert desk.saved() == [("داعش", "ORG")]


def _elsewhere(desk: Desk, words: str) -> None:
    """The same person labels these words from another place."""
    one = AnnotationSet.objects.get(pk=desk.annotation_set.pk)
    start = one.article.text.index(words)
    mention = Mention("elsewhere", Span(start, start + len(words)), "ORG")
    annotate.apply_changes(
        annotation_set=one,
        batch="elsewhere",
        base_revision=one.revision,
        changes=[Put(mention)],
        by=desk.reader,
        at=making.AT,
    )
