"""Articles as they go; how they come is `labels.actions.transfer`."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from labels.models import Article, Project


def delete_articles(*, project: Project, article_ids: Collection[int]) -> int:
    """Take articles out of a project with all their readings; returns how many there were.

    Ids of other projects' articles are passed over. The history of the readings stays.
    """
    with transaction.atomic():
        _, by_model = Article.objects.filter(project=project, pk__in=article_ids).delete()
    return by_model.get("labels.Article", 0)
