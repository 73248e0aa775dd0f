"""A whole round: handed in, reviewed by keyboard, sent back, corrected, approved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from labels.actions import annotate, projects
from labels.actions import review as deeds
from labels.changes import Change, Drop, Put
from labels.document import Mention
from labels.models import AnnotationSet, Project, Review, User
from labels.permissions import MemberRole
from labels.records import document_of
from labels.text.span import Span
from tests.browser.axe import barriers, let_axe_in
from tests.browser.editor.conftest import TEXT, signed_in
from tests.browser.editor.desk import Desk
from tests.labels import making

WORDS = (("داعش", "ORG"), ("العراق", "GPE"), ("بغداد", "PER"))


@pytest.fixture
def reviewer(project: Project) -> User:
    user = making.person("reviewer", language="ar", first_name="رامي")
    projects.admit(project=project, user=user, role=MemberRole.REVIEWER)
    return user


@pytest.fixture
def reading(project: Project, annotator: User) -> AnnotationSet:
    """The annotator's reading of three labels, handed in."""
    own = AnnotationSet.objects.create(
        article=project.articles.get(external_id="one"),
        author=annotator,
        made_at=making.AT,
        changed_at=making.AT,
    )
    puts = [
        Put(Mention(f"m{n}", Span(TEXT.index(words), TEXT.index(words) + len(words)), named))
        for n, (words, named) in enumerate(WORDS)
    ]
    annotate.apply_changes(
        annotation_set=own, batch="1", base_revision=0, changes=puts, by=annotator, at=making.AT
    )
    annotate.submit(annotation_set=own, base_revision=1, by=annotator, at=making.AT)
    return own


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-whole]")


def review_next(page: Page) -> Desk:
    """From the queue into the editor, by the key that is there at once."""
    page.goto("/projects/news/review/")
    expect(page.locator(".queue-head button")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-whole]")
    last = Review.objects.latest("pk")
    return Desk(page, last.copy, last.begun_by)


@pytest.fixture
def desk(page: Page, server: str, reading: AnnotationSet, reviewer: User) -> Desk:  # noqa: PLR0917
    """The reviewer at the open review of the reading."""
    signed_in(page, reviewer, server)
    begun = deeds.begin(reading=reading, by=reviewer, at=making.LATER)
    opened(page, f"/projects/news/articles/{reading.article_id}/?set={begun.copy_id}")
    page.locator("#reading").focus()
    return Desk(page, begun.copy, reviewer)


@pytest.fixture
def mine(browser: Browser, server: str, annotator: User) -> Iterator[Page]:
    """The browser of the one who has read."""
    context = browser.new_context(base_url=server, locale="ar")
    page = context.new_page()
    signed_in(page, annotator, server)
    yield page
    context.close()


def test_the_whole_round(
    *, page: Page, mine: Page, server: str, reading: AnnotationSet, reviewer: User
) -> None:
    signed_in(page, reviewer, server)
    sent_back_by_keys(review_next(page))
    taken_over_and_handed_in(mine)
    approved_by_keys(page)

    gold = AnnotationSet.objects.get(kind="gold")
    assert sorted(one.type for one in document_of(gold).mentions.values()) == ["GPE", "GPE", "ORG"]
    assert [one.verdict for one in Review.objects.order_by("round")] == ["sent-back", "approved"]
    opened(mine, f"/projects/news/articles/{reading.article_id}/?tab=review")
    expect(mine.locator(".why-not")).to_be_visible()
    expect(mine.locator("#panel-review .review-of")).to_contain_text("رامي")


def sent_back_by_keys(desk: Desk) -> None:
    """One label accepted, one passed, one given another type; then back with a remark."""
    expect(desk.page.locator("#seen")).to_have_text("شوهد 0 من 3")
    desk.press("Space", "Space")
    expect(desk.page.locator("#seen")).to_have_text("شوهد 1 من 3")
    desk.press("Space", "KeyG")
    desk.settle()
    desk.press("Control+Backspace")
    desk.page.keyboard.type("بغداد مدينة")
    desk.press("Control+Enter")
    desk.page.wait_for_url("**/projects/news/review/")


def taken_over_and_handed_in(mine: Page) -> None:
    """Found on the project's page; the correction is seen, taken over, and handed in again."""
    mine.goto("/projects/news/")
    expect(mine.locator("#came-back + ul")).to_contain_text("بغداد مدينة")
    mine.locator("#came-back + ul a").first.click()
    mine.wait_for_selector("html[data-whole]")
    expect(mine.locator(".comparison.fate-changed")).to_have_count(1)
    expect(mine.locator(".chip.review-changed")).to_have_count(1)
    mine.locator(".comparison .plain").click()
    expect(mine.locator(".comparison .taken")).to_have_count(1)
    expect(mine.locator(".chip.review-changed")).to_have_count(0)
    expect(mine.locator("#saving")).to_have_attribute("data-state", "saved")
    mine.locator("#reading").focus()
    mine.keyboard.press("Control+Enter")
    expect(mine.locator(".text").first).to_contain_text("زار الوفد")


