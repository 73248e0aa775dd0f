"""Comments: threads about a reading or an article, and what became of them."""

from django.db import models
from django.db.models import F, Q

from labels.models.annotation import AnnotationSet
from labels.models.article import Article
from labels.models.people import User
from labels.models.project import Project


class Thread(models.Model):
    """A comment with its answers, at one place of an article.

    It stands beside one reading and is seen by whoever may see that; without a set it is for
    all who may see the article. The place is a span of the text, which never changes, so a mention
    that is dropped or moved leaves what was talked about; `mention` is the id it goes by, and need
    not be there. `key` is the id that its maker gave it, which its first comment bears as well.

    `settled_by` is who resolved it or opened it again last; null for one that was never resolved.
    The project is the article's, here so that open ones are counted without reading articles.
    """

    class Anchor(models.TextChoices):
        """What the thread is about."""

        MENTION = "mention"
        SENTENCE = "sentence"
        ARTICLE = "article"

    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="threads",
        db_index=False,  # the index of open ones begins with it
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="threads",
        db_index=False,  # the constraint below begins with it
    )
    annotation_set = models.ForeignKey(
        AnnotationSet, on_delete=models.CASCADE, null=True, related_name="threads"
    )
    key = models.CharField(max_length=64)
    anchor = models.CharField(max_length=8, choices=Anchor)
    mention = models.CharField(max_length=64, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    is_resolved = models.BooleanField(default=False)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="thread_key_once_per_article", fields=["article", "key"]),
            models.CheckConstraint(
                name="thread_has_its_place",
                condition=Q(anchor="article", start__isnull=True, end__isnull=True)
                # What is unknown passes a check: that both ends are there is said besides.
                | (
                    ~Q(anchor="article")
                    & Q(start__isnull=False, end__isnull=False, start__lt=F("end"))
                ),
            ),
            models.CheckConstraint(
                name="thread_names_its_mention",
                condition=(Q(anchor="mention", annotation_set__isnull=False) & ~Q(mention=""))
                | (~Q(anchor="mention") & Q(mention="")),
            ),
        ]
        indexes = [
            models.Index(
                name="thread_open",
                fields=["project", "article"],
                condition=Q(is_resolved=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anchor} · {self.key}"


class Comment(models.Model):
    """What one person wrote in a thread; the first one begins it, the others are answers."""

    thread = models.ForeignKey(
        Thread,
        on_delete=models.CASCADE,
        related_name="comments",
        db_index=False,  # the constraint below begins with it
    )
    key = models.CharField(max_length=64)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="comment_key_once_per_thread", fields=["thread", "key"]),
            models.CheckConstraint(name="comment_has_text", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} · {self.key}"


class CommentStep(models.Model):
    """One thing that was done in a thread, for ever.

    As the history of readings it names everything plainly, without foreign keys: it outlives what
    it tells of. `text` is what stood there after a comment was written or edited, and what stood
    there last of one that was deleted; empty for the others.
    """

    class Deed(models.TextChoices):
        """What was done."""

        BEGUN = "begun"
        ANSWERED = "answered"
        EDITED = "edited"
        DELETED = "deleted"
        RESOLVED = "resolved"
        REOPENED = "reopened"

    article_id = models.PositiveBigIntegerField()
    thread = models.CharField(max_length=64)
    comment = models.CharField(max_length=64, blank=True)
    deed = models.CharField(max_length=8, choices=Deed)
    text = models.TextField(blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="comment_steps_of_a_thread", fields=["article_id", "thread"])]

    def __str__(self) -> str:
        return f"{self.thread} · {self.deed}"
