"""Handing in: what the schema demands, and on to the next article."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from labels.models import AnnotationSet, Project, User
from labels.schema import MentionKind, MentionType, Role, Schema
from tests.browser.editor.conftest import Open, found
from tests.browser.editor.desk import Desk

DEMANDING = Schema(
    name="demanding",
    types=(
        MentionType("ORG", hotkey="KeyO"),
        MentionType(
            "Attack",
            kind=MentionKind.EVENT,
            hotkey="KeyA",
            roles=(Role("Attacker", fillers=("ORG",), least=1, hotkey="KeyE"),),
        ),
    ),
)


def test_a_finished_reading_is_handed_in_and_the_next_article_opens(desk: Desk) -> None:
    desk.label("داعش", "KeyO")

    desk.press("Control+Enter")

    expect(desk.page.locator(".text").first).to_contain_text("زار الوفد")
    assert AnnotationSet.objects.get(pk=desk.annotation_set.pk).state == "submitted"


@pytest.fixture
def demanding(annotator: User, open_desk: Open) -> Desk:
    """At an article whose schema demands an attacker for every attack."""
    made: Project = found(annotator, DEMANDING)
    return open_desk(made.articles.get(external_id="one"))


def test_an_unfinished_reading_is_refused_with_what_is_missing(demanding: Desk) -> None:
    demanding.label("قصفت", "KeyA")

    demanding.press("Control+Enter")

    expect(demanding.page.locator("section.gaps li")).to_have_count(1)
    expect(demanding.page.locator("section.gaps")).to_contain_text("Attacker")
    assert AnnotationSet.objects.get(pk=demanding.annotation_set.pk).state != "submitted"


def test_what_is_missing_leads_to_its_label_and_is_mended_there(demanding: Desk) -> None:
    demanding.label("داعش", "KeyO")
    demanding.press("Escape")
    demanding.label("قصفت", "KeyA")
    demanding.press("Control+Enter")

    demanding.page.locator("section.gaps button").click()
    demanding.press("KeyE")
    demanding.click("داعش")
    demanding.press("Control+Enter")

    expect(demanding.page.locator(".text").first).to_contain_text("زار الوفد")
