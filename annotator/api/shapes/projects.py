"""Projects, members and schemas."""

from __future__ import annotations

from rest_framework import serializers

from annotator.api.shapes.base import HIGHEST_NUMBER, Shape
from labels import shipped
from labels.actions.projects import MOST_GUIDELINES
from labels.models import Project
from labels.permissions import MemberRole
from labels.rota import Order

MOST_READERS = 100
MOST_DAYS = 3_650


class ProjectSettings(Shape):
    name = serializers.CharField(max_length=200)
    description = serializers.CharField(allow_blank=True, required=False)
    guidelines = serializers.CharField(
        allow_blank=True, required=False, max_length=MOST_GUIDELINES, help_text="Markdown."
    )
    direction = serializers.ChoiceField(Project.Direction.choices, required=False)
    clitics = serializers.ChoiceField(Project.Clitics.choices, required=False)
    readers_per_article = serializers.IntegerField(
        min_value=1, max_value=MOST_READERS, required=False
    )
    blind = serializers.BooleanField(
        required=False, help_text="Annotators never see each other's work; else what is handed in."
    )
    hide_readers = serializers.BooleanField(
        required=False, help_text="Whose readings they compare is kept from those who adjudicate."
    )
    review_share = serializers.IntegerField(
        min_value=0,
        max_value=100,
        required=False,
        help_text="Per cent of what each person hands in that waits for review.",
    )
    review_seed = serializers.IntegerField(
        min_value=0,
        max_value=HIGHEST_NUMBER,
        required=False,
        help_text="What that share is drawn by.",
    )
    share = serializers.IntegerField(
        min_value=0,
        max_value=100,
        required=False,
        help_text="Per cent of the articles that get all readers; the others get one.",
    )
    order = serializers.ChoiceField([one.value for one in Order], required=False)
    seed = serializers.IntegerField(
        min_value=0,
        max_value=HIGHEST_NUMBER,
        required=False,
        help_text="What share and random order are drawn by.",
    )
    days_to_finish = serializers.IntegerField(
        min_value=1,
        max_value=MOST_DAYS,
        allow_null=True,
        required=False,
        help_text="After so many days without a change unfinished readings go back.",
    )


class ProjectAsked(ProjectSettings):
    slug = serializers.SlugField(max_length=60)
    template = serializers.ChoiceField(
        shipped.NAMES, required=False, help_text="A schema that comes along; or give `schema`."
    )
    schema = serializers.DictField(required=False, help_text="A schema of one's own.")


class ProjectShown(ProjectSettings):
    slug = serializers.SlugField()
    role = serializers.ChoiceField(
        [one.value for one in MemberRole], help_text="What you are in it."
    )


class ProjectPage(Shape):
    results = ProjectShown(many=True)
    next = serializers.IntegerField(allow_null=True)


class RoleAsked(Shape):
    role = serializers.ChoiceField([one.value for one in MemberRole])


class Member(RoleAsked):
    username = serializers.CharField()
    name = serializers.CharField()


class Members(Shape):
    results = Member(many=True)
