"""A finished adjudication whose readings come later: it waits again, its gold stands till then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from labels.actions import adjudication as deeds
from labels.actions import annotate, reconsidering, review, transfer
from labels.changes import Drop, Put
from labels.models import Adjudication, AnnotationSet, Article, Project, User
from labels.queries import adjudication as asking
from labels.queries.adjudication import Counts
from tests.labels import making
from tests.labels.adjudicating import begun, newsroom, rami, read, seen, take
from tests.labels.agreeing import reads

pytestmark = pytest.mark.django_db

AFTER = making.LATER + timedelta(days=1)


@pytest.fixture
def news() -> Project:
    return newsroom()


@pytest.fixture
def article(news: Project) -> Article:
    return read(news, [making.sami(), making.mosul()], [making.sami("s")])


def finished(article: Article) -> Adjudication:
    """Rami has decided that the second city is there."""
    found = begun(article)
    [stop] = seen(found).open
    take(found, stop, (seen(found).readers[0].number,), batch="first")
    revision = AnnotationSet.objects.get(pk=found.gold_id).revision
    deeds.finish(adjudication=found, base_revision=revision, by=rami(), at=making.LATER)
    return Adjudication.objects.get(pk=found.pk)


def exported(project: Project) -> int:
    return transfer.chosen_sets(project, transfer.Source.GOLD, transfer.EVERYTHING).count()


def test_a_reading_that_is_handed_in_later_brings_the_article_back(
    news: Project, article: Article
) -> None:
    found = finished(article)
    assert asking.waiting(news, rami()).lines == ()

    reads(news, "a1", "tarek", making.baghdad(), at=AFTER)

    [line] = asking.waiting(news, rami()).lines
    assert (line.handed_in, line.finished_at) == (3, found.finished_at)
    assert asking.counts(news) == Counts(waiting=1, begun=0, finished=0)
    assert exported(news) == 1


def test_only_what_it_says_otherwise_is_asked_and_what_was_decided_stays(
    news: Project, article: Article
) -> None:
    finished(article)
    reads(news, "a1", "tarek", making.sami("t"), making.baghdad(), at=AFTER)

    again = deeds.open_next(project=news, by=rami(), at=AFTER)

    assert again is not None
    view = seen(again)
    assert (again.finished_at, view.gold.state, exported(news)) == (None, "drafting", 0)
    assert making.SAMI in {one.span for one in view.document.mentions.values()}
    assert [stop.kind.value for stop in view.open] == ["missing"]
    assert [one.strategy for one in view.standing.values()] == [""]


def test_somebody_else_may_go_on_with_it(news: Project, article: Article) -> None:
    finished(article)
    reads(news, "a1", "tarek", making.sami("t"), at=AFTER)
    salma = making.person("salma")

    again = deeds.open_next(project=news, by=salma, at=AFTER)

    assert again is not None
    assert again.begun_by == salma


def test_a_reading_that_nobody_had_merged_brings_it_back_too(
    news: Project, article: Article
) -> None:
    found = begun(article)
    reads(news, "a1", "tarek", making.sami("t"))
    [stop] = seen(found).open
    take(found, stop, ())
    revision = AnnotationSet.objects.get(pk=found.gold_id).revision
    deeds.finish(adjudication=found, base_revision=revision, by=rami(), at=making.LATER)

    assert asking.how_many_wait(news) == 1


def test_opening_a_finished_one_changes_nothing_where_nothing_came_later(article: Article) -> None:
    found = finished(article)

    same = deeds.open_(article=article, by=rami(), at=AFTER)

    assert same.finished_at == found.finished_at
    assert seen(same).gold.state == "accepted"


def test_a_reading_that_is_sent_back_and_handed_in_again_is_merged_again(
    news: Project, article: Article
) -> None:
    own = AnnotationSet.objects.get(author__username="huda", kind="reading")
    judged = review.begin(reading=own, by=rami(), at=making.AT)
    review.approve(review=judged, base_revision=1, by=rami(), at=making.AT)
    finished(article)

    reconsidering.take_back_verdict(review=judged, by=rami(), at=AFTER)
    assert asking.how_many_wait(news) == 0
    review.send_back(review=judged, base_revision=1, remark="بغداد؟", by=rami(), at=AFTER)
    huda = User.objects.get(username="huda")
    making.write(own, huda, Put(making.baghdad()), Drop("mosul"))
    annotate.submit(annotation_set=own, base_revision=2, by=huda, at=AFTER)

    assert asking.how_many_wait(news) == 1
    assert exported(news) == 1
    again = deeds.open_(article=article, by=rami(), at=AFTER)
    assert [stop.kind.value for stop in seen(again).open] == ["missing"]
