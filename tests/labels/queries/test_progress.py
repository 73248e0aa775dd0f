"""Progress: who sees whose work, what is counted on which day, and in how many queries."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions import annotate, effort, handout
from labels.actions.projects import admit
from labels.models import AnnotationSet, Project, User
from labels.permissions import MemberRole
from labels.queries.progress import DayOfWork, Pace, Progress, TypeCount, seen_by
from tests.labels import making

pytestmark = pytest.mark.django_db

FIRST, SECOND = making.AT.date(), making.LATER.date()


@pytest.fixture
def news() -> Project:
    return making.project(by=making.person("manager"), readers_per_article=2)


def member(project: Project, name: str, role: MemberRole = MemberRole.ANNOTATOR) -> User:
    user = making.person(name)
    admit(project=project, user=user, role=role)
    return user


def read(project: Project, user: User, id: str, *, at: datetime, minutes: int = 0) -> None:
    """One label, so many minutes at work, handed in at this time."""
    article = project.articles.filter(external_id=id).first() or making.article(project, id)
    own = handout.open_article(article=article, by=user, at=making.AT)
    annotate.apply_changes(
        annotation_set=own,
        batch="b",
        base_revision=0,
        changes=making.puts(making.sami()),
        by=user,
        at=making.AT,
    )
    later = at + timedelta(hours=1)
    if minutes:
        effort.tell_time(annotation_set=own, visit="v", seconds=60 * minutes, by=user, at=later)
    annotate.submit(annotation_set=own, base_revision=1, by=user, at=at)


@pytest.fixture
def work(news: Project) -> dict[str, User]:
    """Salma read two articles, on two days; Badr one, and has another open."""
    people = {
        "salma": member(news, "salma"),
        "badr": member(news, "badr"),
        "viewer": member(news, "viewer", MemberRole.VIEWER),
        "manager": User.objects.get(username="manager"),
    }
    read(news, people["salma"], "a1", at=making.AT, minutes=4)
    read(news, people["salma"], "a2", at=making.LATER, minutes=10)
    read(news, people["badr"], "a1", at=making.LATER, minutes=6)
    making.begun(news, people["badr"], "a3")
    making.article(news, "a4")
    return people


def seen(news: Project, viewer: User, since: date | None = None) -> Progress:
    return seen_by(viewer, news, since=since)


def test_a_manager_sees_the_work_of_all_by_day(news: Project, work: dict[str, User]) -> None:
    found = seen(news, work["manager"])

    assert found.days == (
        DayOfWork(FIRST, "salma", 1, 240),
        DayOfWork(SECOND, "badr", 1, 360),
        DayOfWork(SECOND, "salma", 1, 600),
    )
    assert [(one.username, dict(one.by_state)) for one in found.readers] == [
        ("badr", {"assigned": 1, "submitted": 1}),
        ("salma", {"submitted": 2}),
    ]


def test_articles_are_counted_by_state_and_by_what_they_wait_for(
    news: Project, work: dict[str, User]
) -> None:
    found = seen(news, work["manager"])

    assert {state: count for state, count in found.states.items() if count} == {
        "untouched": 1,
        "assigned": 1,
        "submitted": 3,
    }
    assert found.begun == 2


def test_medians_are_of_articles_and_of_their_words(news: Project, work: dict[str, User]) -> None:
    words = news.articles.values_list("token_count", flat=True)[0]

    found = seen(news, work["manager"])

    assert found.paces == (
        Pace("badr", 1, 360, 360, 36_000 / words),
        Pace("salma", 2, 840, 420, 42_000 / words),
    )
    assert (found.types, found.sample) == ((TypeCount("entity", "PER", 3),), 3)


def test_a_period_leaves_out_what_was_done_before(news: Project, work: dict[str, User]) -> None:
    found = seen(news, work["manager"], SECOND)

    assert [(one.username, one.handed_in) for one in found.paces] == [("badr", 1), ("salma", 1)]
    assert found.types == (TypeCount("entity", "PER", 2),)


def test_a_viewer_sees_how_far_all_are_and_nobodys_time(
    news: Project, work: dict[str, User]
) -> None:
    found = seen(news, work["viewer"])

    assert [one.seconds for one in found.days] == [None, None, None]
    assert found.paces == (Pace("badr", 1, None, None, None), Pace("salma", 2, None, None, None))
    assert len(found.readers) == 2


def test_an_annotator_sees_nothing_but_their_own(news: Project, work: dict[str, User]) -> None:
    found = seen(news, work["badr"])

    assert found.days == (DayOfWork(SECOND, "badr", 1, 360),)
    assert [one.username for one in found.readers] == ["badr"]
    assert [one.username for one in found.paces] == ["badr"]
    assert (found.types, found.sample) == ((TypeCount("entity", "PER", 1),), 1)
    assert found.states["submitted"] == 1


def test_time_without_a_hand_in_is_its_owners_and_the_managers(
    news: Project, work: dict[str, User]
) -> None:
    own = AnnotationSet.objects.get(state="assigned")
    badr = work["badr"]
    effort.tell_time(annotation_set=own, visit="v", seconds=60, by=badr, at=making.LATER)
    news.articles.filter(sets__hand_in__reader=badr).delete()

    assert [one.seconds for one in seen(news, badr).days] == [60]
    assert DayOfWork(SECOND, "badr", 0, 60) in seen(news, work["manager"]).days
    assert [one.username for one in seen(news, work["viewer"]).days] == ["salma"]


def test_what_an_import_brings_as_handed_in_is_nobodys_work(news: Project) -> None:
    manager = User.objects.get(username="manager")

    assert seen(news, manager).paces == ()


def test_nine_queries_whether_one_article_or_many(
    news: Project, work: dict[str, User], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        read(news, work["badr"], f"more{number}", at=making.LATER, minutes=1)

    with django_assert_num_queries(9):
        seen(news, work["manager"])
