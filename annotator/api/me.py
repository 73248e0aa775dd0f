"""Who is asking, and how this person likes to be answered."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.endpoint import Endpoint
from labels.actions import people, preferences
from labels.models import User
from labels.permissions import Permission
from labels.preferences import choice_from, preferences_data, preferences_from
from labels.queries import access


class Me(Endpoint):
    asks = {"GET": Permission.SIGN_IN, "PATCH": Permission.SIGN_IN}

    @extend_schema(responses=shapes.Me)
    def get(self, _request: Request) -> Response:
        """Who you are."""
        return Response(me_data(self.user))

    @extend_schema(request=shapes.Looks, responses=shapes.Me)
    def patch(self, request: Request) -> Response:
        """Choose your language or appearance."""
        people.prefer(user=self.user, **shapes.sent_in_part(shapes.Looks, request))
        return Response(me_data(self.user))


class MyPreferences(Endpoint):
    asks = {"GET": Permission.SIGN_IN, "PATCH": Permission.SIGN_IN}

    @extend_schema(responses=shapes.Preferences)
    def get(self, _request: Request) -> Response:
        """How you like to read and to work: what you chose, and what holds for the rest."""
        return Response(preferences_data(preferences_from(self.user.preferences)))

    @extend_schema(request=shapes.Preferences, responses=shapes.Preferences)
    def patch(self, request: Request) -> Response:
        """Choose parts of it anew.

        A part that is sent takes the place of the one that was, and what it leaves out is as it was
        at first; parts that are not sent stay as they are.
        """
        chosen = preferences.choose(user=self.user, choice=choice_from(request.data))
        return Response(preferences_data(chosen))


def me_data(user: User) -> dict[str, Any]:
    """A person as that person is shown."""
    return {
        "username": user.username,
        "name": str(user),
        "language": user.language,
        "appearance": user.appearance,
        "may_found_projects": access.allowed(user, Permission.FOUND_PROJECT),
    }
