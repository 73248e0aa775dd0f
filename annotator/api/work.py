"""Work given out by hand and taken away, articles skipped and offered again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.articles import OfArticle
from annotator.api.endpoint import InProject
from annotator.api.errors import Refused
from annotator.api.paging import AFTER, key_after
from annotator.messages.answers import answer
from labels.actions import assigning, skips
from labels.models import Skip, User
from labels.permissions import Permission
from labels.queries import skips as skipped
from labels.queries.finding import Sought, matching
from labels.queries.people import readers_of

REASON = OpenApiParameter("reason", str, description="A reason of a skip.")
READER = OpenApiParameter("reader", str, description="A username.")


class OfPairs(InProject):
    """A view that is told articles and readers."""

    asks = {"POST": Permission.MANAGE_PROJECT}

    def chosen(self, request: Request) -> dict[str, Any]:
        """The project with the articles and readers that were sent, as actions take them."""
        asked = shapes.sent(shapes.HandingOut, request)
        articles = asked.get("articles")
        if articles is None:
            found = matching(self.project, viewer=self.user, sought=Sought(**asked["filter"]))
            articles = list(found.values_list("pk", flat=True))
        readers = [self._reader(name) for name in asked["readers"]]
        return {"project": self.project, "articles": articles, "readers": readers}

    def _reader(self, username: str) -> User:
        found = readers_of(self.project).filter(username=username).first()
        if found is None:
            detail = answer("no-reader-here", username=username)
            raise Refused("shape", 400, detail, at="readers")
        return found


class Assignments(OfPairs):
    @extend_schema(request=shapes.HandingOut, responses=shapes.Assigned)
    def post(self, request: Request, slug: str) -> Response:
        """Give articles to people by hand, as far as there are places; done twice it stays so."""
        return Response(asdict(assigning.assign(**self.chosen(request), by=self.user, at=now())))


class Withdrawals(OfPairs):
    @extend_schema(request=shapes.HandingOut, responses=shapes.Withdrawn)
    def post(self, request: Request, slug: str) -> Response:
        """Take articles away from people; what they marked is kept, what they handed in stays."""
        told = assigning.withdraw(**self.chosen(request), by=self.user, at=now())
        return Response(asdict(told))


class Offers(OfPairs):
    @extend_schema(request=shapes.HandingOut, responses=shapes.Offered)
    def post(self, request: Request, slug: str) -> Response:
        """Offer people again what they skipped, or what was taken away from them."""
        return Response({"offered": skips.offer_again(**self.chosen(request), at=now())})


class Skips(InProject):
    asks = {"GET": Permission.MANAGE_PROJECT}

    @extend_schema(parameters=[AFTER, REASON, READER], responses=shapes.SkipPage)
    def get(self, request: Request, slug: str) -> Response:
        """What is skipped at present, the first one first, fifty at a time."""
        given = request.query_params
        found = skipped.listing(
            self.project,
            reason=given.get("reason", ""),
            reader=given.get("reader", "").replace("\0", ""),
            after=key_after(request),
        )
        return Response({"results": [_shown(one) for one in found.lines], "next": found.after})


class SkipArticle(OfArticle):
    asks = {"POST": Permission.ANNOTATE}

    @extend_schema(request=shapes.SkipAsked, responses={204: None})
    def post(self, request: Request, id: int) -> Response:
        """Skip the article for a reason: it is not handed out to you again."""
        asked = shapes.sent(shapes.SkipAsked, request)
        skips.skip(
            article=self.article,
            reason=Skip.Reason(asked["reason"]),
            words=asked.get("words", ""),
            by=self.user,
            at=now(),
        )
        return Response(status=204)


def _shown(line: skipped.SkipLine) -> dict[str, Any]:
    data = asdict(line)
    return {name: data[name] for name in data if name not in {"id", "reader_id"}}
