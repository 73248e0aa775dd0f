"""Telling people what happened to their work; whoever did it is not told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from labels.models import AnnotationSet, Notice, User

KEPT_FOR = timedelta(days=90)
"""How long notices that were read are kept."""

TRIES = 5
"""How often a letter is tried before it is given up."""


@dataclass(frozen=True, slots=True)
class News:
    """What happened: in which project, to which article if to one, and what its sentence needs."""

    kind: Notice.Kind
    project_id: int
    article_id: int | None = None
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)


def about(kind: Notice.Kind, one: AnnotationSet, **params: str | int) -> News:
    """News of a reading, which leads to it; its article has to be at hand."""
    return News(kind, one.article.project_id, one.article_id, {"set": one.pk, **params})


def tell(news: News, *, to: Iterable[int | None], by: User | None, at: datetime) -> None:
    """Tell these people, by their ids, but for who did it; to be called within the deed."""
    ids = {id for id in to if id is not None and (by is None or id != by.pk)}
    people = User.objects.filter(pk__in=ids, is_active=True).order_by("pk") if ids else ()
    Notice.objects.bulk_create(
        Notice(
            user=person,
            kind=news.kind,
            project_id=news.project_id,
            article_id=news.article_id,
            params=dict(news.params),
            made_at=at,
            mail=_mail(person),
        )
        for person in people
    )


def _mail(person: User) -> Notice.Mail:
    return Notice.Mail.WAITING if person.email and person.mailed else Notice.Mail.NONE


def mark_read(*, user: User, at: datetime, ids: Collection[int] | None = None) -> int:
    """Mark these of a person's notices as read, or all of them; how many were unread."""
    unread = user.notices.filter(read_at__isnull=True)
    chosen = unread if ids is None else unread.filter(pk__in=ids)
    # What was read here needs no letter any more.
    chosen.filter(mail=Notice.Mail.WAITING).update(mail=Notice.Mail.NONE)
    return chosen.update(read_at=at)


def forget_old(*, at: datetime) -> int:
    """Throw away what was read long ago; how many."""
    count, _ = Notice.objects.filter(read_at__lt=at - KEPT_FOR).delete()
    return count


def claim(*, user: User) -> list[Notice]:
    """The notices that are to be mailed to a person now: whoever claims them sends them, once.

    Another process that asks at the same time gets those that are left, or none.
    """
    waiting = user.notices.filter(mail=Notice.Mail.WAITING).order_by("pk")
    claimed = []
    for one in waiting.select_related("project", "article"):
        mine = Notice.objects.filter(pk=one.pk, mail=Notice.Mail.WAITING)
        if mine.update(mail=Notice.Mail.SENT):  # pragma: no branch - only where another was faster
            claimed.append(one)
    return claimed


def put_back(*, notices: Collection[Notice]) -> None:
    """The letter could not be sent: try again, but not for ever."""
    for one in notices:
        tries = one.tries + 1
        mail = Notice.Mail.WAITING if tries < TRIES else Notice.Mail.FAILED
        Notice.objects.filter(pk=one.pk).update(mail=mail, tries=tries)
