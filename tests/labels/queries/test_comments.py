"""Which threads a person sees: blind readers never see each other's."""

from __future__ import annotations

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from labels.actions import comments, handout, projects
from labels.actions.comments import WHOLE_ARTICLE
from labels.models import AnnotationSet, Project, Thread, User
from labels.permissions import MemberRole
from labels.queries.comments import (
    beside,
    for_all,
    open_by_article,
    open_in,
    read_whole,
    threads_visible_to,
)
from labels.records.threads import thread_data
from tests.labels import making
from tests.labels.making import AT

pytestmark = pytest.mark.django_db


class Desk:
    """An article read by two people, each with a thread, and one thread for all."""

    def __init__(self, *, blind: bool) -> None:
        self.manager = making.person("manager")
        self.project: Project = making.project(by=self.manager, readers_per_article=2, blind=blind)
        self.article = making.article(self.project)
        self.huda, self.huda_set = self._reader("huda")
        self.omar, self.omar_set = self._reader("omar")
        self.viewer = self.member("viewer", MemberRole.VIEWER)
        comments.begin_for_all(
            article=self.article, key="all", place=WHOLE_ARTICLE, text="ن", by=self.manager, at=AT
        )

    def member(self, username: str, role: MemberRole) -> User:
        user = making.person(username)
        projects.admit(project=self.project, user=user, role=role)
        return user

    def _reader(self, username: str) -> tuple[User, AnnotationSet]:
        user = self.member(username, MemberRole.ANNOTATOR)
        own = handout.open_article(article=self.article, by=user, at=AT)
        self.thread(own, user, key=username)
        return user, own

    def thread(self, own: AnnotationSet, by: User, *, key: str) -> Thread:
        return comments.begin_beside(
            annotation_set=own, key=key, place=WHOLE_ARTICLE, text="س", by=by, at=AT
        )


def seen(user: User) -> set[str]:
    return set(threads_visible_to(user).values_list("key", flat=True))


def test_blind_readers_see_their_own_threads_and_those_for_all() -> None:
    desk = Desk(blind=True)

    assert seen(desk.huda) == {"huda", "all"}
    assert seen(desk.omar) == {"omar", "all"}


def test_what_a_reviewer_writes_beside_a_reading_is_seen_by_its_reader_alone() -> None:
    desk = Desk(blind=True)
    desk.thread(desk.huda_set, desk.manager, key="remark")

    assert seen(desk.huda) == {"huda", "all", "remark"}
    assert seen(desk.omar) == {"omar", "all"}


def test_who_may_view_readings_sees_all_threads() -> None:
    desk = Desk(blind=True)

    assert seen(desk.manager) == seen(desk.viewer) == {"huda", "omar", "all"}


def test_readers_who_are_not_blind_see_each_others_threads_until_they_become_so() -> None:
    desk = Desk(blind=False)
    unfinished = seen(desk.huda)
    AnnotationSet.objects.update(state="submitted")
    before = seen(desk.huda)

    projects.change(project=desk.project, blind=True)

    assert unfinished == {"huda", "all"}
    assert before == {"huda", "omar", "all"}
    assert seen(desk.huda) == {"huda", "all"}


def test_strangers_see_none() -> None:
    Desk(blind=False)

    assert seen(making.person("stranger")) == set()


def test_a_reading_is_shown_with_its_threads_and_those_for_all() -> None:
    desk = Desk(blind=True)

    assert [one.key for one in read_whole(beside(desk.huda_set))] == ["huda", "all"]
    assert [one.key for one in read_whole(for_all(desk.article))] == ["all"]


def test_counts_tell_of_the_open_threads_that_one_may_see() -> None:
    desk = Desk(blind=True)
    other = making.article(desk.project, "a2", text="خبر آخر من البصرة.")
    comments.resolve(thread=Thread.objects.get(key="all"), by=desk.manager, at=AT)

    counts = [
        open_by_article(user, [desk.article.pk, other.pk])
        for user in (desk.manager, desk.huda, desk.viewer)
    ]

    assert counts == [{desk.article.pk: 2}, {desk.article.pk: 1}, {desk.article.pk: 2}]
    assert [open_in(desk.project, one).count() for one in (desk.manager, desk.huda)] == [2, 1]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan is SQLite's own")
def test_open_threads_are_found_by_their_index() -> None:
    desk = Desk(blind=True)
    asked = Thread.objects.filter(project=desk.project, is_resolved=False).values("article")

    assert "USING INDEX thread_open" in asked.explain() or "COVERING INDEX thread_open" in (
        asked.explain()
    )


@pytest.mark.parametrize("count", [1, 50])
def test_threads_are_read_in_two_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk = Desk(blind=True)
    for number in range(count):
        thread = desk.thread(desk.huda_set, desk.huda, key=f"t{number}")
        comments.answer(thread=thread, key="c", text="نعم", by=desk.manager, at=AT)
        comments.resolve(thread=thread, by=desk.manager, at=AT)

    with django_assert_num_queries(2):
        shown = [thread_data(one) for one in read_whole(beside(desk.huda_set))]

    assert len(shown) == count + 2
    assert shown[-1]["settled_by"] == "manager"
