"""Review: what was handed in is looked at, corrected in a copy, and approved or sent back.

The reading stays as its author handed it in; what a reviewer changes goes into a copy by the one
door, like any change. A verdict is given once, by one conditional update: of two reviewers at once
the second is told so. The same verdict sent twice by the same reviewer is answered as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from labels.actions import notices, sampling
from labels.actions.annotate import ClosedError, StaleError, UnfinishedError
from labels.changes import Fate
from labels.checks import gaps
from labels.document import Document
from labels.models import AnnotationSet, Project, Review, User
from labels.queries import review as waiting
from labels.records import document_of, refuse_moving, schema_of, version_in_use
from labels.records.writing import Step, move_on, write_step

State = AnnotationSet.State
Kind = AnnotationSet.Kind
Verdict = Review.Verdict

COPIED = "copied"
"""The batch by which a copy takes over what was there."""


class OwnReadingError(Exception):
    """Nobody reviews what is one's own."""


class DecidedError(Exception):
    """The review has its `verdict` already, which `by` gave."""

    def __init__(self, verdict: str, by: str) -> None:
        super().__init__(f"{by} has decided: {verdict}.")
        self.verdict = verdict
        self.by = by


class NoRemarkError(ValueError):
    """What is sent back goes with a remark, so that its author knows why."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its remark."""

    verdict: Review.Verdict
    remark: str = ""


def begin(*, reading: AnnotationSet, by: User, at: datetime) -> Review:
    """The open review of a reading that was handed in; begun now unless somebody has begun it.

    Raises OwnReadingError, ClosedError for a reading that is not waiting for review, MovingError.
    """
    with transaction.atomic():
        found = AnnotationSet.objects.select_for_update().get(pk=reading.pk, kind=Kind.READING)
        if found.author_id == by.pk:
            raise OwnReadingError
        open_one = found.reviews.select_related("copy").filter(verdict="").first()
        if open_one is not None:
            return open_one
        if found.state != State.SUBMITTED:
            raise ClosedError(found.state)
        # A copy of what is moved already would be moved a second time.
        refuse_moving(found.article_id)
        sampling.choose(reading=found)
        return Review.objects.create(
            reading=found,
            round=found.reviews.count() + 1,
            of_revision=found.revision,
            copy=_copied(found, Kind.REVIEW, State.DRAFTING, by=by, at=at),
            begun_by=by,
            begun_at=at,
        )


def begin_next(
    *, project: Project, by: User, at: datetime, sought: waiting.Sought = waiting.ALL
) -> Review | None:
    """The review of `sought` that this person goes on with; None when nothing of it is left.

    One's own open reviews come first, then the reading that has waited longest and that nobody
    reviews.
    """
    # What another has taken up meanwhile is passed over.
    for reading in waiting.next_ones(project, by, sought):
        with suppress(ClosedError):
            found = begin(reading=reading, by=by, at=at)
            if found.begun_by_id == by.pk:  # pragma: no branch - only where another was faster
                return found
    return None


def mark_seen(*, review: Review, ids: Collection[str], by: User) -> int:
    """Keep that these labels were looked at, besides those before; how many were by now.

    Raises DecidedError, OwnReadingError.
    """
    with transaction.atomic():
        refuse_own(review, by)
        found = Review.objects.select_for_update().get(pk=review.pk)
        if found.verdict:
            raise _decided(found)
        seen = sorted({*found.seen, *ids})
        Review.objects.filter(pk=found.pk).update(seen=seen)
    return len(seen)


def approve(*, review: Review, base_revision: int, by: User, at: datetime) -> None:
    """Accept the reading as the review has it.

    Where one reading of the article is wanted and there is no gold of it, the reviewed document
    becomes the gold. Raises OwnReadingError, DecidedError, StaleError when the copy is not at
    `base_revision`, UnfinishedError when it lacks what the schema asks for, MovingError.
    """
    with transaction.atomic():
        refuse_moving(review.copy.article_id)
        if not _decide(review, base_revision, Ruling(Verdict.APPROVED), by=by, at=at):
            return
        copy = _close(review, State.ACCEPTED, at)
        article = copy.article
        missing = gaps(document_of(copy), schema_of(version_in_use(article.project)))
        if missing:
            raise UnfinishedError(missing)
        has_gold = article.sets.filter(kind=Kind.GOLD).exists()
        if article.wanted == 1 and not has_gold:
            gold = _copied(copy, Kind.GOLD, State.ACCEPTED, by=by, at=at)
            Review.objects.filter(pk=review.pk).update(gold=gold)
        _tell(review, by=by, at=at)


