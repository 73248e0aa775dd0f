"""Handing a reading in, and taking it back."""

from __future__ import annotations

import pytest

from labels.actions.annotate import (
    ClosedError,
    NotTheReaderError,
    StaleError,
    UnfinishedError,
    apply_changes,
    submit,
    take_back,
)
from labels.checks import Problem, Rule
from labels.document import Link, Mention
from labels.models import AnnotationSet, User
from tests.labels import making
from tests.labels.making import mosul, place, puts, shelling

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(huda: User) -> AnnotationSet:
    return making.begun(making.project(), huda)


def mark(own: AnnotationSet, huda: User, *marks: Mention | Link) -> None:
    apply_changes(
        annotation_set=own,
        batch="1",
        base_revision=0,
        changes=puts(*marks),
        by=huda,
        at=making.AT,
    )


def test_a_reading_without_gaps_is_handed_in(own: AnnotationSet, huda: User) -> None:
    mark(own, huda, shelling(), mosul(), place())

    submit(annotation_set=own, base_revision=1, by=huda, at=making.LATER)

    own.refresh_from_db()
    assert (own.state, own.revision, own.submitted_at) == ("submitted", 1, making.LATER)


def test_a_reading_with_a_gap_stays_open_and_the_gap_is_named(
    own: AnnotationSet, huda: User
) -> None:
    mark(own, huda, shelling())

    with pytest.raises(UnfinishedError, match="role-missing at shelling") as error:
        submit(annotation_set=own, base_revision=1, by=huda, at=making.LATER)

    own.refresh_from_db()
    params: dict[str, str | int] = {"type": "Attack", "role": "Place", "least": 1}
    assert error.value.problems == (Problem(Rule.ROLE_MISSING, "shelling", params),)
    assert own.state == "drafting"


def test_another_window_that_has_not_seen_the_last_change_cannot_hand_in(
    own: AnnotationSet, huda: User
) -> None:
    mark(own, huda, mosul())

    with pytest.raises(StaleError) as error:
        submit(annotation_set=own, base_revision=0, by=huda, at=making.LATER)

    assert error.value.revision == 1


def test_what_was_handed_in_cannot_be_handed_in_again(own: AnnotationSet, huda: User) -> None:
    submit(annotation_set=own, base_revision=0, by=huda, at=making.AT)

    with pytest.raises(ClosedError) as error:
        submit(annotation_set=own, base_revision=0, by=huda, at=making.LATER)

    assert error.value.state == "submitted"


def test_only_the_reader_hands_in_and_takes_back(own: AnnotationSet) -> None:
    samar = making.person("samar")

    with pytest.raises(NotTheReaderError):
        submit(annotation_set=own, base_revision=0, by=samar, at=making.LATER)
    with pytest.raises(NotTheReaderError):
        take_back(annotation_set=own, by=samar, at=making.LATER)


def test_what_was_handed_in_can_be_taken_back(own: AnnotationSet, huda: User) -> None:
    submit(annotation_set=own, base_revision=0, by=huda, at=making.AT)

    take_back(annotation_set=own, by=huda, at=making.LATER)

    own.refresh_from_db()
    assert (own.state, own.submitted_at, own.changed_at) == ("drafting", None, making.LATER)


@pytest.mark.parametrize("state", ["assigned", "drafting", "sent-back", "accepted"])
def test_what_does_not_wait_for_review_cannot_be_taken_back(
    own: AnnotationSet, huda: User, state: str
) -> None:
    AnnotationSet.objects.update(state=state)

    with pytest.raises(ClosedError) as error:
        take_back(annotation_set=own, by=huda, at=making.LATER)

    assert error.value.state == state
