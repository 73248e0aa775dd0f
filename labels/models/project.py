"""Projects, their members and the versions of their schema."""

from django.db import models
from django.db.models import Q

from labels.models.people import User
from labels.permissions import MemberRole
from labels.rota import ALL, Order, Rota
from labels.sample import Sample


class Project(models.Model):
    """A body of articles that a team marks by one schema.

    `readers_per_article` people read each of the `share` per cent of articles that the `seed`
    draws, and one person each other. `blind` readers never see each other's work; the others see
    what is handed in. `hide_readers` keeps from those who adjudicate whose readings they compare.
    Of what each person hands in `review_share` per cent are reviewed, drawn by the `review_seed`.
    Unfinished readings go back after `days_to_finish` without a change, never where it is None.
    What the schema says stands in its versions; `schema` is the one in use. `label_moves` tell, in
    the wire's spelling, where labels of files went that are called otherwise.
    """

    class Direction(models.TextChoices):
        RTL = "rtl"
        LTR = "ltr"

    class Clitics(models.TextChoices):
        """What a mention takes of its first word."""

        WHOLE_WORD = "whole-word"
        WITHOUT_PROCLITICS = "without-proclitics"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    guidelines = models.TextField(blank=True)
    direction = models.CharField(max_length=3, choices=Direction, default=Direction.RTL)
    clitics = models.CharField(max_length=20, choices=Clitics, default=Clitics.WHOLE_WORD)
    readers_per_article = models.PositiveSmallIntegerField(default=1)
    share = models.PositiveSmallIntegerField(default=ALL)
    order = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Order], default=Order.IMPORTED
    )
    seed = models.PositiveIntegerField(default=1)
    days_to_finish = models.PositiveSmallIntegerField(null=True, blank=True)
    blind = models.BooleanField(default=True)
    hide_readers = models.BooleanField(default=False)
    review_share = models.PositiveSmallIntegerField(default=ALL)
    review_seed = models.PositiveIntegerField(default=1)
    schema = models.ForeignKey(
        "SchemaVersion", on_delete=models.PROTECT, null=True, related_name="+"
    )
    label_moves = models.JSONField(default=list, blank=True)
    members = models.ManyToManyField(User, through="Membership", related_name="projects")
    founded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="project_has_readers", condition=Q(readers_per_article__gte=1)
            ),
            models.CheckConstraint(
                name="share_in_per_cent", condition=Q(share__gte=0, share__lte=ALL)
            ),
            models.CheckConstraint(
                name="review_share_in_per_cent",
                condition=Q(review_share__gte=0, review_share__lte=ALL),
            ),
            models.CheckConstraint(
                name="a_day_to_finish_at_least",
                condition=Q(days_to_finish__isnull=True) | Q(days_to_finish__gte=1),
            ),
        ]
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    @property
    def rota(self) -> Rota:
        """How many read which article, and which comes when."""
        return Rota(self.readers_per_article, self.share, Order(self.order), self.seed)

    @property
    def sample(self) -> Sample:
        """Which of the readings that are handed in are reviewed."""
        return Sample(self.review_share, self.review_seed)


class Membership(models.Model):
    """What one person is in one project; exactly one role each."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(
        max_length=20, choices=[(role.value, role.value) for role in MemberRole]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_role_per_member", fields=["project", "user"]),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.role}"


class SchemaVersion(models.Model):
    """A schema as it was from one day on: never changed, only followed by the next number.

    `data` is the schema in the wire's spelling. It is one value and not tables, for it is read and
    compared only whole, and goes into files whole. `sha256` is that of its JSON: by it a schema
    read once is known again without reading it.

    It came after `follows`; `moves` tell where labels of that one went, in the wire's spelling. As
    long as they are on their way it is `moving`, and nothing else is written to readings. A version
    that takes another back `undoes` it: labels are then as they were.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="schema_versions")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    sha256 = models.CharField(max_length=64)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    undoes = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    moves = models.JSONField(default=list)
    moving = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="schema_numbers_count", fields=["project", "number"]),
            models.CheckConstraint(name="schema_has_its_hash", condition=~Q(sha256="")),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} v{self.number}"
