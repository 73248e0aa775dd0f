"""Comments and their threads."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from annotator.api.shapes.base import HIGHEST_NUMBER, Shape
from labels.models import CommentStep, Thread

LONGEST_TEXT = 10_000
KEY = r"^[A-Za-z0-9_-]{1,64}$"


class CommentEdited(Shape):
    text = serializers.CharField(max_length=LONGEST_TEXT)


class CommentAsked(CommentEdited):
    id = serializers.RegexField(KEY, help_text="Yours to make; letters, digits, - and _.")


class ThreadAsked(CommentAsked):
    about = serializers.ChoiceField(Thread.Anchor.choices)
    mention = serializers.CharField(required=False, max_length=64, allow_blank=True)
    start = serializers.IntegerField(
        required=False, min_value=0, max_value=HIGHEST_NUMBER, allow_null=True
    )
    end = serializers.IntegerField(
        required=False, min_value=1, max_value=HIGHEST_NUMBER, allow_null=True
    )

    default_error_messages = {
        "span": _("“start” and “end” say where in the text it is: a start below its end."),
        "no-span": _("A comment on the article has no place in it: leave out “start” and “end”."),
        "mention": _("“mention” is the id of the label that the comment is about."),
        "no-mention": _("Only a comment on a label names one: leave out “mention”."),
    }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What a thread is about says which further keys it has."""
        start, end = attrs.get("start"), attrs.get("end")
        whole = attrs["about"] == Thread.Anchor.ARTICLE
        if whole and not (start is None and end is None):
            self.fail("no-span")
        if not whole and (start is None or end is None or start >= end):
            self.fail("span")
        if (attrs["about"] == Thread.Anchor.MENTION) != bool(attrs.get("mention")):
            self.fail("no-mention" if attrs.get("mention") else "mention")
        return attrs


class Comment(Shape):
    id = serializers.CharField()
    author = serializers.CharField(help_text="The username.")
    name = serializers.CharField()
    text = serializers.CharField()
    at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)


class ThreadShown(Shape):
    id = serializers.CharField()
    set = serializers.IntegerField(allow_null=True, help_text="Null for one that all may see.")
    reader = serializers.CharField(allow_blank=True, help_text="Whose reading it is.")
    about = serializers.ChoiceField(Thread.Anchor.choices)
    mention = serializers.CharField(allow_blank=True)
    start = serializers.IntegerField(allow_null=True)
    end = serializers.IntegerField(allow_null=True)
    quote = serializers.CharField(allow_blank=True)
    resolved = serializers.BooleanField()
    settled_by = serializers.CharField(allow_blank=True)
    settled_at = serializers.DateTimeField(allow_null=True)
    comments = Comment(many=True)


class ThreadPage(Shape):
    results = ThreadShown(many=True)
    next = serializers.IntegerField(allow_null=True)


class ThreadStep(Shape):
    deed = serializers.ChoiceField(CommentStep.Deed.choices)
    comment = serializers.CharField(allow_blank=True)
    text = serializers.CharField(allow_blank=True)
    by = serializers.CharField()
    at = serializers.DateTimeField()


class ThreadHistory(Shape):
    results = ThreadStep(many=True)
