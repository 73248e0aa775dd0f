"""Articles that are not offered to somebody: skipped by the reader, or taken away by a manager."""

from django.db import models
from django.db.models import Q

from labels.models.article import Article
from labels.models.people import User
from labels.models.project import Project


class Skip(models.Model):
    """Why an article is not handed out to this reader any more, until a manager lifts it.

    `by` is the reader, or the manager who withdrew the article from the reader. What was lifted
    stays, so that it can be seen later what was skipped and why. The project is the article's, here
    so that a project's skips are listed without reading articles.
    """

    class Reason(models.TextChoices):
        NOT_ARABIC = "not-arabic"
        UNREADABLE = "unreadable"
        DUPLICATE = "duplicate"
        NOT_NEWS = "not-news"
        OTHER = "other"
        WITHDRAWN = "withdrawn"

    OWN_REASONS = (
        Reason.NOT_ARABIC,
        Reason.UNREADABLE,
        Reason.DUPLICATE,
        Reason.NOT_NEWS,
        Reason.OTHER,
    )
    """The reasons that a reader can give."""

    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="skips",
        db_index=False,  # the index below begins with it
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="skips",
        db_index=False,  # the constraint below begins with it
    )
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="skips")
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="skipped_once_at_a_time",
                fields=["article", "reader"],
                condition=Q(lifted_at__isnull=True),
            ),
            models.CheckConstraint(
                name="other_reason_in_words", condition=~Q(reason="other") | ~Q(words="")
            ),
        ]
        indexes = [models.Index(name="skip_of_a_project", fields=["project", "id"])]

    def __str__(self) -> str:
        return f"{self.article_id} · {self.reader_id} · {self.reason}"
