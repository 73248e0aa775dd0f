"""What readers skipped, or what was taken away from them, as a project's manager is shown it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from labels.models import AnnotationSet, Article, Project, Skip, User

PAGE = 50
"""Skips on one page."""


@dataclass(frozen=True, slots=True)
class SkipLine:
    """A skip as a list shows it; `by` is another than `reader` where it was withdrawn."""

    id: int
    article: int
    external_id: str
    title: str
    reader_id: int
    reader: str
    reason: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SkipPage:
    """Some skips, the first one first; `after` is the next page's key, None at the end."""

    lines: tuple[SkipLine, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class GoneBack:
    """A reading of one's own that went back, and when; `is_free` while its place is."""

    article: int
    title: str
    at: datetime
    is_free: bool


def listing(project: Project, *, reason: str = "", reader: str = "", after: int = 0) -> SkipPage:
    """The skips in force after the one with the id `after`; one query. Empty keeps all."""
    found = Skip.objects.filter(project=project, lifted_at__isnull=True, pk__gt=after)
    if reason:
        found = found.filter(reason=reason)
    if reader:
        found = found.filter(reader__username=reader)
    rows = list(
        found.order_by("pk").values_list(
            "pk",
            "article_id",
            "article__external_id",
            "article__title",
            "reader_id",
            "reader__username",
            "reason",
            "words",
            "by__username",
            "at",
        )[: PAGE + 1]
    )
    lines = tuple(SkipLine(*row) for row in rows[:PAGE])
    return SkipPage(lines, lines[-1].id if len(rows) > PAGE else None)


def by_reason(project: Project) -> Mapping[str, int]:
    """How many skips in force there are for each reason that was given."""
    found = Skip.objects.filter(project=project, lifted_at__isnull=True).values_list("reason")
    return dict(found.annotate(count=Count("pk")).order_by("reason"))


def gone_back(project: Project, user: User, *, most: int) -> list[GoneBack]:
    """The readings of one's own that went back for time, the last one first; one query."""
    own = AnnotationSet.objects.filter(
        article__project=project,
        author=user,
        kind=AnnotationSet.Kind.READING,
        state=AnnotationSet.State.RETURNED,
    ).exclude(article__skips__in=Skip.objects.filter(reader=user, lifted_at__isnull=True))
    rows = own.order_by("-changed_at", "-pk").values_list(
        "article_id",
        "article__title",
        "article__external_id",
        "changed_at",
        "article__handed_out",
        "article__wanted",
    )[:most]
    return [
        GoneBack(article, title or name, at, is_free=held < (wanted or project.readers_per_article))
        for article, title, name, at, held, wanted in rows
    ]


def is_withdrawn(article: Article, user: User) -> bool:
    """Whether a manager took the article away from this person, for good until told otherwise."""
    found = Skip.objects.filter(article=article, reader=user, lifted_at__isnull=True)
    return found.filter(reason=Skip.Reason.WITHDRAWN).exists()
