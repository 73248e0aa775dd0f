"""Handing in: what the schema demands, and on to the next article."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from labels.actions import annotate
from labels.changes import Put
from labels.document import Mention
from labels.models import AnnotationSet, Project, User
from labels.schema import MentionKind, MentionType, Role, Schema
from labels.text.span import Span
from tests.browser.editor.conftest import Open, found
from tests.browser.editor.desk import Desk
from tests.labels import making

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


def _state(desk: Desk) -> str:
    return AnnotationSet.objects.get(pk=desk.annotation_set.pk).state


def test_offline_handing_in_is_refused_and_not_made_up_for_later(desk: Desk) -> None:
    desk.page.route("**/changes/", lambda route: route.abort("connectionrefused"))
    desk.label("داعش", "KeyO")
    desk.press("Control+Enter")
    expect(desk.notice).to_contain_text("لم تُسلَّم")

    desk.page.unroute("**/changes/")
    desk.saving.get_by_role("button").click()

    assert desk.saved() == [("داعش", "ORG")]
    assert _state(desk) == "drafting"


def test_what_the_server_took_before_its_answer_was_lost_counts_as_handed_in(desk: Desk) -> None:
    def lost(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    desk.label("داعش", "KeyO")
    desk.page.route("**/submit/", lost, times=1)
    desk.press("Control+Enter")
    expect(desk.notice).to_contain_text("لم تُسلَّم")

    desk.press("Control+Enter")

    expect(desk.page.locator(".text").first).to_contain_text("زار الوفد")
    assert _state(desk) == "submitted"


def test_a_reading_changed_meanwhile_is_shown_before_it_is_handed_in(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.settle()
    annotate.apply_changes(
        annotation_set=desk.annotation_set,
        batch="elsewhere",
        base_revision=desk.revision(),
        changes=[Put(Mention(id="m", span=Span(0, 4), type="PER"))],
        by=desk.reader,
        at=making.AT,
    )
    desk.press("Control+Enter")
    expect(desk.notice).to_contain_text("تغيّرت")
    expect(desk.page.locator(".chip")).to_have_count(2)
    assert _state(desk) == "drafting"

    desk.press("Control+Enter")

    expect(desk.page.locator(".text").first).to_contain_text("زار الوفد")
