"""Handing out by hand, and what readers skip."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from annotator.api.shapes.base import HIGHEST_NUMBER, Shape
from labels.actions.skips import LONGEST_WORDS
from labels.models import Skip
from labels.queries.finding import STATES

MOST_ARTICLES = 10_000
MOST_READERS = 100


class ArticleFilter(Shape):
    state = serializers.ChoiceField(STATES, required=False, allow_blank=True)
    search = serializers.CharField(required=False, allow_blank=True, max_length=200)
    comments = serializers.ChoiceField(["open"], required=False)


class HandingOut(Shape):
    articles = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=HIGHEST_NUMBER),
        required=False,
        max_length=MOST_ARTICLES,
    )
    filter = ArticleFilter(required=False, help_text="All that match, as the list has them.")
    readers = serializers.ListField(
        child=serializers.CharField(max_length=150),
        min_length=1,
        max_length=MOST_READERS,
        help_text="Usernames of members who may annotate; who stands first is served first.",
    )

    default_error_messages = {
        "one": _("Give either “articles” or “filter”, and not both."),
    }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One way to choose articles; ValidationError."""
        if ("articles" in attrs) == ("filter" in attrs):
            raise serializers.ValidationError(self.error_messages["one"])
        return attrs


class Assigned(Shape):
    given = serializers.IntegerField(help_text="Pairs of article and reader.")
    had = serializers.IntegerField(help_text="The reader had the article already.")
    full = serializers.IntegerField(help_text="The article had no place left.")


class Withdrawn(Shape):
    taken = serializers.IntegerField()
    handed_in = serializers.IntegerField(help_text="Handed in already, so these stay.")


class Offered(Shape):
    offered = serializers.IntegerField()


class SkipAsked(Shape):
    reason = serializers.ChoiceField([one.value for one in Skip.OWN_REASONS])
    words = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST_WORDS, help_text="For `other`."
    )


class SkipShown(Shape):
    article = serializers.IntegerField()
    external_id = serializers.CharField()
    title = serializers.CharField(allow_blank=True)
    reader = serializers.CharField()
    reason = serializers.ChoiceField(Skip.Reason.choices)
    words = serializers.CharField(allow_blank=True)
    by = serializers.CharField()
    at = serializers.DateTimeField()


class SkipPage(Shape):
    results = SkipShown(many=True)
    next = serializers.IntegerField(allow_null=True)
