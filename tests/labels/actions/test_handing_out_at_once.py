"""Sixteen people ask for articles at the same moment until there are none: exact to the last one.

The figure to reach, 2,000 articles, is what `python -m bench handout` runs; this is fewer.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import F

from labels.actions import projects
from labels.actions.handout import next_article
from labels.actions.returning import return_unfinished
from labels.models import AnnotationSet, Article, Project, User
from tests.labels import making

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS = 16
ARTICLES = 40


def ids_handed_to(project: Project, person: User) -> list[int]:
    """The articles a person gets and hands in, one after the other, until there are no more."""
    ids: list[int] = []
    while found := next_article(project=project, by=person, at=making.LATER):
        ids.append(found.article_id)
        AnnotationSet.objects.filter(pk=found.pk).update(state="submitted")
    return ids


def all_at_once(project: Project, people: list[User]) -> list[list[int]]:
    """What each of them got."""
    barrier = Barrier(len(people))

    def alone(person: User) -> list[int]:
        try:
            barrier.wait()
            return ids_handed_to(project, person)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(alone, people))


def newsroom(**settings: int | str) -> tuple[Project, list[User]]:
    """A project with articles, and sixteen people."""
    project = making.project(**settings)  # type: ignore[arg-type]
    making.bring(project, *(making.reading(f"a{number}") for number in range(ARTICLES)))
    return project, [making.person(f"p{number}") for number in range(CLIENTS)]


def readers_of_each() -> Counter[int]:
    return Counter(AnnotationSet.objects.values_list("article", flat=True))


def test_two_read_each_article_and_nobody_one_twice() -> None:
    project, people = newsroom(readers_per_article=2)

    shares = all_at_once(project, people)

    assert all(len(set(share)) == len(share) for share in shares)
    assert Counter(id for share in shares for id in share) == readers_of_each()
    assert readers_of_each() == dict.fromkeys(Article.objects.values_list("pk", flat=True), 2)
    assert not Article.objects.exclude(handed_out=2).exists()


def test_by_share_each_article_gets_as_many_as_it_was_drawn_for() -> None:
    project, people = newsroom(readers_per_article=3, share=30, order="random")

    all_at_once(project, people)

    assert readers_of_each() == dict(Article.objects.values_list("pk", "wanted"))
    assert not Article.objects.exclude(handed_out=F("wanted")).exists()


def test_what_is_given_by_hand_and_goes_back_meanwhile_is_counted_right() -> None:
    project, people = newsroom(readers_per_article=2)
    projects.change(project=project, days_to_finish=1)
    ids = list(project.articles.values_list("pk", flat=True))
    absent = making.person("absent")
    making.given(project, ids[:20], absent)

    with ThreadPoolExecutor(1) as pool:
        back = pool.submit(_given_back, project)
        all_at_once(project, people)
        back.result()
    # What went back when everybody had asked for the last time is there for who asks again.
    all_at_once(project, people)

    held = AnnotationSet.objects.exclude(state="returned")
    assert Counter(held.values_list("article", flat=True)) == dict.fromkeys(ids, 2)
    assert not Article.objects.exclude(handed_out=2).exists()


def _given_back(project: Project) -> int:
    try:
        return return_unfinished(project=project, at=making.AT.replace(year=2027))
    finally:
        connection.close()
