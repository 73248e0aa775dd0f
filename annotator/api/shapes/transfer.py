"""Files, formats and jobs."""

from __future__ import annotations

from rest_framework import serializers

from annotator import models
from annotator.api.shapes.base import Shape
from labels.actions.transfer import Source
from labels.split import Part


class ImportAsked(Shape):
    file = serializers.FileField()
    format = serializers.CharField(required=False)
    twice = serializers.CharField(required=False)
    labels_as = serializers.CharField(required=False)
    reader = serializers.CharField(required=False)
    map = serializers.CharField(required=False)


class ExportAsked(Shape):
    format = serializers.CharField(help_text="A name under /api/formats/.")
    source = serializers.ChoiceField([one.value for one in Source], default=Source.GOLD.value)  # type: ignore[assignment]
    state = serializers.CharField(required=False, help_text="Readings in this state only.")
    part = serializers.ChoiceField([one.value for one in Part], required=False)
    options = serializers.DictField(child=serializers.CharField(), required=False)


class Finding(Shape):
    sort = serializers.ChoiceField(["refusal", "remark", "rejection"])
    code = serializers.CharField()
    file = serializers.CharField(allow_blank=True, help_text="In an archive; else empty.")
    line = serializers.IntegerField(allow_null=True)
    article = serializers.CharField(allow_blank=True)
    message = serializers.CharField()
    problems = serializers.ListField(child=serializers.DictField())


class LossExample(Shape):
    article = serializers.CharField()
    at = serializers.CharField(allow_blank=True)
    surface = serializers.CharField(allow_blank=True)


class Loss(Shape):
    code = serializers.CharField()
    became = serializers.CharField()
    count = serializers.IntegerField()
    message = serializers.CharField()
    examples = LossExample(many=True)


class Losses(Shape):
    articles = serializers.IntegerField()
    mentions = serializers.IntegerField()
    links = serializers.IntegerField()
    losses = Loss(many=True)


class Preview(Shape):
    lines = serializers.ListField(child=serializers.CharField())
    losses = Losses()
    seen = serializers.IntegerField()
    total = serializers.IntegerField()


class Job(Shape):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(models.Job.Kind.choices)
    project = serializers.SlugField()
    by = serializers.CharField()
    state = serializers.ChoiceField(models.Job.State.choices)
    file = serializers.CharField()
    share = serializers.FloatField(help_text="How much is done, from 0 to 1.")
    done = serializers.IntegerField()
    total = serializers.IntegerField(allow_null=True)
    refused = serializers.IntegerField()
    skipped = serializers.IntegerField()
    numbers = serializers.DictField(child=serializers.IntegerField())
    findings = Finding(many=True)
    losses = Losses()
    asked_at = serializers.DateTimeField()
    begun_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    result = serializers.CharField(allow_null=True, help_text="Where to download it.")


class Option(Shape):
    name = serializers.CharField()
    default = serializers.CharField(allow_blank=True)
    choices = serializers.ListField(child=serializers.CharField())


class FormatShown(Shape):
    name = serializers.CharField()
    suffixes = serializers.ListField(child=serializers.CharField())
    reading = Option(many=True)
    writing = Option(many=True, allow_null=True)


class Formats(Shape):
    results = FormatShown(many=True)
