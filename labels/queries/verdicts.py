"""Verdicts that were given, and what it would mean to take one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from labels.models import Adjudication, AnnotationSet, Batch, Project, Review, Thread

State = AnnotationSet.State
Verdict = Review.Verdict

LATELY = 10
"""Verdicts that are listed."""

STANDING = (Verdict.APPROVED, Verdict.SENT_BACK)
"""Those that hold: not one that was taken back."""


class Meaning(StrEnum):
    """What becomes of a reading whose verdict is taken back."""

    APPROVAL_GONE = "approval-gone"
    """It waits under review again; the gold that came of its approval, if one did, is no more."""
    REVIEW_GOES_ON = "review-goes-on"
    """It was sent back and its author has done nothing since: it waits under review again."""
    STAYS_WITH_ITS_AUTHOR = "stays-with-its-author"
    """Its author has gone on with it: it stays as it is, and the remark counts no more."""


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict that can be taken back."""

    review: int
    copy: int
    article: int
    title: str
    author: str
    is_own: bool
    verdict: str
    remark: str
    decided_by: str
    decided_at: datetime | None


def meaning(review: Review) -> Meaning:
    """What taking the verdict back means as things stand; the reading is as `review` has it."""
    if review.verdict == Verdict.APPROVED:
        return Meaning.APPROVAL_GONE
    reading = review.reading
    untouched = reading.state == State.SENT_BACK and reading.revision == review.of_revision
    return Meaning.REVIEW_GOES_ON if untouched else Meaning.STAYS_WITH_ITS_AUTHOR


def latest(project: Project) -> QuerySet[Review]:
    """The verdicts that stand and that no later round of the same reading has overtaken."""
    later = Review.objects.filter(reading=OuterRef("reading"), round__gt=OuterRef("round"))
    return Review.objects.filter(
        ~Exists(later), reading__article__project=project, verdict__in=STANDING
    )


def lately(project: Project, viewer_id: int) -> list[Given]:
    """The last verdicts of a project that can be taken back, the last one first; one query."""
    together = ("reading__article", "reading__author", "decided_by")
    rows = latest(project).select_related(*together).defer("reading__article__text")
    found = rows.order_by(F("decided_at").desc(), "-pk")[:LATELY]
    return [_given(one, is_own=one.reading.author_id == viewer_id) for one in found]


def is_used_elsewhere(gold: AnnotationSet, *, copied: str) -> bool:
    """Whether a gold that a review made holds more than what it was made with.

    So it is when it was changed, is written upon, or is being adjudicated; `copied` is the batch by
    which it was made.
    """
    return any(
        rows.exists()
        for rows in (
            Batch.objects.filter(~Q(key=copied), set_id=gold.pk),
            Thread.objects.filter(annotation_set=gold),
            Adjudication.objects.filter(gold=gold),
        )
    )


def _given(one: Review, *, is_own: bool) -> Given:
    return Given(
        review=one.pk,
        copy=one.copy_id,
        article=one.reading.article_id,
        title=str(one.reading.article),
        author=str(one.reading.author),
        is_own=is_own,
        verdict=one.verdict,
        remark=one.remark,
        decided_by=str(one.decided_by),
        decided_at=one.decided_at,
    )
