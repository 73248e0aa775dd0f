"""Articles and what their words tell together."""

from django.db import models
from django.db.models import F, Q

from labels.models.project import Project


class Article(models.Model):
    """A text as imported; never edited, for every offset counts on it.

    `sentences` and `tokens` are `Spans` in their compact bytes, made at import by the splitter that
    `splitter` names; it is empty where the file brought its tokens. Sentences alone may be split
    and merged by hand later (`SentenceStep`); no label hangs on them. `handed_out` counts the
    readings that hold a place; it is moved by conditional updates only, so that no more are begun
    than are `wanted`. How many these are, and the `turn` in which the article is handed out, is
    the project's `labels.rota`; none are wanted where an import brought the gold.

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
    wanted = models.PositiveSmallIntegerField(default=1)
    turn = models.PositiveIntegerField(default=0)
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
            # `wanted` stands in both, for SQLite would walk over the text to find it.
            models.Index(name="article_by_readers", fields=["project", "handed_out", "wanted"]),
            models.Index(
                name="article_with_a_place",
                fields=["project", "-handed_out", "turn", "id", "wanted"],
                condition=Q(handed_out__lt=F("wanted")),
            ),
            models.Index(name="article_in_order", fields=["project", "id"]),
            models.Index(
                name="article_untouched", fields=["project", "id"], condition=Q(handed_out=0)
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.external_id


class SentenceStep(models.Model):
    """A split or a merge of an article's sentences by hand: the history, for ever.

    What it set or took away is a border: `end` is where one sentence ends, `start` where the next
    begins. `revision` counts the steps of the article from 1; the last one is the revision that
    its sentences are at, so two people who split at once never overwrite each other. `by` is a
    plain name, not a foreign key: the history outlives what it tells of.
    """

    class Kind(models.TextChoices):
        SPLIT = "split"
        MERGE = "merge"

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="sentence_steps",
        db_index=False,  # the constraint below begins with it
    )
    revision = models.PositiveIntegerField()
    kind = models.CharField(max_length=5, choices=Kind)
    end = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="sentence_step_once", fields=["article", "revision"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.start}, revision {self.revision}"


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
