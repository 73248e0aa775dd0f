"""What the editor's page brings along of a review: to go on with it, or to see what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from labels.changes import Comparison, Fate
from labels.models import AnnotationSet, Project, Review, User
from labels.queries import review as reviews
from labels.wire import Json, comparison_data

Kind = AnnotationSet.Kind


def review_of(one: AnnotationSet | None, user: User) -> Review | None:
    """The review that is opened, or the last verdict on the reading that is; None without one."""
    if one is None or one.kind not in {Kind.READING, Kind.REVIEW}:
        return None
    found = reviews.last_verdict(one) if one.kind == Kind.READING else _whole(one)
    return (
        found if found and reviews.reviews_visible_to(user).filter(pk=found.pk).exists() else None
    )


def review_boot(review: Review | None, project: Project, *, editable: bool) -> Json | None:
    """What `ReviewBoot` in types.d.ts says; None without a review.

    A review that is open brings what its author made of it since the round before, a decided one
    what it made of the reading; what was kept is only counted.
    """
    if review is None:
        return None
    is_open = not review.verdict
    compared = [] if is_open else reviews.comparisons(review)
    at = reverse("api:review", kwargs={"id": review.pk})
    former = reviews.last_verdict(review.reading) if is_open else None
    return {
        "id": review.pk,
        "open": is_open and editable,
        "round": review.round,
        "author": str(review.reading.author),
        "by": str(review.decided_by or review.begun_by),
        "verdict": review.verdict,
        "remark": former.remark if former else review.remark,
        "at": review.decided_at.isoformat() if review.decided_at else "",
        "seen": review.seen,
        "compared": _told(compared),
        "kept": sum(one.fate is Fate.KEPT for one in compared),
        "since": _told(reviews.since(review)) if is_open else [],
        "addresses": {
            "seen": f"{at}seen/",
            "approve": f"{at}approve/",
            "sendBack": f"{at}send-back/",
            "copy": f"?set={review.copy_id}",
            "queue": reverse("review", kwargs={"slug": project.slug}),
        },
    }


def why_not_review(review: Review, user: User) -> str:
    """Why a review can only be looked at."""
    name = {"name": review.reading.author}
    if review.verdict == Review.Verdict.APPROVED:
        return _("You see the reading of %(name)s as it was approved.") % name
    if review.verdict == Review.Verdict.VOID:
        return _("You see a review of the reading of %(name)s whose verdict was taken back.") % name
    if review.verdict:
        return _("You see the reading of %(name)s as it was corrected and sent back.") % name
    if review.reading.author_id == user.pk:
        return _("You see the review of your own reading: another reviewer decides.")
    return _("You see the review of the reading of %(name)s: reviewers decide.") % name


def _told(compared: Iterable[Comparison]) -> list[Json]:
    return [comparison_data(one) for one in compared if one.fate is not Fate.KEPT]


def _whole(copy: AnnotationSet) -> Review | None:
    together = ("reading__author", "begun_by", "decided_by", "copy")
    return Review.objects.select_related(*together).filter(copy=copy).first()
