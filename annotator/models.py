"""Long actions as people watch them, and the keys that programs come in by."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from knox.models import AbstractAuthToken

from labels.models import Project, User

SILENCE = timedelta(seconds=60)
"""A worker tells of itself at least this often; one that does not has died."""


class Job(models.Model):
    """One long action that somebody asked for: an import, an export, a comparison.

    The queue (django-tasks) says who runs it; this row says what people want to know: how far it
    is, what was refused, what came of it. `options` are the words of the form or request as they
    were given. `source` and `result` are paths under VAR_DIR, empty where there is no file. `total`
    None means that nobody knows yet; `share` is how much of the work is done, from 0 to 1. `report`
    is bounded: it counts everything and names the first.

    `attempt` counts the workers that took it up: when one has died another does, and what the first
    still writes counts for nothing. `dealt_with` is where it goes on: how much of an import's file
    was dealt with, noted in the transaction that did.
    """

    class Kind(models.TextChoices):
        IMPORT = "import"
        REHEARSAL = "rehearsal"
        EXPORT = "export"
        AGREEMENT = "agreement"
        SCHEMA = "schema"
        RELEASE = "release"

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        STOPPED = "stopped"
        BROKEN = "broken"

    kind = models.CharField(max_length=12, choices=Kind)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="jobs")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="jobs")
    options = models.JSONField(default=dict)
    source = models.CharField(max_length=200, blank=True)
    source_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    stop_asked = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    share = models.FloatField(default=0.0)
    attempt = models.PositiveSmallIntegerField(default=0)
    dealt_with = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    result = models.CharField(max_length=200, blank=True)
    result_name = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(name="job_by_project", fields=["project", "-id"])]
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.state}"

    def state_at(self, at: datetime) -> State:
        """The state as it is: one whose worker was not heard of for too long is broken."""
        silent = self.heard_at is not None and at - self.heard_at > SILENCE
        if self.state == Job.State.RUNNING and silent:
            return Job.State.BROKEN
        return Job.State(self.state)

    def has_ended_at(self, at: datetime) -> bool:
        """Whether nothing more will come of it by itself."""
        return self.state_at(at) not in {Job.State.WAITING, Job.State.RUNNING}

    def seconds_at(self, at: datetime) -> float:
        """Seconds that it has run, until its end; 0 before it begins."""
        until = self.ended_at or at
        return max(0.0, (until - self.begun_at).total_seconds()) if self.begun_at else 0.0

    def seconds_left_at(self, at: datetime) -> float | None:
        """Seconds that it will still run if it goes on so; None while nobody can say."""
        if self.state != Job.State.RUNNING or not self.share:
            return None
        return self.seconds_at(at) * (1 - self.share) / self.share


class Portion(models.Model):
    """A stretch of an export's articles, written by whichever worker is free; gone with its end.

    It holds the articles after the id `after` up to `until`, and of these the sets up to the id
    `newest`, which is the same in all portions of a job. Together, by their numbers, they are the
    job's file. `attempt` counts the workers that took it up, as a job's does. `result` is a path
    under VAR_DIR and `size` its bytes: whoever joins sees by that whether it has the whole file.
    `losses` is the report of what the format could not hold, as JSON data.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        WRITTEN = "written"

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="portions")
    number = models.PositiveIntegerField()
    after = models.BigIntegerField()
    until = models.BigIntegerField()
    newest = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempt = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    heard_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=200, blank=True)
    size = models.BigIntegerField(default=0)
    losses = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_portion_of_a_number", fields=["job", "number"])
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} of job {self.job_id}: {self.state}"


class Token(AbstractAuthToken):  # type: ignore[misc]
    """What a program signs in with, in the name of a person.

    Only a digest is kept; the token itself is shown once, when it is made. `token_key`, its first
    characters, tells one from another and gives nothing away. `name` says what it is for.
    """

    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["created"]

    def __str__(self) -> str:
        return f"{self.name} ({self.token_key}…)"
