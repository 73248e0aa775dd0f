"""One's own tokens: seen, made and deleted."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import tokens
from annotator.api import shapes
from annotator.api.endpoint import Endpoint
from annotator.api.errors import Refused
from annotator.messages.answers import answer
from annotator.models import Token
from labels.permissions import Permission


class Tokens(Endpoint):
    asks = {"GET": Permission.SIGN_IN, "POST": Permission.SIGN_IN}

    @extend_schema(responses=shapes.Token(many=True))
    def get(self, _request: Request) -> Response:
        """Your tokens that are still valid, the oldest first."""
        return Response([token_data(one) for one in tokens.of(self.user, at=now())])

    @extend_schema(request=shapes.TokenAsked, responses={201: shapes.NewToken})
    def post(self, request: Request) -> Response:
        """Make a token. It is shown this once.

        Only a person can, signed in by session: a token that got out shall not make others that
        outlive it.
        """
        if isinstance(request.auth, Token):
            raise Refused("forbidden", 403, answer("token-by-token"))
        asked = shapes.sent(shapes.TokenAsked, request)
        try:
            token, plain = tokens.issue(user=self.user, **asked, at=now())
        except tokens.TooManyTokensError as error:
            raise Refused("conflict", 409, answer("too-many-tokens")) from error
        return Response({**token_data(token), "token": plain}, status=201)


class OneToken(Endpoint):
    asks = {"DELETE": Permission.SIGN_IN}

    @extend_schema(responses={204: None})
    def delete(self, _request: Request, key: str) -> Response:
        """Delete a token; from now on nobody gets in by it."""
        if not tokens.take_back(user=self.user, key=key):
            raise Http404
        return Response(status=204)


def token_data(token: Token) -> dict[str, Any]:
    """A token as it is listed."""
    return {
        "key": token.token_key,
        "name": token.name,
        "made_at": token.created,
        "expires_at": token.expiry,
    }
