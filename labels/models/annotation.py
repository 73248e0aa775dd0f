"""Readings: annotation sets with their mentions and links."""

from django.db import models
from django.db.models import F, Q

from labels.models.article import Article
from labels.models.people import User


class AnnotationSet(models.Model):
    """One reading of one article: by a person, as the gold, as a suggester's proposal or a review.

    `revision` is how many batches of changes it has seen; it moves by a conditional update, so that
    two writers never overwrite each other. A reading that was imported for nobody in particular
    is the gold. `attributes` are those of the article as a whole, as this reader sees it, in the
    wire's spelling.

    A reading that is *returned* has given its place to others, with its labels kept; whoever takes
    it up again takes a place again. Its `lot` says whether it is reviewed where not all readings
    are (`labels.sample`); it is drawn when it is handed in first, and what has none is reviewed.
    """

    class Kind(models.TextChoices):
        READING = "reading"
        GOLD = "gold"
        SUGGESTION = "suggestion"
        REVIEW = "review"

    class State(models.TextChoices):
        ASSIGNED = "assigned"
        DRAFTING = "drafting"
        SUBMITTED = "submitted"
        ACCEPTED = "accepted"
        SENT_BACK = "sent-back"
        RETURNED = "returned"

    OPEN_STATES = (State.ASSIGNED, State.DRAFTING, State.SENT_BACK)
    """The states in which a reader may change a reading."""

    FINISHED_STATES = (State.SUBMITTED, State.ACCEPTED)
    """The states of a reading that its author has handed in."""

    BEGUN_STATES = (State.DRAFTING, State.SENT_BACK, *FINISHED_STATES)
    """The states of a reading that its author has begun, and not given back."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sets")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.READING)
    author = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sets",
        db_index=False,  # the index below begins with it
    )
    state = models.CharField(max_length=12, choices=State, default=State.ASSIGNED)
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    lot = models.PositiveSmallIntegerField(null=True, blank=True)
    attributes = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_reading_per_person",
                fields=["article", "author"],
                condition=Q(kind="reading"),
            ),
            models.UniqueConstraint(
                name="one_gold_per_article", fields=["article"], condition=Q(kind="gold")
            ),
            models.CheckConstraint(
                name="reading_has_a_reader", condition=~Q(kind="reading") | Q(author__isnull=False)
            ),
        ]
        indexes = [
            # Ordered by article: a filtered list reads a page of it, and no more.
            models.Index(name="set_by_state", fields=["state", "article"]),
            models.Index(name="set_by_author_and_state", fields=["author", "state", "article"]),
            models.Index(name="set_by_last_change", fields=["author", "state", "changed_at"]),
            models.Index(
                name="reading_waiting_for_review",
                # The state, which is always the same, makes SQLite prefer it to those above.
                fields=["state", "submitted_at"],
                condition=Q(kind="reading", state="submitted"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}, revision {self.revision}"


class MentionRow(models.Model):
    """A `labels.document.Mention` as kept; `key` is the id that its maker gave it."""

    annotation_set = models.ForeignKey(
        AnnotationSet,
        on_delete=models.CASCADE,
        related_name="mentions",
        db_index=False,  # the constraint below begins with it
    )
    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    type = models.CharField(max_length=100)
    attributes = models.JSONField(default=dict)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="mention_key_once", fields=["annotation_set", "key"]),
            models.CheckConstraint(name="mention_not_empty", condition=Q(start__lt=F("end"))),
        ]

    def __str__(self) -> str:
        return f"{self.type} [{self.start}, {self.end})"


class LinkRow(models.Model):
    """A `labels.document.Link` as kept.

    Its ends are the keys of mentions of the same set, not foreign keys: their makers name them so,
    and a batch may bring mentions and links in one stroke. `checks` sees that they are there.
    """

    annotation_set = models.ForeignKey(
        AnnotationSet,
        on_delete=models.CASCADE,
        related_name="links",
        db_index=False,  # the constraint below begins with it
    )
    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    source = models.CharField(max_length=64)
    target = models.CharField(max_length=64)
    type = models.CharField(max_length=100)
    attributes = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="link_key_once", fields=["annotation_set", "key"]),
            models.CheckConstraint(name="link_joins_two", condition=~Q(source=F("target"))),
        ]

    def __str__(self) -> str:
        return f"{self.source} –{self.type}→ {self.target}"
