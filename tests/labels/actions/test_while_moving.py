"""While labels are on their way to the next schema nothing is copied, judged or settled."""

from __future__ import annotations

import pytest

from labels.actions import adjudication, annotate, review, schemas
from labels.actions.moving import move_labels
from labels.models import AnnotationSet, Project, SchemaVersion, User
from labels.records import MovingError, document_of
from labels.schema import Moves
from tests.labels import making
from tests.labels.actions.renaming import RENAMING, renamed

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(huda: User, rami: User) -> Project:
    return making.reviewed_project(huda, rami)


@pytest.fixture
def own(news: Project, huda: User) -> AnnotationSet:
    """Huda's reading of one label."""
    own = making.begun(news, huda)
    making.write(own, huda, *making.puts(making.sami()))
    own.refresh_from_db()
    return own


def hand_in(own: AnnotationSet, huda: User) -> None:
    annotate.submit(annotation_set=own, base_revision=own.revision, by=huda, at=making.AT)


def moving(news: Project, by: User) -> SchemaVersion:
    """Begin to move the labels."""
    return schemas.adopt_schema(
        project=news, schema=renamed(), moves=Moves(RENAMING), by=by, at=making.LATER
    )


def test_a_reading_is_handed_in_when_its_labels_have_arrived(
    *, news: Project, own: AnnotationSet, huda: User, rami: User
) -> None:
    version = moving(news, rami)

    with pytest.raises(MovingError):
        hand_in(own, huda)
    assert AnnotationSet.objects.get().state == "drafting"
    list(move_labels(version=version, by=rami, at=making.LATER))
    own.refresh_from_db()
    hand_in(own, huda)

    assert AnnotationSet.objects.get().state == "submitted"


def test_a_review_copies_what_has_arrived(
    *, news: Project, own: AnnotationSet, huda: User, rami: User
) -> None:
    hand_in(own, huda)
    version = moving(news, rami)

    with pytest.raises(MovingError):
        review.begin(reading=own, by=rami, at=making.LATER)
    list(move_labels(version=version, by=rami, at=making.LATER))
    begun = review.begin(reading=own, by=rami, at=making.LATER)

    assert [one.type for one in document_of(begun.copy).mentions.values()] == ["Person"]


def test_no_review_ends_and_no_gold_is_made_meanwhile(
    *, news: Project, own: AnnotationSet, huda: User, rami: User
) -> None:
    hand_in(own, huda)
    begun = review.begin(reading=own, by=rami, at=making.AT)
    moving(news, rami)

    with pytest.raises(MovingError):
        review.approve(review=begun, base_revision=begun.copy.revision, by=rami, at=making.LATER)
    with pytest.raises(MovingError):
        adjudication.open_(article=own.article, by=rami, at=making.LATER)
    assert not AnnotationSet.objects.filter(kind="gold").exists()
