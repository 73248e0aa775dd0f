"""Signing in by token: `Authorization: Token …`."""

from __future__ import annotations

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

from annotator.models import Token
from labels.models import User


class TokenSignIn(TokenAuthentication):  # type: ignore[misc]
    """Knox's way, for whatever bytes may stand in the header."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, Token]:
        """Who the token stands for; AuthenticationFailed where it is none, or no longer."""
        if not token.isalnum():
            raise AuthenticationFailed
        known: tuple[User, Token] = super().authenticate_credentials(token)
        return known


class TokenSignInScheme(OpenApiAuthenticationExtension):
    """How the OpenAPI document tells of it."""

    target_class = TokenSignIn
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """A header, for OpenAPI knows no scheme named Token."""
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token` and the token, made under /api/tokens/ or in the account.",
        }
