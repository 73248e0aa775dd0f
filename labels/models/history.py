"""The history: every batch of changes, for ever."""

from django.db import models


class Batch(models.Model):
    """Changes that were written together, with what was there before.

    It names its set and its author plainly, without foreign keys: it outlives what it tells
    of. `key` is the id that the client made; one set takes one batch once. `changes` lead from the
    revision before to `revision`, `undo` leads back; both in the wire's spelling.
    """

    set_id = models.PositiveBigIntegerField()
    key = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    changes = models.JSONField()
    undo = models.JSONField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="batch_once_per_set", fields=["set_id", "key"]),
            models.UniqueConstraint(name="batch_per_revision", fields=["set_id", "revision"]),
        ]
        ordering = ["set_id", "revision"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.set_id} · {self.revision}"
