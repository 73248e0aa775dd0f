"""How long readings take, and when they were handed in: what progress is counted from."""

from django.db import models

from labels.models.annotation import AnnotationSet
from labels.models.people import User
from labels.models.project import Project


class Visit(models.Model):
    """One stretch of a reader's work on a reading: how many seconds of it they were active.

    `key` is the id that the browser made; it tells the total of a visit again and again, and no
    report is counted twice. `day` is that of the first report in the house's time zone, `last_at`
    the time of the last one. Project and reader are those of the set, so that days are summed up
    by one index.
    """

    annotation_set = models.ForeignKey(
        AnnotationSet,
        on_delete=models.CASCADE,
        related_name="visits",
        db_index=False,  # the constraint below begins with it
    )
    key = models.CharField(max_length=64)
    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # the index below begins with it
    )
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    seconds = models.PositiveIntegerField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="visit_once_per_set", fields=["annotation_set", "key"]),
        ]
        indexes = [
            models.Index(name="visits_by_day", fields=["project", "day", "reader", "seconds"]),
        ]

    def __str__(self) -> str:
        return f"{self.reader_id} · {self.day} · {self.seconds} s"


class HandIn(models.Model):
    """When a reading was handed in the last time; a reading that was taken back has none.

    `submitted_at` of the set says so too, but has no project, no day, and stands with what an
    import brought as handed in: that is nobody's work here.
    """

    annotation_set = models.OneToOneField(
        AnnotationSet, on_delete=models.CASCADE, primary_key=True, related_name="hand_in"
    )
    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # the indexes below begin with it
    )
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(name="hand_ins_by_day", fields=["project", "day", "reader"]),
            models.Index(name="hand_ins_latest", fields=["project", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.annotation_set_id} · {self.day}"
