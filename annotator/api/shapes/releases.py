"""Releases and what changed between two."""

from __future__ import annotations

from django.core.validators import URLValidator
from rest_framework import serializers

from annotator.api.shapes.base import Shape
from labels.actions.transfer import Source
from labels.releases import LICENCES, What


def of_the_web(address: str) -> None:
    """Raise ValidationError on an address that leads to no page."""
    URLValidator(["http", "https"])(address)


class ReleaseAsked(Shape):
    version = serializers.CharField(help_text="As in 1.0 or 2026-05.")
    title = serializers.CharField()
    licence = serializers.ChoiceField(list(LICENCES), default="cc-by-4.0")
    source = serializers.ChoiceField([one.value for one in Source], default=Source.GOLD.value)  # type: ignore[assignment]
    formats = serializers.ListField(
        child=serializers.CharField(),
        default=list,
        help_text="Beside JSONL, which is always there.",
    )
    dev = serializers.IntegerField(default=10, help_text="Per cent.")
    test = serializers.IntegerField(default=10, help_text="Per cent.")
    seed = serializers.CharField(default="hashiya")
    annotators = serializers.ChoiceField(["numbered", "named"], default="numbered")
    authors = serializers.CharField(default="", allow_blank=True)
    year = serializers.IntegerField(default=None, allow_null=True)
    address = serializers.CharField(default="", allow_blank=True, validators=[of_the_web])
    summary = serializers.CharField(default="", allow_blank=True)


class FileFacts(Shape):
    name = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()


class Release(Shape):
    version = serializers.CharField()
    made_at = serializers.DateTimeField()
    made_by = serializers.CharField(allow_null=True)
    size = serializers.IntegerField(help_text="Bytes of the ZIP.")
    sha256 = serializers.CharField(help_text="Of the ZIP.")
    terms = ReleaseAsked()
    files = FileFacts(many=True)
    figures = serializers.DictField(help_text="Articles, annotators, and counts by part.")
    file = serializers.CharField(help_text="Where the ZIP is.")


class Releases(Shape):
    results = Release(many=True)


class ReleaseChange(Shape):
    article = serializers.CharField()
    what = serializers.ChoiceField([one.value for one in What])
    surface = serializers.CharField()
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField(allow_blank=True)


class ReleaseCount(Shape):
    what = serializers.ChoiceField([one.value for one in What])
    type = serializers.CharField()
    count = serializers.IntegerField()


class ReleaseChanges(Shape):
    articles_added = serializers.IntegerField()
    articles_removed = serializers.IntegerField()
    articles_changed = serializers.IntegerField()
    articles_alike = serializers.IntegerField()
    texts_changed = serializers.IntegerField()
    labels = ReleaseCount(many=True)
    links = ReleaseCount(many=True)
    first = ReleaseChange(many=True)
