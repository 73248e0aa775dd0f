"""A verdict is taken back: what was given by mistake is undone, kept in the history, and told.

Where the author has not gone on with the reading, it waits under the same review again, with all
that reviewers did. Where the author has, nothing is taken from the author: the reading stays as it
is, and the verdict counts no more.
"""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction

from labels.actions import notices
from labels.actions.review import COPIED, refuse_own
from labels.models import AnnotationSet, FormerVerdict, Review, User
from labels.queries import verdicts
from labels.queries.verdicts import Meaning

State = AnnotationSet.State
Verdict = Review.Verdict


class NoVerdictError(Exception):
    """The review has no verdict that could be taken back."""


class LaterRoundError(Exception):
    """The reading was handed in again, and another round of review has begun."""


class GoldInUseError(Exception):
    """The gold that came of the approval was changed since, or others work with it."""


def take_back_verdict(*, review: Review, by: User, at: datetime) -> Meaning:
    """Take the verdict of a review back, and tell its author; what came of it.

    Raises OwnReadingError, NoVerdictError, LaterRoundError, GoldInUseError.
    """
    refuse_own(review, by)
    with transaction.atomic():
        found = _locked(review)
        if found.verdict not in verdicts.STANDING:
            raise NoVerdictError
        if Review.objects.filter(reading=found.reading_id, round__gt=found.round).exists():
            raise LaterRoundError
        _keep(found, by=by, at=at)
        came = _undone(found, at)
        notices.verdict_taken_back(review=found, by=by, at=at)
    return came


def _locked(review: Review) -> Review:
    """The review as it is, while nobody else decides or takes back."""
    Review.objects.select_for_update().get(pk=review.pk)
    return Review.objects.select_related("reading__article", "gold").get(pk=review.pk)


def _keep(found: Review, *, by: User, at: datetime) -> None:
    FormerVerdict.objects.create(
        review=found,
        verdict=found.verdict,
        remark=found.remark,
        decided_by_id=cast("int", found.decided_by_id),  # whoever gave it stands beside it
        decided_at=cast("datetime", found.decided_at),
        taken_back_by=by,
        taken_back_at=at,
    )


def _undone(found: Review, at: datetime) -> Meaning:
    if found.verdict == Verdict.APPROVED:
        _drop_gold(found)
        AnnotationSet.objects.filter(pk=found.reading_id).update(
            state=State.SUBMITTED, changed_at=at
        )
        _open_again(found, at)
        return Meaning.APPROVAL_GONE
    # Whoever writes to the reading at the same time is first, or waits and finds it handed in.
    untouched = AnnotationSet.objects.filter(
        pk=found.reading_id, state=State.SENT_BACK, revision=found.of_revision
    )
    if untouched.update(state=State.SUBMITTED, changed_at=at):
        _open_again(found, at)
        return Meaning.REVIEW_GOES_ON
    Review.objects.filter(pk=found.pk).update(verdict=Verdict.VOID, remark="", **_UNCOUNTED)
    return Meaning.STAYS_WITH_ITS_AUTHOR


_UNCOUNTED = dict.fromkeys(("labels", "corrected", "rejected", "added"))
"""What was found counts no more, for nothing was decided."""


def _open_again(found: Review, at: datetime) -> None:
    """Let reviewers go on with the review as it was."""
    nobody = {"verdict": "", "remark": "", "decided_by": None, "decided_at": None, "gold": None}
    Review.objects.filter(pk=found.pk).update(**nobody, **_UNCOUNTED)
    copy = AnnotationSet.objects.filter(pk=found.copy_id)
    copy.update(state=State.DRAFTING, changed_at=at)


def _drop_gold(found: Review) -> None:
    """Drop the gold that the approval made: it holds what the review holds, and nothing else."""
    if found.gold is None:
        return
    if verdicts.is_used_elsewhere(found.gold, copied=COPIED):
        raise GoldInUseError
    found.gold.delete()
