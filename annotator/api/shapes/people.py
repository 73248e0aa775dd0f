"""People and tokens."""

from __future__ import annotations

from rest_framework import serializers

from annotator.api.shapes.base import Shape
from annotator.tokens import DAYS, MOST_DAYS
from labels.models import User
from labels.preferences import LEADINGS, SIZES, WIDTHS, Chips, Contrast, Face, NoticeKind, Post


class Looks(Shape):
    language = serializers.ChoiceField(User.Language.choices)
    appearance = serializers.ChoiceField(User.Appearance.choices)


class Me(Looks):
    username = serializers.CharField()
    name = serializers.CharField()
    may_found_projects = serializers.BooleanField()


class ReadingPreferences(Shape):
    face = serializers.ChoiceField([one.value for one in Face])
    size = serializers.IntegerField(min_value=SIZES[0], max_value=SIZES[-1])
    leading = serializers.IntegerField(min_value=LEADINGS[0], max_value=LEADINGS[-1])
    width = serializers.IntegerField(min_value=WIDTHS[0], max_value=WIDTHS[-1])
    chips = serializers.ChoiceField([one.value for one in Chips])
    contrast = serializers.ChoiceField([one.value for one in Contrast])
    numbers = serializers.BooleanField()
    focus = serializers.BooleanField()


class LinesPreferences(Shape):
    all = serializers.BooleanField(help_text="Whether the lines of all events are shown.")


class LettersPreferences(Shape):
    kinds = serializers.ListField(
        child=serializers.ChoiceField([one.value for one in NoticeKind]),
        help_text="The kinds of notices that come by e-mail as well.",
    )
    when = serializers.ChoiceField([one.value for one in Post])


class Preferences(Shape):
    """Described here; labels/preferences.py checks it."""

    reading = ReadingPreferences(required=False)
    lines = LinesPreferences(required=False)
    keys = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="The chords of each command that has keys of your own.",
    )
    letters = LettersPreferences(required=False)


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
