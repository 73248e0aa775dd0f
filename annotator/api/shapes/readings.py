"""Articles, readings, and changes to them."""

from __future__ import annotations

from rest_framework import serializers

from annotator.api.shapes.base import HIGHEST_NUMBER, Shape
from labels.adjudication import Strategy
from labels.document import LinkKind
from labels.models import AnnotationSet
from labels.schema import MentionKind


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
    open_comments = serializers.IntegerField(help_text="Threads that you may see.")


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
    set = serializers.DictField(
        required=False,
        help_text="One attribute of the article: its name and value, null to take it away.",
    )


class Document(Shape):
    text = serializers.CharField()
    sentences = serializers.ListField(help_text="Pairs of offsets in code points.")
    tokens = serializers.ListField(help_text="Pairs of offsets in code points.")
    mentions = Mention(many=True)
    links = Link(many=True)
    attributes = serializers.DictField(help_text="Of the article as a whole.")


class Standing(Shape):
    id = serializers.IntegerField()
    article = serializers.IntegerField()
    revision = serializers.IntegerField()
    sentences_revision = serializers.IntegerField(
        help_text="How often the article's sentences were split or merged by hand."
    )
    state = serializers.ChoiceField(AnnotationSet.State.choices)


class Reading(Standing):
    project = serializers.SlugField()
    kind = serializers.ChoiceField(AnnotationSet.Kind.choices)
    author = serializers.CharField(allow_blank=True)
    schema_version = serializers.IntegerField()
    document = Document()


class Deciding(Shape):
    stop = serializers.CharField(max_length=64)
    take = serializers.JSONField(
        help_text=(
            "Readers' numbers, none of them for none; `edited` for what was made by hand instead; "
            "null takes a decision back."
        )
    )
    strategy = serializers.ChoiceField(
        [one.value for one in Strategy],
        required=False,
        help_text="What it is decided by, where that is not one by one.",
    )


class Batch(Shape):
    batch = serializers.CharField(max_length=64)
    base_revision = serializers.IntegerField(min_value=0, max_value=HIGHEST_NUMBER)
    changes = Change(many=True)
    decisions = Deciding(
        many=True, required=False, help_text="Of a gold that is adjudicated: what is decided."
    )


class BaseRevision(Shape):
    base_revision = serializers.IntegerField(min_value=0, max_value=HIGHEST_NUMBER)


class Step(Shape):
    revision = serializers.IntegerField()
    by = serializers.CharField()
    name = serializers.CharField()
    at = serializers.DateTimeField()
    changes = Change(many=True)
    undo = Change(many=True)
    decisions = serializers.ListField(
        child=serializers.DictField(), help_text="Of a gold: what was decided with it."
    )


class History(Shape):
    results = Step(many=True)
    next = serializers.IntegerField(allow_null=True)
