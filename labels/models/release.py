"""Releases: labels frozen under a version."""

from django.db import models

from labels.models.people import User
from labels.models.project import Project


class Release(models.Model):
    """A file of labels under a version: it never changes, whatever becomes of the labels.

    `terms` are the `labels.releases.Terms` it was made by, `contents` its files and figures, both
    as JSON data. `file` is the path of the ZIP from the folder in which the installation keeps its
    data, `size` its bytes; by `sha256` whoever downloads it knows that it is the one.
    """

    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="releases",
        db_index=False,  # the constraint below begins with it
    )
    version = models.CharField(max_length=40)
    terms = models.JSONField()
    contents = models.JSONField()
    file = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="version_released_once", fields=["project", "version"]),
        ]
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.project_id} {self.version}"
