"""A person's notices: how many are unread, and which there are, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from labels.models import Notice, User

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class NoticePage:
    """Notices, the latest first; `before` is the id to go on from, None at the end."""

    notices: Sequence[Notice]
    before: int | None


def shown(user: User) -> QuerySet[Notice]:
    """The notices of a person in the projects that the person is still a member of."""
    return user.notices.filter(project__memberships__user=user)


def unread_count(user: User) -> int:
    """How many notices the person has not read; one query."""
    return shown(user).filter(read_at__isnull=True).count()


def page(user: User, *, before: int | None = None) -> NoticePage:
    """A page of notices, those with ids below `before`; two queries at most."""
    found = shown(user).select_related("project", "article").defer("article__text").order_by("-id")
    rows = list((found.filter(pk__lt=before) if before else found)[: AT_ONCE + 1])
    more = rows[AT_ONCE - 1].pk if len(rows) > AT_ONCE else None
    return NoticePage(rows[:AT_ONCE], more)


def to_be_mailed() -> QuerySet[User]:
    """Who has notices that wait for a letter; each once."""
    return User.objects.filter(notices__mail=Notice.Mail.WAITING).distinct().order_by("pk")
