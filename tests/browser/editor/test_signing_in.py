"""The session ends in the midst of work: one signs in in place; the queue is nobody else's."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Locator, expect

from labels.actions import projects
from labels.models import AnnotationSet, User
from labels.permissions import MemberRole
from tests.browser.editor.conftest import Open, signed_in
from tests.browser.editor.desk import Desk
from tests.labels import making

PASSWORD = "قهوة-الصباح-7"


@pytest.fixture
def out(desk: Desk) -> Desk:
    """A desk whose session has ended, with one label unsent."""
    desk.reader.set_password(PASSWORD)
    desk.reader.save()
    desk.page.context.clear_cookies()
    desk.label("داعش", "KeyO")
    expect(desk.saving).to_have_attribute("data-state", "expired")
    return desk


def dialog(desk: Desk) -> Locator:
    """Where one signs in again."""
    return desk.page.locator("#sign-in")


def test_one_signs_in_where_one_is_and_goes_on(out: Desk) -> None:
    expect(dialog(out)).to_be_visible()
    expect(dialog(out).locator("[name=login]")).to_have_value("annotator")

    out.page.keyboard.type(PASSWORD)
    out.press("Enter")

    expect(dialog(out)).to_be_hidden()
    assert out.saved() == [("داعش", "ORG")]
    out.label("الجيش", "KeyO")
    assert out.saved() == [("داعش", "ORG"), ("الجيش", "ORG")]


def test_a_wrong_password_is_told_and_nothing_is_lost(out: Desk) -> None:
    dialog(out).locator("[name=password]").fill("خطأ")
    out.press("Enter")
    expect(dialog(out).get_by_role("alert")).not_to_be_empty()
    expect(dialog(out).get_by_role("alert")).to_contain_text("كلمة المرور")

    dialog(out).locator("[name=password]").fill(PASSWORD)
    out.press("Enter")

    assert out.saved() == [("داعش", "ORG")]


def test_who_will_not_sign_in_now_works_on_and_does_it_later(out: Desk) -> None:
    expect(dialog(out)).to_be_visible()
    out.press("Escape")
    out.label("الجيش", "KeyO")
    expect(out.saving).to_contain_text("2")
    out.page.wait_for_timeout(2_000)
    expect(dialog(out)).to_be_hidden()

    out.saving.get_by_role("button").click()
    dialog(out).locator("[name=password]").fill(PASSWORD)
    out.press("Enter")

    assert out.saved() == [("داعش", "ORG"), ("الجيش", "ORG")]


def test_after_it_the_reading_can_be_handed_in(out: Desk) -> None:
    dialog(out).locator("[name=password]").fill(PASSWORD)
    out.press("Enter")
    expect(dialog(out)).to_be_hidden()
    out.settle()

    out.press("Control+Enter")

    out.page.wait_for_url(lambda address: address != out.page.url or True)
    expect(out.page.locator("h1")).to_be_visible()
    out.page.wait_for_timeout(500)
    assert AnnotationSet.objects.get(pk=out.annotation_set.pk).state == "submitted"


def stranger(desk: Desk, role: MemberRole) -> User:
    """Somebody else of the project signs in in this browser."""
    other = making.person("stranger", language="ar")
    projects.admit(project=desk.annotation_set.article.project, user=other, role=role)
    address = desk.page.url.split("/projects")[0]
    desk.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    signed_in(desk.page, other, address)
    return other


@pytest.mark.parametrize("role", [MemberRole.ANNOTATOR, MemberRole.MANAGER])
def test_who_else_signs_in_sends_nothing_of_the_queue(desk: Desk, role: MemberRole) -> None:
    desk.reader.set_password(PASSWORD)
    desk.reader.save()
    stranger(desk, role)

    desk.label("داعش", "KeyO")
    expect(desk.saving).to_have_attribute("data-state", "stranger")
    expect(desk.saving).to_contain_text("stranger")
    assert desk.revision() == 0
    expect(dialog(desk)).to_contain_text("annotator")
    dialog(desk).locator("[name=password]").fill(PASSWORD)
    desk.press("Enter")

    assert desk.saved() == [("داعش", "ORG")]


def test_somebody_elses_work_on_the_gold_is_not_sent_either(desk: Desk, open_desk: Open) -> None:
    article = desk.annotation_set.article
    gold = AnnotationSet.objects.create(
        article=article, kind=AnnotationSet.Kind.GOLD, made_at=making.AT, changed_at=making.AT
    )
    manager = User.objects.get(username="manager")
    at_gold = open_desk(article, manager, set=gold.pk)
    stranger(at_gold, MemberRole.REVIEWER)

    at_gold.label("داعش", "KeyO")

    expect(at_gold.saving).to_have_attribute("data-state", "stranger")
    gold.refresh_from_db()
    assert gold.revision == 0
