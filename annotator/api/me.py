"""Who is asking, and how this person likes to be answered."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.endpoint import Endpoint
from labels.actions import people
from labels.models import User
from labels.permissions import Permission
from labels.queries import access


class Me(Endpoint):
    asks = {"GET": Permission.SIGN_IN, "PATCH": Permission.SIGN_IN}

    @extend_schema(responses=shapes.Me)
    def get(self, _request: Request) -> Response:
        """Who you are."""
        return Response(me_data(self.user))

    @extend_schema(request=shapes.Preferences, responses=shapes.Me)
    def patch(self, request: Request) -> Response:
        """Choose your language or appearance."""
        people.prefer(user=self.user, **shapes.sent_in_part(shapes.Preferences, request))
        return Response(me_data(self.user))


def me_data(user: User) -> dict[str, Any]:
    """A person as that person is shown."""
    return {
        "username": user.username,
        "name": str(user),
        "language": user.language,
        "appearance": user.appearance,
        "may_found_projects": access.allowed(user, Permission.FOUND_PROJECT),
    }
