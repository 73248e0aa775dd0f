"""The one door: every annotation is written through `apply_changes`.

The rules, the history and the revisions exist here and nowhere else. What an import writes in bulk
(`labels.records.bulk`) goes through the same checks and the same writing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from labels.changes import Change, apply, touched
from labels.checks import Problem, gaps, problems
from labels.models import AnnotationSet, Batch, User
from labels.records import (
    document_of,
    neighbourhood,
    schema_by_id,
    schema_of,
    version_in_use,
)
from labels.records.writing import Step, write_step
from labels.schema import Schema

State = AnnotationSet.State
Kind = AnnotationSet.Kind

OPEN = (State.ASSIGNED, State.DRAFTING, State.SENT_BACK)
"""The states in which a reader may change a reading."""


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


@dataclass(frozen=True, slots=True)
class _Standing:
    """A set as it stands when changes arrive; `answered` is the revision this batch once gave."""

    kind: str
    state: str
    revision: int
    answered: int | None
    text: str
    schema: Schema


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
    reading is handed in, StaleError when the set is not at `base_revision`, BrokenRulesError.
    """
    with transaction.atomic():
        standing = _standing(annotation_set.pk, batch)
        if standing.answered is not None:
            return standing.answered
        _refuse_closed(standing)
        if standing.revision != base_revision:
            raise StaleError(standing.revision)
        before = neighbourhood(annotation_set.pk, standing.text, changes)
        after = apply(before, changes)
        broken = problems(after, standing.schema, among=touched(changes))
        if broken:
            raise BrokenRulesError(broken)
        if not _moved_on(annotation_set.pk, standing, at):
            return _answer_of_the_faster(annotation_set.pk, batch)
        step = Step(annotation_set.pk, batch, base_revision + 1, by.username, at)
        write_step(step, before, after)
    return base_revision + 1


def submit(*, annotation_set: AnnotationSet, base_revision: int, by: User, at: datetime) -> None:
    """Hand one's reading in: from now on it is the reviewer's turn.

    Raises NotTheReaderError for another's reading, ClosedError when it is handed in already,
    StaleError when it is not at `base_revision`, UnfinishedError when something is missing that the
    schema asks for.
    """
    with transaction.atomic():
        found = _read_by(annotation_set.pk, by)
        if found.state not in OPEN:
            raise ClosedError(found.state)
        if found.revision != base_revision:
            raise StaleError(found.revision)
        missing = gaps(document_of(found), schema_of(version_in_use(found.article.project)))
        if missing:
            raise UnfinishedError(missing)
        same = AnnotationSet.objects.filter(pk=found.pk, revision=base_revision, state=found.state)
        if not same.update(state=State.SUBMITTED, submitted_at=at, changed_at=at):
            raise StaleError(base_revision + 1)


def take_back(*, annotation_set: AnnotationSet, by: User, at: datetime) -> None:
    """Open one's reading again that was handed in and that nobody has reviewed yet.

    Raises NotTheReaderError for another's reading, ClosedError when it is not waiting for review.
    """
    with transaction.atomic():
        found = _read_by(annotation_set.pk, by)
        waiting = AnnotationSet.objects.filter(pk=found.pk, state=State.SUBMITTED)
        if not waiting.update(state=State.DRAFTING, submitted_at=None, changed_at=at):
            raise ClosedError(found.state)


def _standing(set_id: int, batch: str) -> _Standing:
    """One query: the set, whether it has seen this batch, the text and which schema is in use."""
    answered = Batch.objects.filter(set_id=OuterRef("pk"), key=batch).values("revision")
    kind, state, revision, seen, text, schema_id, sha256 = AnnotationSet.objects.values_list(
        "kind",
        "state",
        "revision",
        Subquery(answered),
        "article__text",
        "article__project__schema_id",
        "article__project__schema__sha256",
    ).get(pk=set_id)
    return _Standing(kind, state, revision, seen, text, schema_by_id(schema_id, sha256))


def _refuse_closed(standing: _Standing) -> None:
    # The gold is never handed in: it stays open to whoever may settle it.
    if standing.kind == Kind.READING and standing.state not in OPEN:
        raise ClosedError(standing.state)


def _moved_on(set_id: int, standing: _Standing, at: datetime) -> bool:
    """Move the revision, unless another writer moved it or closed the set since we looked."""
    state = State.DRAFTING if standing.kind == Kind.READING else standing.state
    unmoved = AnnotationSet.objects.filter(
        pk=set_id, revision=standing.revision, state=standing.state
    )
    return bool(unmoved.update(revision=F("revision") + 1, state=state, changed_at=at))


def _answer_of_the_faster(set_id: int, batch: str) -> int:
    """The answer that the same batch got a moment ago; else the set has moved on without us."""
    now = _standing(set_id, batch)
    if now.answered is not None:
        return now.answered
    _refuse_closed(now)
    raise StaleError(now.revision)


def _read_by(set_id: int, by: User) -> AnnotationSet:
    found = AnnotationSet.objects.select_related("article__project__schema").get(pk=set_id)
    if found.kind != Kind.READING or found.author_id != by.pk:
        raise NotTheReaderError
    return found
