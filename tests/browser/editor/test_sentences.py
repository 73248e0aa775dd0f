"""Sentences split and merged by hand: by key and menu; the reader's place and ways back stay."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from labels.actions import projects, sentences
from labels.models import Article, Project, User
from labels.permissions import MemberRole
from labels.queries.sentences import revision_of
from labels.records import bare_document
from labels.text.borders import Border
from tests.browser.editor.conftest import TEXT, Open
from tests.browser.editor.desk import Desk
from tests.labels import making

HERE = "فجر الثلاثاء."
BORDER = Border(TEXT.index(HERE) - 1, TEXT.index(HERE))


@pytest.fixture
def article(project: Project) -> Article:
    return project.articles.get(external_id="one")


@pytest.fixture
def reviewing(article: Article, annotator: User, open_desk: Open) -> Desk:
    """A reviewer at a reading of one's own."""
    projects.admit(project=article.project, user=annotator, role=MemberRole.REVIEWER)
    return open_desk(article)


def kept(article: Article) -> list[str]:
    """The sentences as the server has them."""
    article.refresh_from_db()
    return bare_document(article).sentences.strings(TEXT)


def shown(desk: Desk) -> Locator:
    """The sentences on the page."""
    return desk.page.locator(".sentence .text")


def test_a_sentence_is_split_at_the_reader_who_stays_there(
    reviewing: Desk, article: Article
) -> None:
    reviewing.label("داعش", "KeyO")
    reviewing.click("فجر")

    reviewing.press("Control+Shift+Enter")

    expect(shown(reviewing)).to_have_count(4)
    expect(shown(reviewing).nth(1)).to_have_text(HERE)
    expect(reviewing.notice).to_contain_text("قُسمت الجملة")
    expect(reviewing.page.locator("#where")).to_contain_text("2")
    assert kept(article)[:2] == [TEXT.split("\n")[0].removesuffix(f" {HERE}"), HERE]
    assert reviewing.saved() == [("داعش", "ORG")]


def test_the_ways_back_lead_on_from_before_the_split(reviewing: Desk, article: Article) -> None:
    reviewing.label("داعش", "KeyO")
    reviewing.click("فجر")
    reviewing.press("Control+Shift+Enter")
    expect(reviewing.page.locator("html[data-ready] .sentence .text")).to_have_count(4)

    reviewing.press("Control+z")

    expect(reviewing.page.locator(".chip")).to_have_count(0)
    assert reviewing.saved() == []
    assert len(kept(article)) == 4


def test_what_was_split_is_taken_back_from_the_notice(reviewing: Desk, article: Article) -> None:
    reviewing.click("فجر")
    reviewing.press("Control+Shift+Enter")
    expect(shown(reviewing)).to_have_count(4)

    reviewing.notice.get_by_role("button", name="تراجع").click()

    expect(shown(reviewing)).to_have_count(3)
    expect(reviewing.notice).to_contain_text("دُمجت الجملتان")
    assert (len(kept(article)), revision_of(article.pk)) == (3, 2)


def test_the_menu_at_the_number_merges_and_tells_who_did(reviewing: Desk, article: Article) -> None:
    reviewing.click("العتاد")
    reviewing.page.locator("button.divide").click()
    menu = reviewing.page.get_by_role("dialog")

    menu.get_by_role("button", name="دمج الجملة بالتي تليها").click()

    expect(shown(reviewing)).to_have_count(2)
    assert len(kept(article)) == 2

    reviewing.page.locator("button.divide").click()

    expect(menu).to_contain_text("annotator")
    reviewing.press("Escape")
    expect(reviewing.page.locator("#reading")).to_be_focused()
    reviewing.page.locator("button.divide").click()
    menu.get_by_role("button", name="التراجع عن الأخير").click()
    expect(shown(reviewing)).to_have_count(3)


def test_a_label_is_not_cut_and_the_sentence_says_which(reviewing: Desk, article: Article) -> None:
    reviewing.label("تنظيم داعش", "KeyO")
    reviewing.press("Escape", "Escape", "ArrowLeft", "ArrowRight")

    reviewing.press("Control+Shift+Enter")

    expect(reviewing.notice).to_contain_text("تنظيم داعش")
    assert len(kept(article)) == 3


def test_at_the_first_word_one_is_told_where_to_go(reviewing: Desk) -> None:
    reviewing.click("قصفت")

    reviewing.press("Control+Shift+Enter")

    expect(reviewing.notice).to_contain_text("أول كلمة")


def test_annotators_are_told_who_may(desk: Desk, article: Article) -> None:
    desk.click("فجر")

    desk.press("Control+Shift+Enter")

    expect(desk.notice).to_contain_text("للمراجعين والمديرين وحدهم")
    expect(desk.page.locator("button.divide")).to_have_count(0)
    assert len(kept(article)) == 3


def test_a_reader_learns_of_other_sentences_with_the_next_save_and_loses_nothing(
    desk: Desk, article: Article
) -> None:
    facts: dict[str, Any] = {"by": making.person("rania"), "at": making.LATER}
    sentences.split(article=article, border=BORDER, base_revision=0, **facts)

    desk.label("داعش", "KeyO")

    expect(desk.notice).to_contain_text("تغيّرت جمل هذا المقال")
    desk.notice.get_by_role("button", name="أظهرها").click()
    expect(shown(desk)).to_have_count(4)
    assert desk.saved() == [("داعش", "ORG")]
    desk.press("Control+z")
    assert desk.saved() == []
