"""The page brings the text exactly; the text is never touched; some readings are only looked at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from labels.actions import annotate, projects
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.browser.editor.conftest import Open, signed_in
from tests.browser.editor.desk import Desk
from tests.labels import making

HARD = (
    "  قال «<b>أ&amp;ب</b>»:\u00a0نعم  و\tلا \u200fRLM 😀.\n\n"
    "\u200fوردّ: \"لا\" & 'ربما' …  ثمّ مضى\u200c.\n"
)


def test_every_sentence_is_its_slice_of_the_article_to_the_last_space(
    project: Project, open_desk: Open
) -> None:
    making.bring(project, making.reading("hard", text=HARD))
    article = project.articles.get(external_id="hard")

    desk = open_desk(article)

    nodes = "(one) => [one.childNodes.length, one.textContent]"
    shown = desk.page.evaluate(f"[...document.querySelectorAll('.text')].map({nodes})")
    slices = making.document(text=article.text).sentences.strings(article.text)
    assert shown == [[1, one] for one in slices]


def test_labelling_leaves_the_text_node_as_it_was(desk: Desk) -> None:
    desk.page.evaluate("window.before = document.querySelector('.text').firstChild")

    desk.label("داعش", "KeyO")
    desk.label("تنظيم داعش", "KeyO")

    assert desk.page.evaluate("window.before === document.querySelector('.text').firstChild")
    assert desk.page.evaluate("document.querySelector('.text').childNodes.length") == 1


def test_a_reviewer_sees_anothers_reading_and_changes_nothing(
    desk: Desk, open_desk: Open, project: Project
) -> None:
    desk.label("داعش", "KeyO")
    desk.settle()
    reviewer = making.person("reviewer", language="en")
    projects.admit(project=project, user=reviewer, role=MemberRole.REVIEWER)

    other = open_desk(desk.annotation_set.article, reviewer, set=desk.annotation_set.pk)
    expect(other.page.locator(".chip")).to_have_attribute("data-words", "Organisation")
    other.click("الجيش")
    other.press("KeyP")

    expect(other.notice).to_contain_text("only be looked at")
    expect(other.page.locator(".chip")).to_have_count(1)


def test_a_reading_that_was_handed_in_is_only_looked_at(desk: Desk, open_desk: Open) -> None:
    one = desk.annotation_set
    annotate.submit(annotation_set=one, base_revision=0, by=desk.reader, at=making.AT)

    again = open_desk(one.article)
    again.press("KeyP")

    expect(again.page.locator("#hand-in")).to_have_count(0)
    expect(again.page.locator(".chip")).to_have_count(0)


@pytest.mark.usefixtures("desk")
def test_whoever_finds_no_place_sees_the_article_without_labels(
    project: Project, page: Page, server: str
) -> None:
    late: User = making.person("late", language="en")
    projects.admit(project=project, user=late, role=MemberRole.ANNOTATOR)
    signed_in(page, late, server)

    page.goto(f"/projects/news/articles/{project.articles.get(external_id='one').pk}/")

    expect(page.locator(".why-not")).to_contain_text("without labels")


def test_the_page_asks_for_no_answer_before_it_is_ready(desk: Desk) -> None:
    started = "performance.getEntriesByType('resource').map((one) => one.initiatorType)"

    assert "fetch" not in desk.page.evaluate(started)


def test_no_script_is_asked_for_that_was_not_told_beforehand(desk: Desk) -> None:
    late = desk.page.evaluate(
        """() => {
          const links = [...document.querySelectorAll("link[rel=modulepreload]")];
          const told = new Set(links.map((one) => one.href));
          const asked = performance.getEntriesByType("resource").map((one) => one.name);
          const modules = asked.filter((name) => /\\/(editor|vendor)\\/.*\\.js$/.test(name));
          return modules.filter((name) => !told.has(name));
        }"""
    )

    assert late == []
