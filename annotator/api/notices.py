"""What happened to one's work, for programs."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.endpoint import Endpoint
from annotator.api.paging import key_in
from annotator.messages.notices import notice_sentence
from annotator.notices import address
from labels.actions.notices import mark_read
from labels.models import Notice
from labels.permissions import Permission
from labels.queries import notices as query

BEFORE = OpenApiParameter("before", int, description="`next` of the page before.")


class Notices(Endpoint):
    asks = {"GET": Permission.SIGN_IN, "POST": Permission.SIGN_IN}

    @extend_schema(parameters=[BEFORE], responses=shapes.NoticePage)
    def get(self, request: Request) -> Response:
        """One's own notices, the latest first."""
        page = query.page(self.user, before=key_in(request, "before") or None)
        return Response(
            {
                "results": [_data(one) for one in page.notices],
                "unread": query.unread_count(self.user),
                "next": page.before,
            }
        )

    @extend_schema(request=shapes.NoticesRead, responses={204: None})
    def post(self, request: Request) -> Response:
        """Mark these as read, or all of them."""
        given = shapes.sent(shapes.NoticesRead, request)
        mark_read(user=self.user, ids=given.get("ids"), at=now())
        return Response(status=204)


def _data(one: Notice) -> dict[str, Any]:
    return {
        "id": one.pk,
        "kind": one.kind,
        "project": one.project.slug,
        "article": one.article_id,
        "words": notice_sentence(one),
        "remark": one.params.get("remark", ""),
        "address": address(one),
        "made_at": one.made_at,
        "read_at": one.read_at,
    }
