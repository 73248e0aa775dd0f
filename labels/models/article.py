"""Articles and what their words tell together."""

from django.db import models
from django.db.models import Q

from labels.models.project import Project


class Article(models.Model):
    """A text as imported; never edited, for every offset counts on it.

    `sentences` and `tokens` are `Spans` in their compact bytes, made at import by the splitter that
    `splitter` names. `handed_out` counts the readings that people began; it is moved by
    conditional updates only, so that no more than the project asks for are begun.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="articles")
    external_id = models.CharField(max_length=200)
    title = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    author = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=40, blank=True)
    metadata = models.JSONField(default=dict, blank=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    sentences = models.BinaryField()
    tokens = models.BinaryField()
    token_count = models.PositiveIntegerField()
    splitter = models.CharField(max_length=40)
    handed_out = models.PositiveSmallIntegerField(default=0)
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="article_once_per_project", fields=["project", "external_id"]
            ),
            models.CheckConstraint(name="article_has_text", condition=~Q(text="")),
        ]
        indexes = [
            models.Index(name="article_to_hand_out", fields=["project", "handed_out", "id"]),
            models.Index(name="article_in_order", fields=["project", "id"]),
        ]

    def __str__(self) -> str:
        return self.title or self.external_id


class Vocabulary(models.Model):
    """How often each word stands in a project's articles: what clitic segments are found by.

    `counts` is a `labels.text.clitics.WordCounts` in its compact bytes; it holds the articles up to
    and with the id `counted_to`, so that later ones are added without reading the earlier again.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="vocabulary")
    counts = models.BinaryField()
    counted_to = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "vocabularies"

    def __str__(self) -> str:
        return f"{self.project_id} ≤ {self.counted_to}"
