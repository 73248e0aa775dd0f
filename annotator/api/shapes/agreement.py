"""Agreement, and where readings differ."""

from __future__ import annotations

from rest_framework import serializers

from annotator.api.shapes.base import Shape
from labels.agreement import Difference

DIFFERENCES = [(one.value, one.name) for one in Difference]
"""In what readings differ, as one choice of the description wherever it is told."""


class Agreement(Shape):
    articles = serializers.IntegerField()
    at = serializers.DateTimeField(help_text="As things stood then.")
    tables = serializers.DictField(
        child=serializers.ListField(child=serializers.DictField()),
        help_text="Rows by the names of their columns; docs/agreement.md tells of them.",
    )


class DisagreementSide(Shape):
    reader = serializers.CharField(allow_null=True, help_text="None for the gold.")
    set = serializers.IntegerField()
    mention = serializers.DictField(allow_null=True)
    link = serializers.DictField(allow_null=True)


class DisagreementLine(Shape):
    article = serializers.IntegerField()
    title = serializers.CharField()
    difference = serializers.ChoiceField(DIFFERENCES)
    span = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    words = serializers.CharField(allow_blank=True)
    attribute = serializers.CharField(allow_blank=True)
    one = DisagreementSide()
    other = DisagreementSide()


class DisagreementPage(Shape):
    results = DisagreementLine(many=True)
    next = serializers.IntegerField(allow_null=True)
