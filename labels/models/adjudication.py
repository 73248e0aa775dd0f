"""Adjudication: several readings of an article made into its gold, decision by decision."""

from django.db import models
from django.db.models import Q

from labels.models.annotation import AnnotationSet
from labels.models.people import User


class Adjudication(models.Model):
    """The making of one gold out of several readings; finished, or still going on.

    `readers` are the ids of the sets that are compared: a reader's number is the place there, from
    1, and stays. `merged` is the revision at which each of them was merged last, so that what has
    changed since is known. `stops` is what there was to decide then, as plain data: a decision is
    held against it without settling the readings again.
    """

    gold = models.OneToOneField(
        AnnotationSet, on_delete=models.CASCADE, related_name="adjudication"
    )
    readers = models.JSONField(default=list)
    merged = models.JSONField(default=dict)
    stops = models.JSONField(default=dict)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    finished_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="finished_by_somebody",
                condition=Q(finished_by__isnull=True, finished_at__isnull=True)
                | Q(finished_by__isnull=False, finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gold_id} · {'finished' if self.finished_at else 'open'}"


class Decision(models.Model):
    """What somebody decided of one stop, kept for ever; the last one of a stop stands.

    `readers` are the numbers that were sent, `options` the keys of what these say: numbers may come
    to say something else when readings change, keys do not. One that takes the former back stands
    for nothing itself. `name` is the stop's: the role, the attribute, the type of the relation; of
    most kinds it is empty. `revision` is the gold's after it, `batch` the batch it came with;
    `strategy` is empty for what was decided one by one.
    """

    class How(models.TextChoices):
        """What was decided."""

        TAKEN = "taken"
        NONE = "none"
        EDITED = "edited"
        BACK = "back"

    adjudication = models.ForeignKey(
        Adjudication,
        on_delete=models.CASCADE,
        related_name="decisions",
        db_index=False,  # the constraints below begin with it
    )
    stop = models.CharField(max_length=64)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=100, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    how = models.CharField(max_length=6, choices=How)
    readers = models.JSONField(default=list)
    options = models.JSONField(default=list)
    strategy = models.CharField(max_length=10, blank=True)
    batch = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_standing = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_decision_stands",
                fields=["adjudication", "stop"],
                condition=Q(is_standing=True),
            ),
            models.UniqueConstraint(
                name="decision_once_per_batch", fields=["adjudication", "batch", "stop"]
            ),
            models.CheckConstraint(
                name="taken_back_stands_for_nothing", condition=~Q(how="back", is_standing=True)
            ),
        ]
        ordering = ["adjudication", "pk"]

    def __str__(self) -> str:
        return f"{self.adjudication_id} · {self.stop} · {self.how}"
