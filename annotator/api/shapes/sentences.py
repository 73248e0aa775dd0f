"""Sentences split and merged by hand."""

from __future__ import annotations

from rest_framework import serializers

from annotator.api.shapes.base import HIGHEST_NUMBER, Shape
from labels.models import SentenceStep


class Border(Shape):
    end = serializers.IntegerField(
        min_value=0, max_value=HIGHEST_NUMBER, help_text="Where one sentence ends."
    )
    start = serializers.IntegerField(
        min_value=0,
        max_value=HIGHEST_NUMBER,
        help_text="Where the next begins; only white space lies between.",
    )


class Division(Shape):
    base_revision = serializers.IntegerField(
        min_value=0, max_value=HIGHEST_NUMBER, help_text="`sentences_revision` as you know it."
    )
    split = Border(required=False)
    merge = Border(required=False)


class Divided(Shape):
    sentences = serializers.ListField(help_text="Pairs of offsets in code points.")
    sentences_revision = serializers.IntegerField()


class SentenceStepShown(Border):
    revision = serializers.IntegerField()
    kind = serializers.ChoiceField(SentenceStep.Kind.choices)
    by = serializers.CharField()
    at = serializers.DateTimeField()


class SentencesShown(Divided):
    steps = SentenceStepShown(many=True)
