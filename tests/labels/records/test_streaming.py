"""Readings of many sets, one after the other."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions import handout
from labels.actions.transfer import GOLD
from labels.models import AnnotationSet
from labels.records import readings, readings_by_id, streaming
from tests.labels import making
from tests.labels.making import MARKS

pytestmark = pytest.mark.django_db


@pytest.fixture
def gold() -> AnnotationSet:
    project = making.project()
    making.bring(project, making.reading("a1", *MARKS), labels_as=GOLD)
    making.bring(project, making.reading("a2", *MARKS), labels_as=GOLD)
    return AnnotationSet.objects.get(article__external_id="a1")


@pytest.mark.parametrize("ids_at_once", [1, 2, 3, 4, 5])
def test_readings_are_streamed_in_the_order_of_their_articles(
    gold: AnnotationSet, monkeypatch: pytest.MonkeyPatch, ids_at_once: int
) -> None:
    monkeypatch.setattr(streaming, "AT_ONCE", 2)
    monkeypatch.setattr(streaming, "IDS_AT_ONCE", ids_at_once)
    project = gold.article.project
    huda = making.person("huda")
    handout.open_article(article=gold.article, by=huda, at=making.AT)
    making.bring(project, making.reading("a3"), labels_as=GOLD)

    found = [
        (one.external_id, one.annotator, one.state, one.schema, len(one.document.mentions))
        for one in readings(AnnotationSet.objects.all())
    ]

    assert found == [
        ("a1", "", "accepted", "news/1", 4),
        ("a1", "huda", "assigned", "news/1", 0),
        ("a2", "", "accepted", "news/1", 4),
        ("a3", "", "accepted", "news/1", 0),
    ]


def test_a_reading_has_the_articles_facts() -> None:
    project = making.project()
    facts: dict[str, Any] = {
        "title": "قصف",
        "source": "الشرق",
        "url": "https://example.org/1",
        "author": "هدى",
        "published": "2026-05-01",
        "metadata": {"desk": ["العالم", 7]},
    }
    brought = making.reading("a1", *MARKS, **facts, state="accepted", schema="news/1")
    making.bring(project, brought, labels_as=GOLD)

    assert list(readings(AnnotationSet.objects.all())) == [brought]


def test_no_reading_is_streamed_where_there_is_none() -> None:
    assert list(readings(AnnotationSet.objects.all())) == []


@pytest.mark.parametrize("count", [1, 50])
def test_a_page_of_readings_takes_five_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    project = making.project()
    brought = [making.reading(f"a{number}", *MARKS) for number in range(count)]
    making.bring(project, *brought, labels_as=GOLD)

    # Ids, sets with their articles, mentions, links, and the schema.
    with django_assert_num_queries(5):
        assert len(list(readings(AnnotationSet.objects.all()))) == count


def test_a_set_that_is_gone_before_its_turn_is_left_out(
    gold: AnnotationSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "AT_ONCE", 1)
    making.bring(gold.article.project, making.reading("a3", *MARKS), labels_as=GOLD)

    found = readings_by_id(AnnotationSet.objects.all())
    first = next(found)
    AnnotationSet.objects.filter(article__external_id="a2").delete()

    assert [one.external_id for one in (first, *found)] == ["a1", "a3"]
