"""The one door: every annotation is written through `apply_changes`.

The rules, the history and the revisions exist here and nowhere else. What an import writes in bulk
(`labels.records.bulk`) goes through the same checks and the same writing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from labels.actions import places, sampling
from labels.actions.effort import forget_hand_in, note_hand_in
from labels.changes import Change, apply, touched
from labels.checks import Problem, gaps, problems
from labels.models import AnnotationSet, Batch, User
from labels.records import (
    MovingError,
    document_of,
    ground,
    neighbourhood,
    schema_of,
    version_in_use,
)
from labels.records.writing import Step, move_on, write_step

State = AnnotationSet.State
Kind = AnnotationSet.Kind


class StaleError(Exception):
    """The set has moved on since the changes were made; `revision` is where it is now."""

    def __init__(self, revision: int) -> None:
        super().__init__(f"The set is at revision {revision}.")
        self.revision = revision


class BrokenRulesError(Exception):
    """The changes would break rules, so none of them was written; `problems` says which."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{one.rule} at {one.at}" for one in problems))
        self.problems = tuple(problems)


class UnfinishedError(Exception):
    """The reading lacks what the schema asks for at hand-in; `problems` says what and where."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{one.rule} at {one.at}" for one in problems))
        self.problems = tuple(problems)


class ClosedError(Exception):
    """The reading stands in a `state` in which this cannot be done."""

    def __init__(self, state: str) -> None:
        super().__init__(f"The set is {state}.")
        self.state = state


class NotTheReaderError(Exception):
    """A reading is handed in and taken back by the one whose reading it is."""


class UnderReviewError(Exception):
    """Somebody reviews the reading already, so it is not taken back any more."""


def apply_changes(
    *,
    annotation_set: AnnotationSet,
    batch: str,
    base_revision: int,
    changes: Sequence[Change],
    by: User,
    at: datetime,
) -> int:
    """Write all of these changes or none, and return the revision the set is at after them.

    A batch that was written before is answered as it was then, and nothing is written. The first
    change to a reading that was assigned or sent back makes it a draft. Raises ClosedError when the
    reading is handed in, StaleError when the set is not at `base_revision`, BrokenRulesError, and
    MovingError while labels are on their way to the next version of the schema.
    """
    step = Step(annotation_set.pk, batch, base_revision + 1, by.username, at)
    with transaction.atomic():
        # First of all, for it makes other writers of this set wait; what raises takes it back.
        if not move_on(step) and not _moved_when_taken_again(step):
            return _former_answer(annotation_set.pk, batch)
        standing = ground(annotation_set.pk)
        before = neighbourhood(annotation_set.pk, standing, changes)
        after = apply(before, changes)
        broken = problems(after, standing.schema, among=touched(changes))
        if broken:
            raise BrokenRulesError(broken)
        write_step(step, before, after)
    return step.revision


def submit(*, annotation_set: AnnotationSet, base_revision: int, by: User, at: datetime) -> None:
    """Hand one's reading in: from now on it is the reviewer's turn.

    Raises NotTheReaderError for another's reading, ClosedError when it is handed in already,
    StaleError when it is not at `base_revision`, UnfinishedError when something is missing that the
    schema asks for, MovingError.
    """
    with transaction.atomic():
        own = _read_by(annotation_set.pk, by)
        if own.state == State.RETURNED:
            places.retake(own.pk, at=at)
        same = AnnotationSet.objects.filter(
            pk=own.pk, revision=base_revision, state__in=AnnotationSet.OPEN_STATES
        )
        if not same.update(state=State.SUBMITTED, submitted_at=at, changed_at=at):
            raise _hindrance(AnnotationSet.objects.get(pk=own.pk))
        version = version_in_use(own.article.project)
        if version.moving:
            raise MovingError
        missing = gaps(document_of(own), schema_of(version))
        if missing:
            raise UnfinishedError(missing)
        note_hand_in(reading=own, by=by, at=at)
        sampling.draw(own.article.project, among=Q(pk=own.pk))


def take_back(*, annotation_set: AnnotationSet, by: User, at: datetime) -> None:
    """Open one's reading again that was handed in and that nobody has begun to review.

    Raises NotTheReaderError for another's reading, ClosedError when it is not waiting for review,
    UnderReviewError.
    """
    with transaction.atomic():
        found = _read_by(annotation_set.pk, by)
        waiting = AnnotationSet.objects.filter(pk=found.pk, state=State.SUBMITTED)
        if not waiting.update(state=State.DRAFTING, submitted_at=None, changed_at=at):
            raise ClosedError(found.state)
        forget_hand_in(reading=found)
        if found.reviews.filter(verdict="").exists():
            raise UnderReviewError


def _moved_when_taken_again(step: Step) -> bool:
    """Go on with a reading that went back, if its place is free: what was marked is not lost."""
    return places.retake(step.set_id, at=step.at) and move_on(step)


def _former_answer(set_id: int, batch: str) -> int:
    """The revision that this batch came to when it was written; else what hinders it is raised."""
    answered = Batch.objects.filter(set_id=set_id, key=batch).values_list("revision", flat=True)
    if answered:
        return answered[0]
    raise _hindrance(AnnotationSet.objects.get(pk=set_id))


def _hindrance(found: AnnotationSet) -> ClosedError | StaleError:
    """Why a set could not be moved on."""
    if found.kind == Kind.READING and found.state not in AnnotationSet.OPEN_STATES:
        return ClosedError(found.state)
    if found.kind == Kind.REVIEW and found.state != State.DRAFTING:
        return ClosedError("reviewed")
    return StaleError(found.revision)


def _read_by(set_id: int, by: User) -> AnnotationSet:
    found = AnnotationSet.objects.select_related("article__project__schema").get(pk=set_id)
    if found.kind != Kind.READING or found.author_id != by.pk:
        raise NotTheReaderError
    return found
