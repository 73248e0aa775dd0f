"""Reviews: what a reviewer made of a reading that was handed in, round by round."""

from django.db import models
from django.db.models import Q

from labels.models.annotation import AnnotationSet
from labels.models.people import User


class Review(models.Model):
    """One round of review of one reading, open until it has a verdict.

    It works on a copy of the reading as it was at `of_revision`: a set of the kind `review`, which
    reviewers change while the reading stays as its author handed it in. `seen` are the ids of the
    labels that were looked at. `begun_by` opened it, `decided_by` gave the verdict: any reviewer
    of the project may go on with what another began, for the set keeps two writers apart anyway.
    With the verdict comes what was found: how many `labels` the reading had, and how many of them
    were `corrected`, `rejected` and `added`. Verdicts from before these were counted have None.
    `gold` is what its approval made, where it made one.
    """

    class Verdict(models.TextChoices):
        """What came of it."""

        APPROVED = "approved"
        SENT_BACK = "sent-back"
        VOID = "void"
        """Sent back, and taken back when its author had gone on with the reading."""

    reading = models.ForeignKey(
        AnnotationSet,
        on_delete=models.CASCADE,
        related_name="reviews",
        db_index=False,  # the constraint below begins with it
    )
    round = models.PositiveSmallIntegerField()
    of_revision = models.PositiveIntegerField()
    copy = models.OneToOneField(AnnotationSet, on_delete=models.CASCADE, related_name="review")
    seen = models.JSONField(default=list)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    verdict = models.CharField(max_length=9, choices=Verdict, blank=True)
    remark = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    gold = models.OneToOneField(
        AnnotationSet, on_delete=models.SET_NULL, null=True, related_name="approval"
    )
    labels = models.PositiveIntegerField(null=True)
    corrected = models.PositiveIntegerField(null=True)
    rejected = models.PositiveIntegerField(null=True)
    added = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_review_per_round", fields=["reading", "round"]),
            models.UniqueConstraint(
                name="one_open_review_per_reading", fields=["reading"], condition=Q(verdict="")
            ),
            models.CheckConstraint(
                name="verdict_has_its_judge",
                condition=Q(verdict="", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(verdict="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="sent_back_with_a_remark", condition=~Q(verdict="sent-back") | ~Q(remark="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reading_id} · {self.round} · {self.verdict or 'open'}"


class FormerVerdict(models.Model):
    """A verdict that was taken back, kept for ever with who gave it and who took it back.

    The review itself is open again, or *void* where the author had gone on with the reading.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="former_verdicts")
    verdict = models.CharField(max_length=9, choices=Review.Verdict)
    remark = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField()

    class Meta:
        ordering = ["review", "pk"]

    def __str__(self) -> str:
        return f"{self.review_id} · {self.verdict}, taken back"
