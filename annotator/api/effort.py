"""How long a reader was at a reading, as the reader's browser tells it."""

from __future__ import annotations

from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.errors import Refused
from annotator.api.sets import OfSet
from annotator.messages.answers import answer
from labels.actions import effort
from labels.permissions import Permission


class TimeSpent(OfSet):
    asks = {"POST": Permission.ANNOTATE}

    @extend_schema(request=shapes.VisitTold, responses=shapes.VisitTold)
    def post(self, request: Request, id: int) -> Response:
        """Tell for how many seconds you were active in a visit to your own reading, in all so far.

        The total may be told again and again. What is more than the clock allows is cut.
        """
        told = shapes.sent(shapes.VisitTold, request)
        try:
            kept = effort.tell_time(
                annotation_set=self.annotation_set,
                visit=told["visit"],
                seconds=told["seconds"],
                by=self.user,
                at=now(),
            )
        except effort.NotOwnTimeError as error:
            raise Refused("forbidden", 403, answer("not-the-reader")) from error
        except effort.TooManyVisitsError as error:
            raise Refused("conflict", 409, answer("too-many-visits")) from error
        return Response({"visit": told["visit"], "seconds": kept})