def send_back(*, review: Review, base_revision: int, remark: str, by: User, at: datetime) -> None:
    """Open the reading again for its author, with a remark and the review beside it.

    Raises NoRemarkError, OwnReadingError, DecidedError, StaleError as `approve`.
    """
    if not remark.strip():
        raise NoRemarkError
    with transaction.atomic():
        ruling = Ruling(Verdict.SENT_BACK, remark.strip())
        if _decide(review, base_revision, ruling, by=by, at=at):
            _close(review, State.SENT_BACK, at)
            _tell(review, by=by, at=at)


def _decide(review: Review, base_revision: int, ruling: Ruling, *, by: User, at: datetime) -> bool:
    """Give the verdict; False when this very person has given it before."""
    refuse_own(review, by)
    open_one = Review.objects.filter(pk=review.pk, verdict="")
    if not open_one.update(**asdict(ruling), decided_by=by, decided_at=at):
        found = Review.objects.select_related("decided_by").get(pk=review.pk)
        if found.verdict == ruling.verdict and found.decided_by_id == by.pk:
            return False
        raise _decided(found)
    # Who writes to the copy at the same time waits here, or has moved it on already.
    same = AnnotationSet.objects.filter(pk=review.copy_id, revision=base_revision)
    if not same.update(changed_at=at):
        raise StaleError(AnnotationSet.objects.get(pk=review.copy_id).revision)
    return True


def refuse_own(review: Review, by: User) -> None:
    """Raise OwnReadingError where the reading is this person's own."""
    if AnnotationSet.objects.filter(pk=review.reading_id, author=by).exists():
        raise OwnReadingError


def _decided(found: Review) -> DecidedError:
    return DecidedError(found.verdict, str(found.decided_by))


def _close(review: Review, state: State, at: datetime) -> AnnotationSet:
    """Reading and copy take the verdict's state; the copy, which changes no more, is returned."""
    both = AnnotationSet.objects.filter(pk__in=[review.reading_id, review.copy_id])
    both.update(state=state, changed_at=at)
    return AnnotationSet.objects.select_related("article__project__schema").get(pk=review.copy_id)


def _tell(review: Review, *, by: User, at: datetime) -> None:
    """Keep what was found, and tell the author the verdict and how much was corrected."""
    decided = Review.objects.select_related("reading__article", "copy").get(pk=review.pk)
    fates = Counter(one.fate for one in waiting.comparisons(decided))
    decided.labels = fates.total() - fates[Fate.ADDED]
    decided.corrected, decided.rejected = fates[Fate.CHANGED], fates[Fate.REMOVED]
    decided.added = fates[Fate.ADDED]
    decided.save(update_fields=["labels", "corrected", "rejected", "added"])
    notices.reviewed(review=decided, corrected=fates.total() - fates[Fate.KEPT], by=by, at=at)


def _copied(
    one: AnnotationSet, kind: Kind, state: State, *, by: User, at: datetime
) -> AnnotationSet:
    """A new set of this kind that holds what `one` holds, with its history."""
    document = document_of(one)
    author = by if kind == Kind.REVIEW else None
    facts = {"kind": kind, "state": state, "author": author, "made_at": at, "changed_at": at}
    made = AnnotationSet.objects.create(article=one.article, **facts)
    _fill(made, document, by=by, at=at)
    return made


def _fill(made: AnnotationSet, document: Document, *, by: User, at: datetime) -> None:
    bare = document.bare()
    if document == bare:
        return
    step = Step(made.pk, COPIED, 1, by.username, at)
    move_on(step)
    write_step(step, bare, document)
    made.refresh_from_db(fields=["revision", "attributes"])