def approved_by_keys(page: Page) -> None:
    """The second round shows what was changed since; all is accepted at once, and approved."""
    page.reload()
    expect(page.get_by_text("الجولة 2")).to_be_visible()
    desk = review_next(page)
    page.locator("#tab-review").click()
    expect(page.locator(".comparison.fate-changed")).to_have_count(1)
    page.locator("#reading").focus()
    desk.press("Shift+Space")
    expect(page.locator("#seen")).to_have_text("شوهد 3 من 3")
    desk.press("Control+Enter")
    page.wait_for_url("**/projects/news/review/")


def test_what_was_seen_is_there_again_tomorrow(desk: Desk) -> None:
    with desk.page.expect_response("**/seen/"):
        desk.press("Space", "Space")
    desk.page.reload()

    expect(desk.page.locator("#seen")).to_have_text("شوهد 1 من 3")
    expect(desk.page.locator(".chip.review-unseen")).to_have_count(2)


def test_a_rejected_label_is_dropped_and_the_next_is_chosen(desk: Desk) -> None:
    desk.press("Space", "Backspace")

    expect(desk.page.locator(".chip.chosen")).to_have_count(1)
    assert [words for words, _ in desk.saved()] == ["العراق", "بغداد"]


def test_who_approves_with_labels_unseen_is_asked_first(desk: Desk) -> None:
    desk.press("Control+Enter")

    expect(desk.notice).to_contain_text("3")
    assert Review.objects.get().verdict == ""
    desk.press("Control+Enter")
    desk.page.wait_for_url("**/projects/news/review/")
    assert Review.objects.get().verdict == "approved"


def test_a_remark_is_asked_for_and_kept_until_it_is_sent(desk: Desk) -> None:
    desk.page.locator("#send-back").click()
    desk.press("Control+Enter")
    expect(desk.page.locator(".sending-back .wrong")).to_be_visible()
    desk.page.keyboard.type("راجع بغداد")
    desk.press("Escape")

    desk.page.locator("#send-back").click()

    expect(desk.page.locator(".sending-back textarea")).to_have_value("راجع بغداد")
    assert Review.objects.get().verdict == ""


def test_a_verdict_that_another_gave_meanwhile_is_told(desk: Desk) -> None:
    salma = making.person("salma", first_name="سلمى")
    deeds.approve(review=Review.objects.get(), base_revision=1, by=salma, at=making.LATER)

    desk.press("Control+Enter", "Control+Enter")

    expect(desk.notice).to_contain_text("سلمى")


def test_a_review_keeps_nobody_out(desk: Desk, mine: Page, reading: AnnotationSet) -> None:
    copy, reviewer = desk.annotation_set, desk.reader
    puts: list[Change] = [Put(Mention("new", Span(0, 4), "ORG")), Drop("m1")]
    annotate.apply_changes(
        annotation_set=copy, batch="r", base_revision=1, changes=puts, by=reviewer, at=making.AT
    )
    let_axe_in(desk.page)
    let_axe_in(mine)
    desk.page.goto(f"{desk.page.url}&tab=review")
    desk.page.wait_for_selector("html[data-whole]")
    while_open = barriers(desk.page)
    desk.page.locator("#send-back").click()
    asked = barriers(desk.page)
    deeds.send_back(
        review=Review.objects.get(), base_revision=2, remark="راجع", by=reviewer, at=making.LATER
    )

    opened(mine, f"/projects/news/articles/{reading.article_id}/?tab=review")

    expect(mine.locator(".review-mark")).to_have_count(1)
    expect(mine.locator(".chip.review-removed")).to_have_count(1)
    assert (while_open, asked, barriers(mine)) == ({}, {}, {})
    mine.locator(".review-of ~ button").click()
    expect(mine.locator(".comparison .taken")).to_have_count(2)
    expect(mine.locator(".review-mark")).to_have_count(0)


def test_a_key_held_down_decides_once(desk: Desk) -> None:
    keyboard = desk.page.keyboard
    keyboard.down("Control")
    for _ in range(3):
        keyboard.down("Enter")
    keyboard.up("Enter")
    keyboard.up("Control")

    expect(desk.notice).to_contain_text("3")
    assert not Review.objects.exclude(verdict="").exists()

    for _ in range(3):
        keyboard.down("Space")
    keyboard.up("Space")

    expect(desk.page.locator("#seen")).to_have_text("شوهد 0 من 3")
    desk.press("Space")
    expect(desk.page.locator("#seen")).to_have_text("شوهد 1 من 3")
