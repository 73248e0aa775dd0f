"""The progress of a project: one's own work, or that of all."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.endpoint import InProject
from annotator.api.errors import Refused
from annotator.messages.answers import answer
from labels.permissions import Permission
from labels.queries.progress import Progress, seen_by

MOST_DAYS = 36_500
DAYS = OpenApiParameter("days", int, description="The last so many days; all when left out.")


class ProjectProgress(InProject):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(parameters=[DAYS], responses=shapes.ProgressShown)
    def get(self, request: Request, slug: str) -> Response:
        """What was done by day and person, what waits for whom, and how long it takes.

        Who may not see the readings of others gets their own work; the time of others is told to
        managers alone.
        """
        since = _since(request.query_params.get("days"))
        return Response(progress_data(seen_by(self.user, self.project, since=since), since))


def progress_data(found: Progress, since: date | None) -> dict[str, Any]:
    """The figures as JSON data."""
    return {
        "since": since,
        "states": dict(found.states),
        "begun": found.begun,
        "readers": [
            {"username": one.username, "states": dict(one.by_state), "oldest": dict(one.oldest)}
            for one in found.readers
        ],
        "days": [asdict(one) for one in found.days],
        "people": [asdict(one) for one in found.paces],
        "types": [asdict(one) for one in found.types],
        "sample": found.sample,
    }


def _since(given: str | None) -> date | None:
    """The day on which so many last days begin, today being one of them."""
    if given is None:
        return None
    is_short = given.isascii() and given.isdecimal() and len(given) <= len(str(MOST_DAYS))
    days = int(given) if is_short else 0
    if not 1 <= days <= MOST_DAYS:
        raise Refused("bad-request", 400, answer("days", most=MOST_DAYS))
    return localdate() - timedelta(days=days - 1)
