"""Which notices a person sees: not those of places that the person does not see any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions import comments, notices, projects
from labels.actions.comments import Anchor, Place
from labels.models import AnnotationSet, Notice, Project, User
from labels.permissions import MemberRole
from labels.preferences import NoticeKind
from labels.queries.notices import (
    MOST_COUNTED,
    PAGE,
    Told,
    listing,
    people_with_post,
    place_of,
    unread_of,
)
from tests.labels import making
from tests.labels.making import AT, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(huda: User, samar: User) -> Project:
    """Huda and Samar read, and see what the other has handed in."""
    made = making.project(readers_per_article=2, blind=False)
    for one in (huda, samar):
        projects.admit(project=made, user=one, role=MemberRole.ANNOTATOR)
    return made


@pytest.fixture
def answered(news: Project, huda: User, samar: User) -> AnnotationSet:
    """Samar's reading, beside which Huda has commented and Samar has answered."""
    own = making.begun(news, samar)
    place = Place(Anchor.MENTION, making.BAGHDAD, "m1")
    thread = comments.begin_beside(
        annotation_set=own, key="k", place=place, text="مدينة؟", by=huda, at=AT
    )
    comments.answer(thread=thread, key="a", text="نعم", by=samar, at=LATER)
    AnnotationSet.objects.filter(pk=own.pk).update(state="submitted")
    return own


def test_a_notice_says_what_happened_and_where(
    news: Project, answered: AnnotationSet, samar: User
) -> None:
    [line] = listing(samar).lines

    assert line == Told(
        id=Notice.objects.get(to=samar).pk,
        kind=NoticeKind.COMMENT,
        project="news",
        project_name=news.name,
        article=answered.article_id,
        title="a1",
        by="huda",
        count=1,
        text="مدينة؟",
        label="m1",
        quote="بغداد",
        reading=answered.pk,
        at=AT,
        is_read=False,
    )


def test_who_is_blind_since_is_told_nothing_of_another_s_reading_any_more(
    *, news: Project, answered: AnnotationSet, huda: User, samar: User
) -> None:
    before = (unread_of(huda), len(listing(huda).lines))
    [notice] = Notice.objects.filter(to=huda)

    projects.change(project=news, blind=True)

    assert (before, answered.author) == ((1, 1), samar)
    assert (unread_of(huda), listing(huda).lines, place_of(huda, notice.pk)) == (0, (), None)
    assert notices.take_for_letter(to=huda, before=LATER + timedelta(1), at=LATER) == []
    assert unread_of(samar) == 1


@pytest.mark.usefixtures("answered")
def test_who_is_no_member_any_more_is_told_nothing(news: Project, samar: User) -> None:
    news.memberships.filter(user=samar).delete()

    assert (unread_of(samar), listing(samar).lines) == (0, ())


def test_the_latest_comes_first_page_by_page(
    news: Project, huda: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = making.article(news)
    Notice.objects.bulk_create(
        Notice(to=huda, kind="assigned", project=news, article=article, at=AT)
        for _ in range(MOST_COUNTED + 1)
    )
    ids = list(Notice.objects.order_by("-pk").values_list("pk", flat=True))
    notices.mark_read(to=huda, ids=ids[:1], at=AT)

    with django_assert_num_queries(1):
        first = listing(huda)
    second = listing(huda, after=first.after or 0)
    last = listing(huda, after=second.after or 0, unread="yes")
    with django_assert_num_queries(1):
        counted = unread_of(huda)

    assert [one.id for one in first.lines] == ids[:PAGE]
    assert [one.id for one in second.lines] == ids[PAGE : 2 * PAGE]
    assert ([one.id for one in last.lines], last.after) == (ids[2 * PAGE :], None)
    assert counted == MOST_COUNTED
    assert [one.id for one in listing(huda, unread="yes").lines] == ids[1 : PAGE + 1]


def test_letters_are_for_people_with_an_address_whom_something_is_to_be_told(
    answered: AnnotationSet, huda: User, samar: User
) -> None:
    User.objects.filter(pk=samar.pk).update(email="samar@hashiya.example")
    waiting = people_with_post(at=LATER)
    Notice.objects.filter(to=samar).update(mailed_at=LATER)

    assert (waiting, people_with_post(at=LATER)) == ([samar], [])
    assert (answered.author, huda.email) == (samar, "")
