"""Notices: what happened to a person's work, told to that person."""

from django.db import models
from django.db.models import Q

from labels.models.article import Article
from labels.models.people import User
from labels.models.project import Project


class Notice(models.Model):
    """One thing that happened to somebody's work and that somebody else did, or time.

    It is written with the deed, in one transaction, and tells nothing that its reader could not
    see: `params` are the few facts that its sentence needs (`by`, a name; `count`; `remark`) and
    the id of the `set` that it leads to. `mail` says what becomes of it by e-mail; `tries` how
    often that has failed.
    """

    class Kind(models.TextChoices):
        SENT_BACK = "sent-back"
        APPROVED = "approved"
        ASSIGNED = "assigned"
        WENT_BACK = "went-back"
        COMMENT = "comment"
        SETTLED = "settled"

    class Mail(models.TextChoices):
        NONE = "none"
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        related_name="notices",
        db_index=False,  # the index below begins with it
    )
    kind = models.CharField(max_length=9, choices=Kind)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="+")
    params = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=7, choices=Mail, default=Mail.NONE)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(name="notice_of_person", fields=["user", "-id"]),
            models.Index(name="notice_unread", fields=["user"], condition=Q(read_at__isnull=True)),
            models.Index(name="notice_to_be_mailed", fields=["id"], condition=Q(mail="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.user_id}"
