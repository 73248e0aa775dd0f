"""Who reads which article next."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from labels.actions import places
from labels.actions.annotate import submit
from labels.actions.handout import NoPlaceError, next_article, open_article
from labels.models import AnnotationSet, Article, Project, User
from tests.labels import making

pytestmark = pytest.mark.django_db


def next_id(project: Project, by: User) -> str | None:
    """The external id of the article that this person gets."""
    found = next_article(project=project, by=by, at=making.AT)
    return found.article.external_id if found else None


def hand_in(project: Project, by: User) -> str | None:
    """Hand in whatever this person is at; what comes next."""
    found = next_article(project=project, by=by, at=making.AT)
    assert found is not None
    submit(annotation_set=found, base_revision=0, by=by, at=making.AT)
    return next_id(project, by)


def test_a_new_reading_is_assigned_to_the_person(huda: User) -> None:
    found = next_article(project=making.with_articles(2), by=huda, at=making.AT)

    assert found is not None
    assert (found.article.external_id, found.author, found.kind, found.state, found.revision) == (
        "a1",
        huda,
        "reading",
        "assigned",
        0,
    )


def test_what_one_has_begun_comes_back_before_anything_new(huda: User) -> None:
    project = making.with_articles(2)

    assert [next_id(project, huda), next_id(project, huda)] == ["a1", "a1"]


def test_what_was_sent_back_comes_before_what_was_begun(huda: User) -> None:
    project = making.with_articles(3)
    hand_in(project, huda)
    AnnotationSet.objects.filter(article__external_id="a1").update(state="sent-back")

    assert next_id(project, huda) == "a1"


def test_no_article_goes_to_more_people_than_asked_for(huda: User, samar: User) -> None:
    project = making.with_articles(1)

    assert [next_id(project, huda), next_id(project, samar)] == ["a1", None]


def test_nobody_gets_an_article_twice(huda: User) -> None:
    project = making.with_articles(1, readers_per_article=2)

    assert hand_in(project, huda) is None


def test_articles_that_others_have_begun_come_before_untouched_ones(
    huda: User, samar: User
) -> None:
    project = making.with_articles(3, readers_per_article=2)
    open_article(article=Article.objects.get(external_id="a3"), by=huda, at=making.AT)

    assert [next_id(project, samar), hand_in(project, samar)] == ["a3", "a1"]


def test_other_projects_are_left_alone(huda: User) -> None:
    making.with_articles(1)

    assert next_id(making.project("other"), huda) is None


def test_an_article_is_opened_once_per_person(huda: User) -> None:
    project = making.with_articles(2)
    article = Article.objects.get(external_id="a2")

    first = open_article(article=article, by=huda, at=making.AT)
    second = open_article(article=article, by=huda, at=making.LATER)

    article.refresh_from_db()
    assert (first.pk, article.handed_out, project.articles.count()) == (second.pk, 1, 2)


def test_an_article_without_a_free_place_cannot_be_opened(huda: User, samar: User) -> None:
    making.with_articles(1)
    article = Article.objects.get()
    open_article(article=article, by=huda, at=making.AT)

    with pytest.raises(NoPlaceError):
        open_article(article=article, by=samar, at=making.AT)


@pytest.mark.parametrize("count", [1, 50])
def test_handing_out_asks_as_often_however_many_articles_there_are(
    huda: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    project = making.with_articles(count)

    # Savepoint, the person, one's own, one that went back, an article, its reading, its place, end.
    with django_assert_num_queries(8):
        next_article(project=project, by=huda, at=making.AT)


def test_readings_whose_places_are_taken_are_not_tried_one_by_one(huda: User, samar: User) -> None:
    project = making.with_articles(12, readers_per_article=1)
    for reader in (huda, samar):
        for article in project.articles.all():
            found = AnnotationSet.objects.create(
                article=article,
                author=reader,
                state="returned",
                made_at=making.AT,
                changed_at=making.AT,
            )
            if reader == samar:
                places.retake(found.pk, at=making.AT)

    with CaptureQueriesContext(connection) as asked:
        assert next_article(project=project, by=huda, at=making.AT) is None

    assert len(asked) < 12
