"""What you are told of your work, and what of it you have read."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.endpoint import Endpoint
from annotator.api.paging import AFTER, key_after
from annotator.api.shapes import notices as shown
from annotator.messages.notices import address, said
from labels.actions import notices
from labels.permissions import Permission
from labels.queries.notices import Told, listing, unread_of

UNREAD = OpenApiParameter("unread", str, description="`yes`: without those that are read.")


class Notices(Endpoint):
    asks = {"GET": Permission.SIGN_IN}

    @extend_schema(parameters=[AFTER, UNREAD], responses=shown.NoticePage)
    def get(self, request: Request) -> Response:
        """What you are told, the latest first, fifty at a time; and how much is unread."""
        unread = request.query_params.get("unread", "")
        page = listing(self.user, after=key_after(request), unread=unread)
        told = [notice_data(one) for one in page.lines]
        return Response({"results": told, "next": page.after, "unread": unread_of(self.user)})


class NoticesRead(Endpoint):
    asks = {"POST": Permission.SIGN_IN}

    @extend_schema(request=shown.NoticesRead, responses=shown.UnreadCount)
    def post(self, request: Request) -> Response:
        """Mark notices read, these or all up to one; how many are unread still."""
        given = shapes.sent(shown.NoticesRead, request)
        if "ids" in given:
            notices.mark_read(to=self.user, ids=given["ids"], at=now())
        else:
            notices.mark_all_read(to=self.user, up_to=given["up_to"], at=now())
        return Response({"unread": unread_of(self.user)})


def notice_data(one: Told) -> dict[str, Any]:
    """A notice as the API shows it, with its sentence in the reader's language."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "said": said(one),
        "text": one.text,
        "project": one.project,
        "article": one.article,
        "count": one.count,
        "address": address(one),
        "at": one.at,
        "is_read": one.is_read,
    }
