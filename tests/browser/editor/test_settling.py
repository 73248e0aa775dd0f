"""Three readings settled by keyboard: every kind of stop, undone, by hand, in one way, finished."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from labels.actions import adjudication as deeds
from labels.actions import annotate, deciding, handout, projects
from labels.changes import Change, Put
from labels.document import Link, Mention
from labels.models import Adjudication, AnnotationSet, Article, Decision, Project, User
from labels.permissions import MemberRole
from labels.queries import adjudication as asking
from labels.queries import annotation
from labels.schema import MentionKind
from labels.text.span import Span
from tests.browser.axe import LOOKS, barriers, let_axe_in
from tests.browser.editor.conftest import TEXT, signed_in
from tests.browser.editor.desk import Desk
from tests.labels import making

ALL = (("العراق", "GPE"), ("قصفت", "Conflict.Attack"))
READINGS = {
    "salma": (("تنظيم داعش", "ORG"), ("الجيش", "ORG"), ("بغداد", "GPE")),
    "kamal": (("داعش", "ORG"), ("بغداد", "PER")),
    "nour": (("داعش", "ORG"), ("دُمّر", "Conflict.Attack"), ("بغداد", "GPE")),
}
"""In question: where a name ends, a role, a label, a trigger, a type."""


@pytest.fixture
def reviewer(project: Project) -> User:
    user = making.person("reviewer", language="ar", first_name="رامي")
    projects.admit(project=project, user=user, role=MemberRole.REVIEWER)
    return user


@pytest.fixture
def begun(project: Project, reviewer: User) -> Adjudication:
    Article.objects.update(wanted=3)
    article = Project.objects.get().articles.get(external_id="one")
    for name, labels in READINGS.items():
        user = making.person(name, first_name=name)
        projects.admit(project=project, user=user, role=MemberRole.ANNOTATOR)
        own = handout.open_article(article=article, by=user, at=making.AT)
        puts: list[Change] = [Put(one) for one in marked((*ALL, *labels))]
        if name != "nour":
            puts.append(Put(Link("l", "m1", "m0", "Place")))
        revision = annotate.apply_changes(
            annotation_set=own, batch="1", base_revision=0, changes=puts, by=user, at=making.AT
        )
        annotate.submit(annotation_set=own, base_revision=revision, by=user, at=making.AT)
    return deeds.open_(article=article, by=reviewer, at=making.AT)


def marked(labels: tuple[tuple[str, str], ...]) -> list[Mention]:
    kinds = {True: MentionKind.EVENT, False: MentionKind.ENTITY}
    return [
        Mention(f"m{n}", Span(at, at + len(words)), type_, kinds["." in type_])
        for n, (words, type_) in enumerate(labels)
        for at in [TEXT.index(words)]
    ]


@pytest.fixture
def desk(page: Page, server: str, begun: Adjudication, reviewer: User) -> Desk:  # noqa: PLR0917
    """The reviewer at the open adjudication."""
    signed_in(page, reviewer, server)
    page.goto(f"/projects/news/articles/{begun.gold.article_id}/?set={begun.gold_id}")
    page.wait_for_selector("html[data-whole]")
    page.locator("#reading").focus()
    return Desk(page, begun.gold, reviewer)


def key_of(name: str) -> str:
    """The key of a reader's version."""
    readers = asking.adjudicated(Adjudication.objects.get()).readers
    [number] = [one.number for one in readers if str(one.annotation_set.author) == name]
    return f"Digit{number}"


def decided() -> dict[str, str]:
    """How what kind of stop was decided, one of each kind."""
    return {one.kind: one.how for one in Decision.objects.filter(is_standing=True)}


def progress(desk: Desk, done: int, all_: int = 5) -> None:
    expect(desk.page.locator("#seen")).to_have_text(f"حُسم {done} من {all_}")


def test_the_whole_journey_by_keyboard(
    *, page: Page, server: str, begun: Adjudication, reviewer: User
) -> None:
    signed_in(page, reviewer, server)
    page.goto("/projects/news/adjudication/")
    expect(page.locator(".queue-head button")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-whole]")
    desk = Desk(page, begun.gold, reviewer)
    progress(desk, 0)
    page.locator("#reading").focus()

    # Where the name ends: both; the role: as Salma has it; the label that only she has: none.
    desk.press("Tab", "KeyB", key_of("salma"), "Digit0")
    progress(desk, 3)
    # The trigger by hand, the type as Nour has it, and once more after it was taken back.
    desk.press("Shift+KeyA", "Tab", key_of("kamal"), "Control+KeyZ")
    progress(desk, 4)
    desk.press(key_of("nour"))
    progress(desk, 5)

    desk.settle()
    assert decided() == {
        "boundary": "taken",
        "role": "taken",
        "missing": "none",
        "trigger": "edited",
        "type": "taken",
    }
    assert desk.saved() == [
        ("قصفت", "Conflict.Attack"),
        ("تنظيم داعش", "ORG"),
        ("داعش", "ORG"),
        ("العراق", "GPE"),
        ("دُمّر", "Conflict.Attack"),
        ("بغداد", "GPE"),
    ]
    assert desk.links() == [("قصفت", "Place", "العراق")]
    desk.press("Control+Enter")
    page.wait_for_url("**/projects/news/adjudication/")
    assert Adjudication.objects.get().finished_by == reviewer


