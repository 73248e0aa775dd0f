"""Unfinished readings go back after the time that their project sets."""

from __future__ import annotations

from datetime import datetime, timedelta

from labels.actions import places
from labels.models import AnnotationSet, Project


def return_unfinished(*, project: Project, at: datetime) -> int:
    """Give the places of readings to others that nobody has changed for too long; how many.

    Those count that were handed out or begun and never handed in; what was sent back stays with
    its author. Their labels are kept. Done twice it does nothing the second time.
    """
    if project.days_to_finish is None:
        return 0
    limit = at - timedelta(days=project.days_to_finish)
    late = AnnotationSet.objects.filter(
        article__project=project,
        kind=AnnotationSet.Kind.READING,
        state__in=places.UNFINISHED,
        changed_at__lt=limit,
    )
    return sum(
        places.give_up(one, at=at, unchanged_since=limit)
        for one in late.only("pk", "article_id").order_by("pk")
    )
