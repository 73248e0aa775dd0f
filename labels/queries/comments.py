"""Threads of comments: which a person may see, in full or counted.

A thread beside a reading is seen by whoever may see the reading, so blind readers never see each
other's; a thread for all is seen by every member.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Substr

from labels.models import AnnotationSet, Article, Comment, CommentStep, Project, Thread, User
from labels.permissions import Permission, roles_granting
from labels.queries.annotation import shown_to_colleagues

_MEMBER = "project__memberships"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done in a thread; `text` as `CommentStep` has it."""

    deed: str
    comment: str
    text: str
    by: str
    at: datetime


def threads_visible_to(user: User) -> QuerySet[Thread]:
    """The threads a person may see: those for all, and those beside readings one may see."""
    all_of_project = Q(**{f"{_MEMBER}__role__in": roles_granting(Permission.VIEW_READINGS)})
    own = Q(annotation_set__author=user)
    shared = Q(project__blind=False) & shown_to_colleagues("annotation_set__")
    allowed = all_of_project | own | Q(annotation_set=None) | shared
    return Thread.objects.filter(allowed, **{f"{_MEMBER}__user": user})


def beside(annotation_set: AnnotationSet) -> QuerySet[Thread]:
    """The threads to be shown with a reading: those beside it, and those of its article for all."""
    own = Q(annotation_set=annotation_set) | Q(annotation_set=None)
    return Thread.objects.filter(own, article=annotation_set.article_id)


def for_all(article: Article) -> QuerySet[Thread]:
    """The threads of an article that all may see who may see the article."""
    return Thread.objects.filter(annotation_set=None, article=article)


def read_whole(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    """The threads, the first begun first, each with its comments in order; two queries.

    Each row has the `quote` besides: the words it is about, None for a whole article.
    """
    comments = Comment.objects.select_related("author").order_by("pk")
    quote = Substr("article__text", F("start") + 1, F("end") - F("start"))
    together = threads.select_related("settled_by", "annotation_set__author").annotate(quote=quote)
    return together.prefetch_related(Prefetch("comments", queryset=comments)).order_by("pk")


def open_by_article(viewer: User, articles: Collection[int]) -> Mapping[int, int]:
    """How many open threads the viewer sees of each article; those without are left out."""
    rows = threads_visible_to(viewer).filter(article__in=articles, is_resolved=False)
    return dict(rows.values_list("article").annotate(count=Count("pk")).order_by())


def open_in(project: Project, viewer: User) -> QuerySet[Thread]:
    """The open threads of a project that the viewer may see."""
    return threads_visible_to(viewer).filter(project=project, is_resolved=False)


def history_of(thread: Thread) -> list[Step]:
    """What was done in a thread, the first deed first."""
    steps = CommentStep.objects.filter(article_id=thread.article_id, thread=thread.key)
    rows = steps.order_by("pk").values_list("deed", "comment", "text", "by", "at")
    return [Step(*facts) for facts in rows]
