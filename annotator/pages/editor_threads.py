"""The comments that the editor's page brings along, and what its reader may do about them."""

from __future__ import annotations

from django.urls import reverse

from labels.models import AnnotationSet, Article, User
from labels.permissions import Permission
from labels.queries import access, comments
from labels.records.threads import thread_data
from labels.wire import Json

MOST = 200
"""Threads that come with the page; where there are more, the editor asks for them."""


def talk(article: Article, one: AnnotationSet | None, user: User) -> Json:
    """The threads beside a reading and those for all; without a reading all that one may see."""
    visible = comments.threads_visible_to(user).filter(article=article)
    found = comments.read_whole(comments.beside(one) if one else visible)
    threads = [thread_data(thread) for thread in found[: MOST + 1]]
    of_article = reverse("api:article-threads", kwargs={"id": article.pk})
    of_set = reverse("api:set-threads", kwargs={"id": one.pk}) if one else ""
    project = article.project
    return {
        "threads": threads[:MOST],
        "complete": len(threads) <= MOST,
        "mayComment": access.allowed(user, Permission.COMMENT, project),
        "mayForAll": access.allowed(user, Permission.COMMENT_FOR_ALL, project),
        "name": str(user),
        "ofSet": of_set,
        "ofArticle": of_article,
        "page": reverse("article", kwargs={"slug": project.slug, "article_id": article.pk}),
    }
