"""Notices: what happened to somebody's work, told to that person."""

from django.db import models
from django.db.models import F, Q

from labels.models.article import Article
from labels.models.comment import Comment
from labels.models.people import User
from labels.models.project import Project
from labels.models.review import Review
from labels.preferences import NoticeKind

KINDS = [(one.value, one.value) for one in NoticeKind]


class Notice(models.Model):
    """One thing that a person is told of: in the application, and perhaps by a letter.

    `by` did it, None where time did. It names what it tells of and keeps no words of its own, so
    that whoever reads it later sees what may be seen then, and what is deleted takes its notices
    along. One deed about several articles makes one notice: `count` says how many they are, and
    `article` is None then. Of an approved reading `count` says how many labels were corrected.
    `mailed_at` is set when a letter is about to tell of it, so that no other does.
    """

    to = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        related_name="notices",
        db_index=False,  # the index below begins with it
    )
    kind = models.CharField(max_length=12, choices=KINDS)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, null=True, related_name="notices")
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, related_name="notices"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="told_once_of_a_verdict",
                fields=["to", "review", "kind", "at"],
                condition=Q(review__isnull=False),
            ),
            models.UniqueConstraint(
                name="told_once_of_a_comment",
                fields=["to", "comment"],
                condition=Q(comment__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_is_told_of_own_deeds",
                condition=Q(by__isnull=True) | ~Q(by=F("to")),
            ),
        ]
        indexes = [
            models.Index(name="notice_of_a_person", fields=["to", "-id"]),
            models.Index(name="notice_unread", fields=["to"], condition=Q(read_at__isnull=True)),
            models.Index(
                name="notice_for_a_letter",
                fields=["at"],
                condition=Q(read_at__isnull=True, mailed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.to_id}"
