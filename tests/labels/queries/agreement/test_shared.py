"""Which readings can be compared, and how they are streamed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from labels.actions import transfer
from labels.models import AnnotationSet, Project
from labels.queries import agreement
from labels.queries.agreement import Chosen, count_shared, shared, shared_articles
from tests.labels import making
from tests.labels.agreeing import reads

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> Project:
    """Three readers for each article."""
    return making.project(readers_per_article=3)


def shown(project: Project, chosen: Chosen = agreement.EVERYTHING) -> list[tuple[str, ...]]:
    """Title and readers of each article that has something to compare."""
    found = chain.from_iterable(shared_articles(project, chosen))
    return [(one.title, *one.documents, *(["gold"] if one.gold else [])) for one in found]


def test_an_article_is_compared_that_two_have_handed_in(news: Project) -> None:
    reads(news, "a1", "huda")
    reads(news, "a1", "samir", state=AnnotationSet.State.ACCEPTED)
    reads(news, "a1", "nour", state=AnnotationSet.State.SENT_BACK)
    reads(news, "a2", "huda")
    reads(news, "a2", "samir", state=AnnotationSet.State.DRAFTING)

    assert shown(news) == [("a1", "huda", "samir")]
    assert count_shared(news) == 1


def test_one_reading_beside_the_gold_is_compared_with_it(news: Project) -> None:
    making.bring(news, making.reading("a1", making.sami()), labels_as=transfer.GOLD)
    making.bring(news, making.reading("a2", making.sami()), labels_as=transfer.GOLD)
    reads(news, "a1", "huda")

    assert shown(news) == [("a1", "huda", "gold")]


def test_two_readers_may_be_chosen_and_a_first_day(news: Project) -> None:
    for name in ("huda", "samir", "nour"):
        reads(news, "a1", name)
    for name in ("huda", "nour"):
        reads(news, "a2", name, at=datetime(2026, 6, 1, tzinfo=UTC))

    assert shown(news, Chosen(readers=frozenset({"huda", "samir"}))) == [("a1", "huda", "samir")]
    assert shown(news, Chosen(since=date(2026, 6, 1))) == [("a2", "huda", "nour")]


def test_nothing_of_another_project_is_compared(news: Project) -> None:
    other = making.project("sport", readers_per_article=2)
    for name in ("huda", "samir"):
        reads(other, "a1", name)

    assert shown(news) == []
    assert agreement.readers(news) == []
    assert agreement.readers(other) == ["huda", "samir"]


def test_a_batch_takes_four_queries_however_many_it_has(
    news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        for name in ("huda", "samir"):
            reads(news, f"a{number}", name)
    monkeypatch.setattr(shared, "AT_ONCE", 3)

    with CaptureQueriesContext(connection) as asked:
        sizes = [len(one) for one in shared_articles(news)]

    assert (sizes, len(asked)) == ([3, 2], 8)


def test_the_stream_goes_on_beyond_an_article(news: Project) -> None:
    for number in range(3):
        for name in ("huda", "samir"):
            reads(news, f"a{number}", name)
    first = news.articles.get(external_id="a0").pk

    rest = chain.from_iterable(shared_articles(news, after=first))

    assert [one.title for one in rest] == ["a1", "a2"]


def test_a_reading_bears_the_day_of_its_hand_in_and_what_is_marked(news: Project) -> None:
    reads(news, "a1", "huda", at=making.LATER)
    reads(news, "a1", "samir")

    ((article,),) = shared_articles(news)

    assert [(one.reader, one.day) for one in article.readings] == [
        ("huda", date(2026, 5, 2)),
        ("samir", date(2026, 5, 1)),
    ]
    assert article.documents["huda"] == making.document(making.sami())
