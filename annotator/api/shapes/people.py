"""People and tokens."""

from __future__ import annotations

from rest_framework import serializers

from annotator.api.shapes.base import Shape
from annotator.tokens import DAYS, MOST_DAYS
from labels.models import User


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
