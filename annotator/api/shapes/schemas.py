"""Schemas: their versions, what is other in the next one, and where labels go."""

from __future__ import annotations

from rest_framework import serializers

from annotator.api.shapes.base import Shape
from labels.schema import Part, SchemaFate

PARTS = [one.value for one in Part]


class SchemaVersion(Shape):
    number = serializers.IntegerField()
    moving = serializers.BooleanField(
        help_text="Labels are on their way to it: readings take no changes until they are there."
    )
    schema = serializers.DictField()
    keys = serializers.ListField(
        child=serializers.CharField(),
        help_text="A sentence for each key that the schema takes from the editor or uses twice.",
    )


class SchemaAdopted(SchemaVersion):
    job = serializers.IntegerField(
        allow_null=True, help_text="The job that moves the labels; null where none are to be moved."
    )


class SchemaJob(Shape):
    job = serializers.IntegerField()


class SchemaAsked(Shape):
    schema = serializers.DictField()
    moves = serializers.ListField(
        child=serializers.DictField(),
        required=False,
        help_text=(
            "Where labels go whose names the schema has no more: `part`, `name`, `owner` and `to`, "
            "which is null where they are dropped."
        ),
    )


class SchemaFileAsked(Shape):
    name = serializers.CharField(max_length=200)
    text = serializers.CharField(trim_whitespace=False)


class SchemaFileTaken(Shape):
    schema = serializers.DictField()
    said = serializers.ListField(
        child=serializers.CharField(), help_text="What found no place in it, in sentences."
    )


class SchemaDifference(Shape):
    part = serializers.CharField(allow_null=True, help_text="One of: " + ", ".join(PARTS))
    name = serializers.CharField()
    owner = serializers.CharField()
    fate = serializers.ChoiceField([one.value for one in SchemaFate])
    to = serializers.CharField()
    what = serializers.ListField(child=serializers.CharField())
    message = serializers.CharField()


class SchemaTouched(Shape):
    part = serializers.CharField(help_text="One of: " + ", ".join(PARTS))
    name = serializers.CharField()
    owner = serializers.CharField()
    to = serializers.CharField(allow_null=True)
    lost = serializers.BooleanField()
    count = serializers.IntegerField()
    message = serializers.CharField()


class SchemaPreview(Shape):
    differences = SchemaDifference(many=True)
    touched = SchemaTouched(many=True)


class SchemaLine(Shape):
    number = serializers.IntegerField()
    in_use = serializers.BooleanField()
    moving = serializers.BooleanField()
    follows = serializers.IntegerField(allow_null=True)
    undoes = serializers.IntegerField(allow_null=True)
    moves = serializers.ListField(child=serializers.DictField())
    by = serializers.CharField()
    at = serializers.DateTimeField()


class SchemaVersions(Shape):
    results = SchemaLine(many=True)
