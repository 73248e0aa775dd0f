"""The queue of reviews, who sees which review, and what was made of a reading."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions import annotate, comments, review
from labels.actions.projects import admit
from labels.changes import Drop, Fate
from labels.models import AnnotationSet, Project, Review, User
from labels.permissions import MemberRole
from labels.queries import annotation
from labels.queries import review as queries
from labels.queries.articles import listing
from labels.queries.review import OPEN, Sought
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(huda: User, rami: User) -> Project:
    return making.reviewed_project(huda, rami)


def handed_in(news: Project, by: User, name: str = "a1", *, hours: int = 0) -> AnnotationSet:
    own = making.begun(news, by, name)
    making.write(own, by, *making.puts(making.sami(), making.baghdad()))
    return again(own, by, hours)


def again(own: AnnotationSet, by: User, hours: int = 0) -> AnnotationSet:
    own.refresh_from_db()
    at = making.AT + timedelta(hours=hours)
    annotate.submit(annotation_set=own, base_revision=own.revision, by=by, at=at)
    return own


def begun(reading: AnnotationSet, by: User) -> Review:
    return review.begin(reading=reading, by=by, at=making.LATER)


def sent_back(one: Review, by: User) -> None:
    one.copy.refresh_from_db()
    review.send_back(
        review=one, base_revision=one.copy.revision, remark="راجع", by=by, at=making.LATER
    )


def test_the_queue_begins_with_what_has_waited_longest(
    news: Project, huda: User, rami: User
) -> None:
    late, early = handed_in(news, huda, "a1", hours=2), handed_in(news, huda, "a2", hours=1)

    page = queries.queue(news, rami)

    assert [one.id for one in page.lines] == [early.pk, late.pk]
    assert [(one.labels, one.round, one.reviewer) for one in page.lines] == [(2, 1, "")] * 2
    assert page.after is None


def test_the_queue_goes_on_after_its_last_line(
    *, news: Project, huda: User, rami: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = handed_in(news, huda, "a1"), handed_in(news, huda, "a2")
    monkeypatch.setattr(queries, "PAGE", 1)

    page = queries.queue(news, rami)
    rest = queries.queue(news, rami, after=page.after or 0)

    assert ([one.id for one in page.lines], page.after) == ([first.pk], first.pk)
    assert ([one.id for one in rest.lines], rest.after) == ([second.pk], None)


def test_the_queue_asks_as_often_for_one_reading_as_for_many(
    *, news: Project, huda: User, rami: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    handed_in(news, huda)
    with django_assert_num_queries(5):
        queries.queue(news, rami)

    for number in range(2, 6):
        begun(handed_in(news, huda, f"a{number}"), rami)

    with django_assert_num_queries(5):
        queries.queue(news, rami)


def test_the_queue_is_filtered(news: Project, huda: User, rami: User) -> None:
    one = handed_in(news, huda, "a1", hours=1)
    other = making.begun(news, rami, "a2")
    making.write(other, rami, *making.puts(making.mosul()))
    again(other, rami, 5)
    comments.begin_beside(
        annotation_set=other, key="c", place=comments.WHOLE_ARTICLE, text="؟", by=rami, at=making.AT
    )

    def found(sought: Sought) -> list[int]:
        return [line.id for line in queries.queue(news, rami, sought=sought).lines]

    assert found(Sought(author="huda")) == [one.pk]
    assert found(Sought(type="PER")) == [one.pk]
    assert found(Sought(before=making.AT + timedelta(hours=2))) == [one.pk]
    assert found(Sought(comments=OPEN)) == [other.pk]
    assert [line.is_own for line in queries.queue(news, rami).lines] == [False, True]


def test_the_second_round_tells_what_was_touched_since(
    news: Project, huda: User, rami: User
) -> None:
    reading = handed_in(news, huda)
    sent_back(begun(reading, rami), rami)
    assert queries.queue(news, rami).lines == ()
    making.write(reading, huda, Drop("sami"))
    again(reading, huda)

    [line] = queries.queue(news, rami).lines
    second = begun(reading, rami)
    review.mark_seen(review=second, ids=["baghdad"], by=rami)
    [under_review] = queries.queue(news, rami).lines

    assert (line.round, line.changed, line.reviewer) == (2, 1, "")
    assert (under_review.round, under_review.reviewer, under_review.seen) == (2, "rami", 1)
    assert [(one.id, one.fate) for one in queries.since(second)] == [
        ("sami", Fate.REMOVED),
        ("baghdad", Fate.KEPT),
    ]


def test_what_a_review_made_of_a_reading_is_told_label_by_label(
    news: Project, huda: User, rami: User
) -> None:
    one = begun(handed_in(news, huda), rami)
    making.write(one.copy, rami, Drop("sami"), *making.puts(making.mosul()))

    assert [(it.id, it.fate) for it in queries.comparisons(one)] == [
        ("sami", Fate.REMOVED),
        ("baghdad", Fate.KEPT),
        ("mosul", Fate.ADDED),
    ]
    assert queries.since(one) == ()


def test_a_reader_sees_the_reviews_of_own_readings_once_they_are_decided(
    news: Project, huda: User, rami: User
) -> None:
    reading = handed_in(news, huda)
    one = begun(reading, rami)
    other = making.person("salma")
    admit(project=news, user=other, role=MemberRole.ANNOTATOR)
    Project.objects.update(blind=False)

    def seen(by: User) -> tuple[bool, bool]:
        sets = annotation.sets_visible_to(by)
        shown = sets.filter(pk=one.copy.pk).exists()
        return shown, queries.rounds(reading, by).exists()

    assert (seen(rami), seen(huda), seen(other)) == ((True, True), (False, False), (False, False))
    sent_back(one, rami)

    assert (seen(rami), seen(huda), seen(other)) == ((True, True), (True, True), (False, False))
    assert queries.last_verdict(reading) == one


def test_a_review_is_changed_by_reviewers_and_by_none_who_read(
    news: Project, huda: User, rami: User
) -> None:
    reading = handed_in(news, huda)
    copy = begun(reading, rami).copy
    salma = making.person("salma")
    admit(project=news, user=salma, role=MemberRole.REVIEWER)
    AnnotationSet.objects.filter(pk=reading.pk).update(author=salma)

    assert annotation.set_to_change(rami, copy.pk) == copy
    assert annotation.sets_open_to(rami).filter(pk=copy.pk).exists()
    for one in (huda, salma):
        assert not annotation.sets_open_to(one).filter(pk=copy.pk).exists()
        with pytest.raises(AnnotationSet.DoesNotExist):
            annotation.set_to_change(one, copy.pk)


def test_a_review_is_no_line_in_the_list_of_articles(news: Project, huda: User, rami: User) -> None:
    reading = handed_in(news, huda)
    begun(reading, rami)

    [line] = listing(news, viewer=rami).lines

    assert [one.id for one in line.readings] == [reading.pk]
    assert listing(news, viewer=rami, state="drafting").lines == ()


def test_what_came_back_is_listed_with_its_last_verdict(
    news: Project, huda: User, rami: User
) -> None:
    reading = handed_in(news, huda)
    sent_back(begun(reading, rami), rami)
    again(reading, huda)
    second = begun(reading, rami)
    before = queries.came_back(news, huda, most=5)
    review.approve(review=second, base_revision=1, by=rami, at=making.LATER + timedelta(hours=1))

    [came] = queries.came_back(news, huda, most=5)

    assert [(one.verdict, one.remark, one.is_open) for one in before] == [
        ("sent-back", "راجع", False)
    ]
    assert (came.verdict, came.decided_by, came.article) == ("approved", "rami", reading.article_id)
    assert queries.came_back(news, rami, most=5) == []