def test_a_click_decides_and_undo_takes_back_all_that_was_made(desk: Desk) -> None:
    lanes = desk.page.locator(".strips").first.locator(".strip").last.locator(".lane")
    expect(lanes).to_have_count(2)
    expect(lanes.filter(has_text="salma").locator(".chip")).to_have_count(1)
    nodes = "all => all.map((one) => one.childNodes.length)"
    assert set(desk.page.locator(".lane-frame .text").evaluate_all(nodes)) == {1}

    lanes.filter(has_text="salma").locator(".who").click()
    progress(desk, 1)
    expect(desk.page.locator(".strip.folded")).to_have_count(1)
    assert ("تنظيم داعش", "ORG") in desk.saved()
    desk.press("Control+KeyZ")

    progress(desk, 0)
    expect(desk.page.locator(".strip.chosen")).to_have_count(1)
    assert (("تنظيم داعش", "ORG") in desk.saved(), decided()) == (False, {})


def test_who_finishes_too_early_is_shown_what_is_left(desk: Desk) -> None:
    desk.press("Control+Enter")

    expect(desk.notice).to_contain_text("5")
    expect(desk.page.locator("#panel-settle .labels li")).to_have_count(5)
    desk.press("Enter")
    expect(desk.page.locator(".strip.chosen")).to_have_count(1)
    assert Adjudication.objects.get().finished_at is None


def test_what_another_decided_meanwhile_stands(desk: Desk) -> None:
    view = asking.adjudicated(Adjudication.objects.get())
    stop = view.settlement.stops[0]
    deciding.decide(
        gold=view.gold,
        sent=deciding.Sent("other", view.gold.revision, stop.none),
        taking={stop.key: ()},
        by=making.person("salim"),
        at=making.LATER,
    )

    desk.press("Tab", key_of("salma"), key_of("salma"))

    expect(desk.notice).to_contain_text("1")
    progress(desk, 2)
    desk.settle()
    assert decided() == {"boundary": "none", "role": "taken"}


def test_a_decision_where_nothing_is_asked_any_more_holds_up_none_of_the_others(desk: Desk) -> None:
    article, salma = desk.annotation_set.article, User.objects.get(username="salma")
    own = AnnotationSet.objects.get(author=salma)
    annotate.take_back(annotation_set=own, by=salma, at=making.LATER)
    mentions = annotation.editor_view(own).document.mentions.values()
    long = next(one for one in mentions if TEXT[one.span.start :].startswith("تنظيم"))
    short = replace(long, span=Span(long.span.start + len("تنظيم "), long.span.end))
    revision = annotate.apply_changes(
        annotation_set=own,
        batch="2",
        base_revision=1,
        changes=[Put(short)],
        by=salma,
        at=making.LATER,
    )
    annotate.submit(annotation_set=own, base_revision=revision, by=salma, at=making.LATER)
    deeds.open_(article=article, by=making.person("salim"), at=making.LATER)

    desk.press("Tab", key_of("salma"), key_of("salma"))

    expect(desk.notice).to_contain_text("لم يؤخذ")
    desk.settle()
    assert decided() == {"role": "taken"}
    desk.notice.get_by_role("button", name="أظهرها").click()
    progress(desk, 1, 4)


def test_all_open_stops_are_decided_in_one_way_and_taken_back(desk: Desk) -> None:
    desk.press("F4")
    dialog = desk.page.locator("dialog.merging")
    expect(dialog.locator(".plan li")).to_have_count(5)
    desk.press("ArrowDown", "Tab", "Tab")
    dialog.locator(".btn-primary").click()
    progress(desk, 5)
    desk.settle()

    assert by_which() == {"trusted": 5}
    desk.press("Control+KeyZ")
    progress(desk, 0)
    desk.settle()
    assert (decided(), len(desk.saved())) == ({}, 2)

    desk.press("Control+Shift+KeyZ")

    progress(desk, 5)
    desk.settle()
    assert by_which() == {"trusted": 5}


def by_which() -> dict[str, int]:
    """By which strategies what stands was decided, and how many stops by each."""
    return dict(Counter(one.strategy for one in Decision.objects.filter(is_standing=True)))


def test_the_history_says_of_a_role_which_it_is_and_by_what_it_was_decided(desk: Desk) -> None:
    desk.press("F4")
    dialog = desk.page.locator("dialog.merging")
    expect(dialog.locator(".plan li")).to_have_count(5)
    desk.press("ArrowDown", "Tab", "Tab")
    dialog.locator(".btn-primary").click()
    desk.settle()

    desk.page.locator("#tab-history").click()

    role = Decision.objects.get(kind="role")
    said = desk.page.locator("#panel-history .steps").first
    assert role.name == "Place"
    expect(said).to_contain_text("الدور «المكان» في «قصفت»")
    expect(said).to_contain_text("بقول")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_adjudication_keeps_nobody_out(desk: Desk, language: str) -> None:
    User.objects.update(language=language)
    Project.objects.update(hide_readers=True)
    let_axe_in(desk.page)
    desk.reload()
    looks = LOOKS if language == "ar" else LOOKS[:1]

    found = {"at rest": barriers(desk.page, looks)}
    desk.page.locator("#reading").focus()
    desk.press("Tab", key_of("salma"), "Shift+Tab")
    expect(desk.page.locator("#panel-settle")).not_to_contain_text("salma")
    found["a stop"] = barriers(desk.page, looks)
    desk.press("F4")
    desk.page.wait_for_selector(".plan li")
    found["in one way"] = barriers(desk.page, looks)
    desk.page.goto("/projects/news/adjudication/")
    found["what waits"] = barriers(desk.page, looks)

    assert {where: told for where, told in found.items() if told} == {}
