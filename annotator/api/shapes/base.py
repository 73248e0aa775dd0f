"""How a shape is checked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request

HIGHEST_NUMBER = 2**31 - 1


class Shape(serializers.Serializer[Any]):
    """An object whose unknown keys are refused: a misspelt one must not be lost in silence."""

    default_error_messages = {"unknown": _("Nobody knows this key: correct or remove it.")}

    def to_internal_value(self, data: Any) -> Any:  # noqa: ANN401 - the framework's own signature
        """The checked values; ValidationError."""
        if isinstance(data, dict):
            unknown = sorted(data.keys() - self.fields.keys())
            if unknown:
                message = self.error_messages["unknown"]
                raise serializers.ValidationError(dict.fromkeys(unknown, message))
        return super().to_internal_value(data)


def sent(shape: type[Shape], request: Request) -> dict[str, Any]:
    """What a request sends, in the shape asked for; ValidationError where it has another."""
    return _checked(shape(data=request.data))


def sent_in_part(shape: type[Shape], request: Request) -> dict[str, Any]:
    """As `sent`, where everything may be left out."""
    return _checked(shape(data=request.data, partial=True))


def _checked(shaped: Shape) -> dict[str, Any]:
    shaped.is_valid(raise_exception=True)
    found: dict[str, Any] = shaped.validated_data
    return found
