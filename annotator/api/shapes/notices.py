"""What a person is told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from annotator.api.shapes.base import HIGHEST_NUMBER, Shape
from labels.preferences import NoticeKind

MOST_NOTICES = 1_000


class Notice(Shape):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField([one.value for one in NoticeKind])
    said = serializers.CharField(help_text="In your language.")
    text = serializers.CharField(allow_blank=True, help_text="The remark, or the comment.")
    project = serializers.CharField()
    article = serializers.IntegerField(
        allow_null=True, help_text="Null where several articles are told of at once."
    )
    count = serializers.IntegerField(
        help_text="How many articles; of what is approved how many labels were corrected."
    )
    address = serializers.CharField(help_text="The page of the place, without the host.")
    at = serializers.DateTimeField()
    is_read = serializers.BooleanField()


class NoticePage(Shape):
    results = Notice(many=True)
    next = serializers.IntegerField(allow_null=True)
    unread = serializers.IntegerField(help_text="In all; those beyond 100 are not counted.")


class NoticesRead(Shape):
    ids = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=HIGHEST_NUMBER),
        required=False,
        max_length=MOST_NOTICES,
    )
    up_to = serializers.IntegerField(
        min_value=0,
        max_value=HIGHEST_NUMBER,
        required=False,
        help_text="All up to the notice with this id: none that came since is lost.",
    )

    default_error_messages = {"one": _("Give either “ids” or “up_to”, and not both.")}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One way to say which; ValidationError."""
        if ("ids" in attrs) == ("up_to" in attrs):
            raise serializers.ValidationError(self.error_messages["one"])
        return attrs


class UnreadCount(Shape):
    unread = serializers.IntegerField()
