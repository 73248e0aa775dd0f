"""Rows to documents: whole, in part, and streamed."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions import handout
from labels.actions.transfer import GOLD
from labels.changes import Change, Drop, Put
from labels.document import Document, Link, LinkKind, Mention
from labels.models import AnnotationSet, Article
from labels.records import bare_document, document_of, ground, neighbourhood, reading, readings
from labels.schema import MentionKind
from labels.text.span import Span
from tests.labels import making
from tests.labels.making import baghdad, lives, mosul, place, sami, shelling

pytestmark = pytest.mark.django_db

MARKS = (
    sami(attributes={"topics": ("war", "art"), "level": "name"}, note="انظر"),
    baghdad(),
    mosul(),
    shelling(),
    place(),
    Link("lives", "sami", "baghdad", "lives-in", LinkKind.RELATION, {"sure": True}),
)


@pytest.fixture
def gold() -> AnnotationSet:
    project = making.project()
    making.bring(project, making.reading("a1", *MARKS), labels_as=GOLD)
    making.bring(project, making.reading("a2", *MARKS), labels_as=GOLD)
    return AnnotationSet.objects.get(article__external_id="a1")


def test_a_document_comes_back_as_it_was_put(gold: AnnotationSet) -> None:
    assert document_of(gold) == making.document(*MARKS)


def test_a_bare_document_has_nothing_marked(gold: AnnotationSet) -> None:
    assert bare_document(gold.article) == making.document()


def seen(gold: AnnotationSet, *changes: Change) -> set[str]:
    """The ids of all that is read for these changes."""
    found = neighbourhood(gold.pk, ground(gold.pk), changes)
    return {*found.mentions, *found.links}


@pytest.mark.parametrize(
    ("change", "ids"),
    [
        (Drop("elsewhere"), set()),
        (Drop("lives"), {"lives", "sami", "baghdad"}),
        (Drop("mosul"), {"mosul", "place", "shelling"}),
        (Put(Mention("new", Span(13, 16), "PER")), {"sami"}),
        (Put(Mention("new", Span(22, 23), "PER")), set()),
        (Put(place("new", target="baghdad")), {"place", "mosul", "shelling", "baghdad"}),
        (Put(lives("lives", target="mosul")), {"lives", "sami", "baghdad", "mosul"}),
    ],
    ids=["nothing", "link", "filler", "overlap", "beside", "sibling", "moved link"],
)
def test_only_what_a_change_can_touch_is_read(
    gold: AnnotationSet, change: Change, ids: set[str]
) -> None:
    assert seen(gold, change) == ids


def test_what_is_read_in_part_is_as_it_is_in_the_whole(gold: AnnotationSet) -> None:
    found = neighbourhood(gold.pk, ground(gold.pk), [Drop("lives")])

    whole = document_of(gold)
    assert found == Document(
        making.TEXT,
        mentions={id: whole.mentions[id] for id in ("sami", "baghdad")},
        links={"lives": whole.links["lives"]},
    )


def test_many_changes_read_the_whole(gold: AnnotationSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WHOLE_FROM", 2)

    assert seen(gold, Drop("x"), Drop("y")) == {one.id for one in MARKS}


def test_readings_are_streamed_in_the_order_of_their_articles(
    gold: AnnotationSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 2)
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

    # Sets with their articles, mentions, links; and that there are no more.
    with django_assert_num_queries(5):
        assert len(list(readings(AnnotationSet.objects.all()))) == count


def test_the_kind_of_a_mention_is_kept(gold: AnnotationSet) -> None:
    kinds = {id: one.kind for id, one in document_of(gold).mentions.items()}

    assert kinds["shelling"] is MentionKind.EVENT
    assert Article.objects.count() == 2
