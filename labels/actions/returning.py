"""Unfinished readings go back after the time that their project sets."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from labels.actions import notices, places
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
    return sum(_returned(one, limit, at) for one in late.order_by("pk"))


def _returned(reading: AnnotationSet, limit: datetime, at: datetime) -> bool:
    with transaction.atomic():
        is_returned = places.give_up(reading, at=at, unchanged_since=limit)
        if is_returned:  # pragma: no branch - only where another was faster
            notices.gone_back(reading=reading, at=at)
    return is_returned
