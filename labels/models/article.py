"""Articles and what their words tell together."""

from django.db import models
from django.db.models import Q

from labels.models.project import Project


class Article(models.Model):
    """A text as imported; never edited, for every offset counts on it.

    `sentences` and `tokens` are `Spans` in their compact bytes, made at import by the splitter that
    `splitter` names; it is empty where the file brought its tokens. `handed_out` counts the
    readings that people began; it is moved by conditional updates only, so that no more than the
    project asks for are begun.

    What is long stands last: SQLite walks through a row, and lists need only what is short.
    """

    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="articles",
        db_index=False,  # the constraint below begins with it
    )
    external_id = models.CharField(max_length=200)
    title = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    author = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=40, blank=True)
    token_count = models.PositiveIntegerField()
    handed_out = models.PositiveSmallIntegerField(default=0)
    imported_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    splitter = models.CharField(max_length=40, blank=True)
    metadata = models.JSONField(default=dict, blank=True)
    sentences = models.BinaryField()
    tokens = models.BinaryField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="article_once_per_project", fields=["project", "external_id"]
            ),
            models.CheckConstraint(name="article_has_text", condition=~Q(text="")),
        ]
        indexes = [
            models.Index(name="article_to_hand_out", fields=["project", "-handed_out", "id"]),
            models.Index(name="article_in_order", fields=["project", "id"]),
        ]

    def __str__(self) -> str:
        return self.title or self.external_id


class Vocabulary(models.Model):
    """How often each word stands in a project's articles: what clitic segments are found by.

    `counts` is a `labels.text.wordcounts.WordCounts` in its compact bytes; articles up to and with
    the id `counted_to` are in it, so that later ones are added without reading the earlier again.
    `tokens` is how many were counted.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="vocabulary")
    counts = models.BinaryField()
    counted_to = models.PositiveBigIntegerField(default=0)
    tokens = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "vocabularies"

    def __str__(self) -> str:
        return f"{self.project_id} ≤ {self.counted_to}"
