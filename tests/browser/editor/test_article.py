"""Attributes of the article as a whole: told in the panel, kept, undone, demanded at hand-in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from labels import shipped
from labels.models import AnnotationSet, Project, User
from labels.schema import Schema
from tests.browser.editor.conftest import Open, found
from tests.browser.editor.desk import Desk

ACE = shipped.schema("ace")
TOPIC = "موضوع المقال"


def told(desk: Desk) -> dict[str, Any]:
    """The article's attributes as the server has them."""
    desk.settle()
    return dict(AnnotationSet.objects.get(pk=desk.annotation_set.pk).attributes)


def field(desk: Desk) -> Locator:
    """The field of the topic."""
    return desk.page.locator(".of-article .field", has_text=TOPIC).locator("select")


@pytest.fixture
def demanding(annotator: User, open_desk: Open) -> Desk:
    """At an article whose topic must be told."""
    attributes = tuple(replace(one, required=one.name == "topic") for one in ACE.attributes)
    schema: Schema = replace(ACE, attributes=attributes)
    made: Project = found(annotator, schema)
    return open_desk(made.articles.get(external_id="one"))


def test_the_topic_is_told_by_keyboard_and_kept(desk: Desk) -> None:
    desk.press("Shift+Enter", "ArrowDown")
    expect(field(desk)).to_be_focused()
    desk.press("Escape")

    expect(desk.page.locator("#announced")).to_have_text(f"{TOPIC}: سياسة")
    assert told(desk) == {"topic": "Politics"}
    desk.page.reload()
    expect(field(desk)).to_have_value("Politics")


def test_it_is_undone_and_redone_like_all_else(desk: Desk) -> None:
    field(desk).select_option("Economy")
    field(desk).select_option("Sport")
    desk.press("Escape", "Control+z")

    expect(field(desk)).to_have_value("Economy")
    assert told(desk) == {"topic": "Economy"}

    desk.press("Control+z")

    expect(field(desk)).to_have_value("")
    assert told(desk) == {}

    desk.press("Control+Shift+z")

    assert told(desk) == {"topic": "Economy"}


def test_its_fields_give_way_to_a_chosen_label(desk: Desk) -> None:
    desk.label("داعش", "KeyO")

    expect(desk.page.locator(".of-article")).to_have_count(0)

    desk.press("Escape")

    expect(field(desk)).to_be_visible()


def test_what_must_be_told_is_asked_for_at_hand_in_with_the_focus_there(demanding: Desk) -> None:
    demanding.press("Control+Enter")

    expect(field(demanding)).to_be_focused()
    expect(demanding.page.locator("section.gaps")).to_contain_text(
        "تنقص «المقال» السمة «موضوع المقال»"
    )
    assert AnnotationSet.objects.get(pk=demanding.annotation_set.pk).state != "submitted"

    demanding.press("ArrowDown", "Control+Enter")

    expect(demanding.page.locator(".text").first).to_contain_text("زار الوفد")
    own = AnnotationSet.objects.get(pk=demanding.annotation_set.pk)
    assert (own.state, own.attributes) == ("submitted", {"topic": "Politics"})


def test_the_key_for_what_is_missing_leads_to_the_article(demanding: Desk) -> None:
    expect(demanding.page.locator("#gaps")).to_be_visible()

    demanding.press("F8")

    expect(field(demanding)).to_be_focused()
