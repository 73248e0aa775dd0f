"""The shapes of what is sent and answered, as the OpenAPI document shows them.

They check shape only: what it means is checked by `labels`, and nothing here saves anything.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request

from annotator.tokens import DAYS, MOST_DAYS
from labels import shipped
from labels.document import LinkKind
from labels.models import AnnotationSet, Project, User
from labels.permissions import MemberRole
from labels.schema import MentionKind

HIGHEST_NUMBER = 2**31 - 1


class Shape(serializers.Serializer[Any]):
    """An object whose unknown keys are refused: a misspelt one must not be lost in silence."""

    default_error_messages = {"unknown": _("Nobody knows this key: correct or remove it.")}

    def to_internal_value(self, data: Any) -> Any:  # noqa: ANN401 - the framework's own signature
        """The checked values; ValidationError."""
        if isinstance(data, dict):
            unknown = sorted(data.keys() - self.fields.keys())
            if unknown:
                message = self.error_messages["unknown"]
                raise serializers.ValidationError(dict.fromkeys(unknown, message))
        return super().to_internal_value(data)


def sent(shape: type[Shape], request: Request) -> dict[str, Any]:
    """What a request sends, in the shape asked for; ValidationError where it has another."""
    return _checked(shape(data=request.data))


def sent_in_part(shape: type[Shape], request: Request) -> dict[str, Any]:
    """As `sent`, where everything may be left out."""
    return _checked(shape(data=request.data, partial=True))


def _checked(shaped: Shape) -> dict[str, Any]:
    shaped.is_valid(raise_exception=True)
    found: dict[str, Any] = shaped.validated_data
    return found


# --- people and tokens ----------------------------------------------------------------------------


class Preferences(Shape):
    language = serializers.ChoiceField(User.Language.choices)
    appearance = serializers.ChoiceField(User.Appearance.choices)


class Me(Preferences):
    username = serializers.CharField()
    name = serializers.CharField()
    may_found_projects = serializers.BooleanField()


class TokenAsked(Shape):
    name = serializers.CharField(max_length=100)
    days = serializers.IntegerField(min_value=1, max_value=MOST_DAYS, default=DAYS)


class Token(Shape):
    key = serializers.CharField(help_text="The first characters; the address to delete it by.")
    name = serializers.CharField()
    made_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()


class NewToken(Token):
    token = serializers.CharField(help_text="Shown this once and kept nowhere.")


# --- projects -------------------------------------------------------------------------------------


class ProjectSettings(Shape):
    name = serializers.CharField(max_length=200)
    description = serializers.CharField(allow_blank=True, required=False)
    guidelines = serializers.CharField(allow_blank=True, required=False, help_text="Markdown.")
    direction = serializers.ChoiceField(Project.Direction.choices, required=False)
    clitics = serializers.ChoiceField(Project.Clitics.choices, required=False)
    readers_per_article = serializers.IntegerField(min_value=1, max_value=100, required=False)
    blind = serializers.BooleanField(required=False)


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


class SchemaVersion(Shape):
    number = serializers.IntegerField()
    schema = serializers.DictField()


class SchemaAsked(Shape):
    schema = serializers.DictField()


# --- articles and readings ------------------------------------------------------------------------


class ReadingLine(Shape):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(AnnotationSet.Kind.choices)
    state = serializers.ChoiceField(AnnotationSet.State.choices)
    author = serializers.CharField(allow_blank=True)


class ArticleLine(Shape):
    id = serializers.IntegerField()
    external_id = serializers.CharField()
    title = serializers.CharField(allow_blank=True)
    source = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    published = serializers.CharField(allow_blank=True)
    token_count = serializers.IntegerField()
    readings = ReadingLine(many=True)


class ArticlePage(Shape):
    results = ArticleLine(many=True)
    next = serializers.IntegerField(allow_null=True)


class ArticleShown(ArticleLine):
    project = serializers.SlugField()
    url = serializers.CharField(allow_blank=True)
    author = serializers.CharField(allow_blank=True)
    metadata = serializers.DictField()
    sha256 = serializers.CharField()
    text = serializers.CharField()
    sentences = serializers.ListField(help_text="Pairs of offsets in code points.")
    tokens = serializers.ListField(help_text="Pairs of offsets in code points.")


class Mention(Shape):
    id = serializers.CharField(max_length=64)
    kind = serializers.ChoiceField([one.value for one in MentionKind])
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)
    type = serializers.CharField(max_length=100)
    attributes = serializers.DictField(required=False)
    note = serializers.CharField(required=False, allow_blank=True)


class Link(Shape):
    id = serializers.CharField(max_length=64)
    kind = serializers.ChoiceField([one.value for one in LinkKind])
    source = serializers.CharField(max_length=64)  # type: ignore[assignment]
    target = serializers.CharField(max_length=64)
    type = serializers.CharField(max_length=100)
    attributes = serializers.DictField(required=False)


class Put(Shape):
    mention = Mention(required=False)
    link = Link(required=False)


class Change(Shape):
    put = Put(required=False)
    drop = serializers.CharField(required=False, max_length=64)


class Document(Shape):
    text = serializers.CharField()
    sentences = serializers.ListField(help_text="Pairs of offsets in code points.")
    tokens = serializers.ListField(help_text="Pairs of offsets in code points.")
    mentions = Mention(many=True)
    links = Link(many=True)


class Standing(Shape):
    id = serializers.IntegerField()
    article = serializers.IntegerField()
    revision = serializers.IntegerField()
    state = serializers.ChoiceField(AnnotationSet.State.choices)


class Reading(Standing):
    project = serializers.SlugField()
    kind = serializers.ChoiceField(AnnotationSet.Kind.choices)
    author = serializers.CharField(allow_blank=True)
    schema_version = serializers.IntegerField()
    document = Document()


class Batch(Shape):
    batch = serializers.CharField(max_length=64)
    base_revision = serializers.IntegerField(min_value=0, max_value=HIGHEST_NUMBER)
    changes = Change(many=True)


class BaseRevision(Shape):
    base_revision = serializers.IntegerField(min_value=0, max_value=HIGHEST_NUMBER)


class Step(Shape):
    revision = serializers.IntegerField()
    by = serializers.CharField()
    at = serializers.DateTimeField()
    changes = Change(many=True)
    undo = Change(many=True)


class History(Shape):
    results = Step(many=True)
