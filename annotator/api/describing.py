"""How the OpenAPI document names operations, and what every one of them may answer besides."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

READER = "Hashiya-Reader"
"""The header that says for whom is asked: a username, percent-encoded."""

PROBLEM = {
    "type": "object",
    "description": "A problem document (RFC 9457); `detail` is a sentence in your language.",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}


class Operation(AutoSchema):
    """An operation goes by its method and its view: `post_changes`."""

    def get_operation_id(self) -> str:
        """A name that no other operation has."""
        name = "".join(
            f"_{one.lower()}" if one.isupper() else one for one in type(self.view).__name__
        )
        return f"{self.method.lower()}{name}"

    def get_override_parameters(self) -> list[Any]:
        """What changes anything may say for whom."""
        if self.method in {"GET", "HEAD"}:
            return []
        told = "Your username, percent-encoded; 403 where somebody else is signed in by now."
        return [OpenApiParameter(READER, str, OpenApiParameter.HEADER, description=told)]

    def get_tags(self) -> list[str]:
        """The module of the view: one per resource."""
        return [type(self.view).__module__.rsplit(".", maxsplit=1)[-1]]


def with_problems(result: dict[str, Any], **_context: object) -> dict[str, Any]:
    """The framework's hook: every operation may answer with a problem document."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    answer = {
        "description": "What is wrong, in one sentence.",
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = answer
    return result
