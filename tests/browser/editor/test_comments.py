"""Comments as people write them beside the text: by keyboard, offline, blind to each other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from labels.actions import comments, handout, projects
from labels.models import Comment, Project, Thread, User
from labels.permissions import MemberRole
from labels.records import document_of
from tests.browser.editor.conftest import Open, signed_in
from tests.browser.editor.desk import Desk
from tests.labels import making

COMMENT = "Quote"
"""The key, for a type of the schema has Shift+C."""
ASKED = "هل بغداد هنا مكان\nأم جهة سياسية؟"


def write(desk: Desk, text: str) -> None:
    """Type where the reader is, and send it."""
    expect(desk.page.locator("#talk-text")).to_be_focused()
    desk.page.keyboard.insert_text(text)
    desk.press("Control+Enter")


def threads(desk: Desk) -> Locator:
    return desk.page.locator("#panel-comments .threads > li")


def texts() -> list[tuple[str, str, str]]:
    """What every comment that the server has is about, by whom, and what it says."""
    found = Comment.objects.select_related("thread", "author").order_by("pk")
    return [(one.thread.anchor, one.author.username, one.text) for one in found]


def arrived(desk: Desk, count: int = 1) -> None:
    """Wait until so many threads are listed and nothing is unsent."""
    expect(threads(desk)).to_have_count(count)
    expect(desk.page.locator(".by em")).to_have_count(0)


def test_a_comment_on_a_label_is_begun_answered_and_resolved_by_keyboard(desk: Desk) -> None:
    desk.label("بغداد", "KeyG")
    desk.press(COMMENT)
    write(desk, ASKED)
    arrived(desk)
    chip = desk.page.locator(".chip.talked")
    expect(chip).to_have_count(1)
    expect(desk.page.locator("#reading")).to_be_focused()
    expect(desk.page.locator("#open-comments")).to_have_text("1")

    threads(desk).locator(".thread-head").focus()
    desk.press("Tab", "Tab", "Tab", "Enter")
    write(desk, "مكان.")
    arrived(desk)
    threads(desk).get_by_role("button", name="احسم").press("Enter")

    expect(threads(desk)).to_contain_text("حسمه annotator")
    expect(chip).to_have_count(0)
    assert texts() == [("mention", "annotator", ASKED), ("mention", "annotator", "مكان.")]
    expect(desk.page.locator("#open-comments")).to_have_text("")


def test_without_a_label_the_sentence_is_meant_and_its_mark_opens_the_thread(desk: Desk) -> None:
    desk.press("ArrowDown", COMMENT)
    write(desk, "الجملة طويلة.")
    arrived(desk)
    desk.page.locator("#tab-labels").click()

    desk.page.get_by_role("button", name="تعليقات مفتوحة على الجملة 2: 1").click()

    expect(threads(desk).locator(".thread-head")).to_be_focused()
    expect(threads(desk)).to_contain_text("الجملة 2")
    expect(threads(desk)).to_contain_text("85% من العتاد")


def test_a_thread_outlives_its_label_and_keeps_its_words(desk: Desk) -> None:
    desk.label("بغداد", "KeyG")
    desk.press(COMMENT)
    write(desk, ASKED)
    arrived(desk)

    desk.press("Backspace")

    expect(threads(desk)).to_contain_text("لم يعد هذا الوسم موجوداً.")
    expect(threads(desk).locator(".quote")).to_have_text("بغداد")
    expect(desk.page.locator(".talk-mark")).to_have_count(1)


def test_what_is_written_offline_waits_beyond_the_page_and_arrives_once(desk: Desk) -> None:
    page = desk.page
    page.context.set_offline(True)
    desk.press(COMMENT)
    write(desk, ASKED)
    expect(threads(desk)).to_contain_text("لم يُرسل بعد")
    expect(page.locator(".talk-unsent")).to_contain_text("1")
    assert texts() == []

    page.context.set_offline(False)
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.goto(page.url)

    expect(again.locator("#open-comments")).to_have_text("1")
    again.locator("#tab-comments").click()
    expect(again.locator(".threads .said")).to_have_text(ASKED)
    expect(again.locator(".by em")).to_have_count(0)
    assert texts() == [("sentence", "annotator", ASKED)]


def test_a_draft_outlives_the_page(desk: Desk) -> None:
    desk.press(COMMENT)
    desk.page.keyboard.insert_text("لم أكمله بعد")
    desk.reload()

    desk.page.locator("#tab-comments").click()
    desk.page.locator(".talk-draft").click()

    expect(desk.page.locator("#talk-text")).to_have_value("لم أكمله بعد")
    assert texts() == []


def test_escape_leads_back_to_the_text_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.press(COMMENT)
    desk.page.keyboard.insert_text("سأعود إليه")

    desk.press("Escape")

    expect(desk.page.locator("#reading")).to_be_focused()
    expect(desk.page.locator(".talk-draft")).to_contain_text("سأعود إليه")


def test_what_is_written_is_text_and_nothing_else(desk: Desk) -> None:
    desk.press(COMMENT)
    write(desk, "<img src=x onerror=alert(1)> & <b>غامق</b>")
    arrived(desk)

    expect(threads(desk).locator(".said")).to_have_text(
        "<img src=x onerror=alert(1)> & <b>غامق</b>"
    )
    expect(threads(desk).locator(".said *")).to_have_count(0)


def test_an_edit_and_a_deletion_reach_the_server_and_what_was_deleted_can_be_written_again(
    desk: Desk,
) -> None:
    desk.press(COMMENT)
    write(desk, "مسودة")
    arrived(desk)
    threads(desk).get_by_role("button", name="تعديل").press("Enter")
    desk.press("Control+KeyA")
    write(desk, "نص أوضح")
    arrived(desk)
    expect(threads(desk)).to_contain_text("معدَّل")
    assert texts() == [("sentence", "annotator", "نص أوضح")]

    threads(desk).get_by_role("button", name="حذف").press("Enter")
    expect(threads(desk)).to_have_count(0)
    desk.notice.get_by_role("button", name="اكتبه من جديد").click()

    expect(desk.page.locator("#talk-text")).to_have_value("نص أوضح")


@pytest.fixture
def reviewer(project: Project) -> User:
    found = making.person("reviewer", first_name="Rim", language="en")
    projects.admit(project=project, user=found, role=MemberRole.REVIEWER)
    return found


def test_a_reviewer_asks_beside_a_reading_and_the_reader_sees_it(
    *, desk: Desk, reviewer: User, page: Page, server: str
) -> None:
    address = desk.page.url.split("?")[0]
    signed_in(page, reviewer, server)
    page.goto(f"{address}?set={desk.annotation_set.pk}&tab=comments")
    page.get_by_role("button", name="On the article").click()
    page.get_by_label("Seen by").select_option("all")
    page.keyboard.press("Tab")
    page.locator("#talk-text").fill("Read the guidelines, page 3.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".threads")).to_contain_text("for everyone")
    page.locator("#reading").focus()
    page.keyboard.press(COMMENT)
    page.locator("#talk-text").fill("Why no label here?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".by em")).to_have_count(0)

    signed_in(page, desk.reader, server)
    page.goto(f"{address}?tab=comments")

    expect(threads(desk)).to_have_count(2)
    expect(threads(desk).nth(0)).to_contain_text("Read the guidelines")
    expect(threads(desk).nth(0).get_by_role("button", name="ردّ")).to_have_count(0)
    expect(threads(desk).nth(1)).to_contain_text("Rim")
    threads(desk).nth(1).get_by_role("button", name="ردّ").press("Enter")
    write(desk, "فاتني.")
    expect(page.locator(".by em")).to_have_count(0)
    assert texts()[-1] == ("sentence", "annotator", "فاتني.")


def test_a_blind_colleague_is_brought_nothing_of_it(
    project: Project, open_desk: Open, annotator: User
) -> None:
    projects.change(project=project, readers_per_article=2)
    article = project.articles.get(external_id="one")
    colleague = making.person("colleague", language="en")
    projects.admit(project=project, user=colleague, role=MemberRole.ANNOTATOR)
    handout.open_article(article=article, by=colleague, at=making.AT)
    own = handout.open_article(article=article, by=annotator, at=making.AT)
    comments.begin_beside(
        annotation_set=own,
        key="t",
        place=comments.WHOLE_ARTICLE,
        text="سرّي",
        by=annotator,
        at=making.AT,
    )

    desk = open_desk(article, colleague)
    desk.page.locator("#tab-comments").click()

    expect(desk.page.locator("#panel-comments")).to_contain_text("No comments yet.")
    assert "سرّي" not in desk.page.content()
    assert Thread.objects.count() == 1


def test_a_note_is_kept_for_its_label_whatever_is_chosen_next(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.label("بغداد", "KeyG")
    long = "تنظيم مسلّح، يُكتب «داعش» أو «تنظيم الدولة»؛ انظر الدليل.\n" * 20
    desk.click("داعش")
    desk.press("KeyN")
    desk.page.keyboard.insert_text(long)
    desk.click("بغداد")

    expect(desk.page.locator("#note")).to_have_value("")
    desk.click("داعش")
    expect(desk.page.locator("#note")).to_have_value(long.strip())
    desk.page.locator("#tab-labels").click()
    expect(desk.page.locator(".labels .mark")).to_have_count(1)


def test_a_note_is_kept_while_it_is_typed_and_undone_like_any_change(desk: Desk) -> None:
    desk.label("بغداد", "KeyG")
    desk.press("KeyN")
    desk.page.keyboard.insert_text("العاصمة، ")
    expect(desk.page.locator(".chip.noted")).to_have_count(1)
    desk.page.keyboard.insert_text("لا الحكومة")
    desk.press("Escape")
    desk.settle()

    kept = [one.note for one in document_of(desk.annotation_set).mentions.values()]
    desk.press("Control+KeyZ")

    assert kept == ["العاصمة، لا الحكومة"]
    expect(desk.page.locator("#note")).to_have_value("العاصمة، ")
