"""Time on an article, and the progress of a project."""

from __future__ import annotations

from rest_framework import serializers

from annotator.api.shapes.base import HIGHEST_NUMBER, Shape


class VisitTold(Shape):
    visit = serializers.CharField(max_length=64, help_text="An id that you make, per visit.")
    seconds = serializers.IntegerField(
        min_value=0, max_value=HIGHEST_NUMBER, help_text="Active in this visit, in all so far."
    )


class ReaderShown(Shape):
    username = serializers.CharField()
    states = serializers.DictField(
        child=serializers.IntegerField(), help_text="How many readings are in each state."
    )
    oldest = serializers.DictField(
        child=serializers.DateTimeField(),
        help_text="When the one was changed that is in this state for longest.",
    )


class DayShown(Shape):
    day = serializers.DateField()
    username = serializers.CharField()
    handed_in = serializers.IntegerField()
    seconds = serializers.IntegerField(
        allow_null=True, help_text="At work; null for whoever may not see it."
    )


class PaceShown(Shape):
    username = serializers.CharField()
    handed_in = serializers.IntegerField()
    seconds = serializers.IntegerField(allow_null=True)
    median_seconds = serializers.FloatField(allow_null=True, help_text="Per article.")
    median_per_100_words = serializers.FloatField(allow_null=True)


class TypeShown(Shape):
    kind = serializers.CharField()
    type = serializers.CharField()
    count = serializers.IntegerField()


class ProgressShown(Shape):
    since = serializers.DateField(allow_null=True, help_text="The first day; null for all.")
    states = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="Articles nobody has begun, and readings in each state.",
    )
    begun = serializers.IntegerField(help_text="Articles that wait for a further reader.")
    readers = ReaderShown(many=True)
    days = DayShown(many=True)
    people = PaceShown(many=True)
    types = TypeShown(many=True)
    sample = serializers.IntegerField(
        help_text="How many readings, handed in last, medians and types rest on."
    )
