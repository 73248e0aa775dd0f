"""Tokens: made, listed and taken back by the person they stand for."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from annotator.models import Token
from labels.models import User

DAYS = 90
"""How long a token lives unless asked otherwise."""

MOST_DAYS = 366


class TooManyTokensError(Exception):
    """The person has as many living tokens as one may have."""


MOST_TOKENS = 50


def issue(*, user: User, name: str, days: int, at: datetime) -> tuple[Token, str]:
    """A new token, and the plain text that is shown this once and kept nowhere.

    Raises TooManyTokensError.
    """
    if of(user, at=at).count() >= MOST_TOKENS:
        raise TooManyTokensError
    made: tuple[Token, str] = Token.objects.create(
        user=user, name=name, expiry=timedelta(days=days)
    )
    return made


def of(user: User, *, at: datetime) -> QuerySet[Token]:
    """The person's tokens that still live, the oldest first."""
    living: QuerySet[Token] = Token.objects.filter(user=user, expiry__gt=at)
    return living


def take_back(*, user: User, key: str) -> bool:
    """End the person's token that begins with `key`; whether there was one."""
    gone: int
    gone, _by_model = Token.objects.filter(user=user, token_key=key).delete()
    return gone > 0
