"""What a person is told: how much is unread, the list, and what a letter shall tell.

A notice is seen by the one it is for, as long as that person is a member of its project and may
see the thread that it is about: who was shut out, or is blind since, is told nothing any more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from labels.models import Notice, Thread, User
from labels.preferences import NoticeKind, preferences_from
from labels.queries.comments import threads_visible_to

PAGE = 50
"""Notices on one page."""

MOST_COUNTED = 100
"""Unread notices beyond these are not counted."""

FRESH = timedelta(days=7)
"""What is older is not told by a letter any more."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it is shown; `title` is empty where `count` articles are told of at once.

    `by` is how the person who did it is called, empty where nobody did; `text` the remark or the
    comment. Of a comment, `label` is the id of the label that it is about and `quote` are its
    words, and `reading` is the set that it stands beside; empty and None for others.
    """

    id: int
    kind: NoticeKind
    project: str
    project_name: str
    article: int | None
    title: str
    by: str
    count: int
    text: str
    label: str
    quote: str
    reading: int | None
    at: datetime
    is_read: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Some notices, the latest first; `after` is the next page's key, or None."""

    lines: tuple[Told, ...]
    after: int | None


def notices_visible_to(user: User) -> QuerySet[Notice]:
    """What a person is told, as far as that person may see what it is about."""
    thread = threads_visible_to(user).filter(pk=OuterRef("comment__thread"))
    seen = Q(comment__isnull=True) | Exists(thread)
    return Notice.objects.filter(seen, to=user, project__memberships__user=user)


def unread_of(user: User) -> int:
    """How many notices are unread, MOST_COUNTED at most; one query."""
    unread = notices_visible_to(user).filter(read_at__isnull=True).order_by()
    return unread.values("pk")[:MOST_COUNTED].count()


def listing(user: User, *, after: int = 0, unread: str = "") -> Page:
    """What a person is told, before the notice with the id `after`; one query.

    Where `unread` is not empty, what was read is left out.
    """
    found = notices_visible_to(user)
    if after:
        found = found.filter(pk__lt=after)
    if unread:
        found = found.filter(read_at__isnull=True)
    rows = list(_whole(found).order_by("-pk")[: PAGE + 1])
    shown = rows[:PAGE]
    return Page(tuple(map(_told, shown)), shown[-1].pk if len(rows) > PAGE else None)


def told_of(user: User, ids: Collection[int]) -> tuple[Told, ...]:
    """These notices of a person, the first one first; one query."""
    return tuple(map(_told, _whole(notices_visible_to(user).filter(pk__in=ids)).order_by("pk")))


def place_of(user: User, id_: int) -> Told | None:
    """One notice of a person, None where there is none such."""
    return next(iter(told_of(user, [id_])), None)


def due_for(user: User, *, before: datetime, at: datetime) -> QuerySet[Notice]:
    """What a letter shall tell a person of what came before the time given."""
    wanted = preferences_from(user.preferences).letters.kinds
    waiting = _waiting(notices_visible_to(user), at).filter(kind__in=wanted, at__lt=before)
    return waiting.order_by("pk")


def people_with_post(*, at: datetime) -> list[User]:
    """The people with an e-mail address whom something is to be told that no letter has told."""
    waiting = _waiting(Notice.objects.filter(to=OuterRef("pk")), at)
    people = User.objects.exclude(email="").filter(Exists(waiting), is_active=True)
    return list(people.order_by("pk"))


def _waiting(notices: QuerySet[Notice], at: datetime) -> QuerySet[Notice]:
    return notices.filter(read_at__isnull=True, mailed_at__isnull=True, at__gte=at - FRESH)


def _whole(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    start, end = F("comment__thread__start"), F("comment__thread__end")
    quote = Substr("comment__thread__article__text", start + 1, end - start)
    together = notices.select_related("project", "article", "review", "comment__thread", "by")
    return together.annotate(quote=quote).defer(
        "article__text", "article__tokens", "article__sentences", "project__guidelines"
    )


def _told(one: Notice) -> Told:
    thread = one.comment.thread if one.comment else None
    is_of_label = thread is not None and thread.anchor == Thread.Anchor.MENTION
    remark = one.review.remark if one.review else ""
    return Told(
        id=one.pk,
        kind=NoticeKind(one.kind),
        project=one.project.slug,
        project_name=one.project.name,
        article=one.article_id,
        title=str(one.article) if one.article else "",
        by=str(one.by or ""),
        count=one.count,
        text=one.comment.text if one.comment else remark,
        label=thread.mention if thread else "",
        quote=str(vars(one)["quote"]) if is_of_label else "",
        reading=thread.annotation_set_id if thread else None,
        at=one.at,
        is_read=one.read_at is not None,
    )
