"""Many people at the same moment: places and revisions go to one of them each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import TypeVar

import pytest
from django.db import connection, transaction

from labels.actions import assigning, places, sentences
from labels.actions.annotate import StaleError, apply_changes
from labels.actions.handout import next_article, open_article
from labels.actions.sentences import StaleSentencesError
from labels.changes import Put
from labels.models import AnnotationSet, Article, Batch, Project, SentenceStep, User
from labels.records import document_of
from labels.text.borders import Border
from tests.labels import making

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 8
Answer = TypeVar("Answer")


def all_at_once(deed: Callable[[int], Answer]) -> list[Answer]:
    """What the deed answers to each of eight threads, which begin together."""
    barrier = Barrier(AT_ONCE)

    def alone(number: int) -> Answer:
        try:
            barrier.wait()
            return deed(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(alone, range(AT_ONCE)))


def ids_handed_to(project: Project, person: User) -> set[int]:
    """The articles a person gets, one after the other, until there are no more."""
    ids: set[int] = set()
    while found := next_article(project=project, by=person, at=making.AT):
        ids.add(found.article_id)
        AnnotationSet.objects.filter(pk=found.pk).update(state="submitted")
    return ids


def test_eight_people_share_the_articles_and_no_place_is_given_twice() -> None:
    project = making.project(readers_per_article=3)
    making.bring(project, *(making.reading(f"a{number}") for number in range(12)))
    people = [making.person(f"p{number}") for number in range(AT_ONCE)]

    shares = all_at_once(lambda number: ids_handed_to(project, people[number]))

    times = Counter(id for share in shares for id in share)
    assert sorted(times.values()) == [3] * 12
    assert set(Article.objects.values_list("handed_out", flat=True)) == {3}
    assert AnnotationSet.objects.count() == 36


def test_one_person_in_eight_windows_gets_one_reading() -> None:
    project = making.project(readers_per_article=AT_ONCE)
    making.bring(project, *(making.reading(f"a{number}") for number in range(1, 1 + AT_ONCE)))
    huda = making.person("huda")

    found = all_at_once(lambda _: next_article(project=project, by=huda, at=making.AT))

    assert {one and one.pk for one in found} == {AnnotationSet.objects.get().pk}
    assert Article.objects.get(external_id="a1").handed_out == 1


def test_an_article_opened_in_eight_windows_is_begun_once() -> None:
    project = making.project(readers_per_article=AT_ONCE)
    making.bring(project, making.reading("a1"))
    article, huda = project.articles.get(), making.person("huda")

    found = all_at_once(lambda _: open_article(article=article, by=huda, at=making.AT))

    assert {one.pk for one in found} == {AnnotationSet.objects.get().pk}
    assert Article.objects.get().handed_out == 1


def test_of_eight_writers_on_one_revision_one_wins() -> None:
    huda = making.person("huda")
    own = making.begun(making.project(), huda)

    def write(number: int) -> int | str:
        try:
            return apply_changes(
                annotation_set=own,
                batch=f"batch {number}",
                base_revision=0,
                changes=making.puts(making.sami(f"by {number}")),
                by=huda,
                at=making.AT,
            )
        except StaleError as error:
            return f"stale at {error.revision}"

    answers = all_at_once(write)

    assert Counter(answers) == {1: 1, "stale at 1": AT_ONCE - 1}
    assert len(document_of(own).mentions) == 1


def test_one_batch_sent_eight_times_at_once_is_written_once() -> None:
    huda = making.person("huda")
    own = making.begun(making.project(), huda)

    answers = all_at_once(
        lambda _: apply_changes(
            annotation_set=own,
            batch="the same",
            base_revision=0,
            changes=making.puts(making.sami()),
            by=huda,
            at=making.AT,
        )
    )

    assert (answers, Batch.objects.count()) == ([1] * AT_ONCE, 1)


def test_eight_who_split_at_once_do_it_one_after_the_other() -> None:
    article = making.article(making.project())
    by = making.person("huda")

    def divide(_number: int) -> str:
        try:
            sentences.split(
                article=article, border=Border(22, 23), base_revision=0, by=by, at=making.AT
            )
        except StaleSentencesError:
            return "stale"
        return "done"

    answers = all_at_once(divide)

    assert Counter(answers) == {"done": 1, "stale": AT_ONCE - 1}
    assert SentenceStep.objects.count() == 1


def opened(reading: AnnotationSet) -> None:
    open_article(article=reading.article, by=User.objects.get(username="huda"), at=making.LATER)


def assigned(reading: AnnotationSet) -> None:
    article, huda = reading.article, User.objects.get(username="huda")
    assigning.assign(
        project=article.project, articles=[article.pk], readers=[huda], by=huda, at=making.LATER
    )


@pytest.mark.parametrize("deed", [opened, assigned])
def test_who_gives_out_what_went_back_waits_for_whoever_saves_it_and_in_no_circle(
    deed: Callable[[AnnotationSet], None],
) -> None:
    huda = making.person("huda")
    own = making.begun(making.project(), huda)
    making.write(own, huda, Put(making.sami()))
    places.give_up(own, at=making.AT)

    def alone() -> None:
        try:
            deed(own)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            # As a save does that takes its place again: first the reading, then the article.
            AnnotationSet.objects.filter(pk=own.pk).update(changed_at=making.AT)
            other = pool.submit(alone)
            sleep(0.5)
            Article.objects.filter(pk=own.article_id).update(handed_out=0)
        other.result()

    own.refresh_from_db()
    assert (own.state, Article.objects.get().handed_out) == ("drafting", 1)
