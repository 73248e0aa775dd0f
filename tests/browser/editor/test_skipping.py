"""Skipping an article by its key: asked why, saved, given back, and on to the next."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from labels.models import AnnotationSet, Project, Skip, User
from labels.records import document_of
from tests.browser.axe import barriers, let_axe_in
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk, labels_of


def test_the_article_goes_back_with_its_labels_and_the_next_one_opens(desk: Desk) -> None:
    desk.label("داعش", "KeyO")

    desk.press("F2", "ArrowDown", "Control+Enter")

    expect(desk.page.locator(".text").first).to_contain_text("زار الوفد")
    given_back = AnnotationSet.objects.get(pk=desk.annotation_set.pk)
    assert given_back.state == AnnotationSet.State.RETURNED
    assert labels_of(document_of(given_back)) == [("داعش", "ORG")]
    assert Skip.objects.get().reason == Skip.Reason.UNREADABLE


def test_why_is_asked_for_and_for_another_reason_words(desk: Desk) -> None:
    dialog = desk.page.locator("dialog.skipping")

    desk.press("F2", "Control+Enter")
    expect(dialog.locator(".wrong")).to_have_text("اختر سبب التخطّي.")
    desk.press("ArrowUp", "Control+Enter")
    expect(dialog.locator(".wrong")).not_to_have_text("اختر سبب التخطّي.")
    desk.press("Tab")
    desk.page.keyboard.type("قائمة أسعار")
    desk.press("Control+Enter")

    expect(desk.page.locator(".text").first).to_contain_text("زار الوفد")
    made = Skip.objects.get()
    assert (made.reason, made.words) == (Skip.Reason.OTHER, "قائمة أسعار")


def test_who_thinks_better_of_it_goes_on_in_the_text(desk: Desk) -> None:
    desk.page.locator("#skip").click()
    expect(desk.page.locator("dialog.skipping input").first).to_be_focused()

    desk.press("Escape")

    expect(desk.page.locator("dialog.skipping")).to_have_count(0)
    expect(desk.page.locator("#reading")).to_be_focused()
    assert not Skip.objects.exists()


def test_what_is_not_saved_is_not_left_behind(desk: Desk) -> None:
    desk.page.context.set_offline(True)
    desk.label("داعش", "KeyO")

    desk.press("F2", "ArrowDown", "Control+Enter")

    expect(desk.page.locator("dialog.skipping .wrong")).to_contain_text("1")
    assert not Skip.objects.exists()


def test_only_ones_own_reading_is_skipped(project: Project, open_desk: Open) -> None:
    manager = User.objects.get(username="manager")
    desk = open_desk(project.articles.get(external_id="one"), user=manager)
    desk.press("F2")

    expect(desk.page.locator("#skip")).to_have_count(0)
    expect(desk.page.locator("dialog.skipping")).to_have_count(0)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_question_keeps_nobody_out(desk: Desk, language: str) -> None:
    User.objects.update(language=language)
    let_axe_in(desk.page)
    desk.reload()

    desk.press("F2", "Control+Enter")
    expect(desk.page.locator("dialog.skipping .wrong")).to_be_visible()

    assert barriers(desk.page) == {}
