"""Rows to documents: whole and in part."""

from __future__ import annotations

import pytest

from labels.actions.transfer import GOLD
from labels.changes import Change, Drop, Put
from labels.document import Document, Mention
from labels.models import AnnotationSet, Article
from labels.records import bare_document, document_of, ground, neighbourhood, reading
from labels.schema import MentionKind
from labels.text.span import Span
from tests.labels import making
from tests.labels.making import MARKS, lives, place

pytestmark = pytest.mark.django_db


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


def test_the_kind_of_a_mention_is_kept(gold: AnnotationSet) -> None:
    kinds = {id: one.kind for id, one in document_of(gold).mentions.items()}

    assert kinds["shelling"] is MentionKind.EVENT
    assert Article.objects.count() == 2
