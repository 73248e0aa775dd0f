"""How long a reader was at a reading, as the reader's browser tells it; and what was handed in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from labels.models import AnnotationSet, HandIn, User, Visit

MOST_VISITS = 1_000
"""Visits of one reading that are kept; a program that invents ever new ones is not believed."""


class NotOwnTimeError(Exception):
    """Time is told of one's own reading alone."""


class TooManyVisitsError(Exception):
    """The reading has more visits than anybody makes."""


def tell_time(
    *, annotation_set: AnnotationSet, visit: str, seconds: int, by: User, at: datetime
) -> int:
    """Keep that the reader was active for `seconds` in all of this visit; returns what is kept.

    A total replaces the visit's former one, so that it may be told any number of times; a smaller
    one changes nothing. It is cut where it is more than the clock allows: all visits of a reading
    together since it was begun, and a visit since it was told of the last time. Raises
    NotOwnTimeError, TooManyVisitsError.
    """
    with transaction.atomic():
        # Those who tell of the same reading at once wait for each other here.
        own = AnnotationSet.objects.select_for_update().get(pk=annotation_set.pk)
        if own.kind != AnnotationSet.Kind.READING or own.author_id != by.pk:
            raise NotOwnTimeError
        visits = {one.key: one for one in own.visits.all()}
        known = visits.pop(visit, None) or _new_visit(own, visit, by=by, at=at)
        if len(visits) >= MOST_VISITS:
            raise TooManyVisitsError
        others = sum(one.seconds for one in visits.values())
        in_all = _between(own.made_at, at) - others
        since = known.seconds + _between(known.last_at, at)
        kept = min(seconds, in_all, since)
        if kept > known.seconds:
            known.seconds, known.last_at = kept, at
            known.save()
    return known.seconds


def note_hand_in(*, reading: AnnotationSet, by: User, at: datetime) -> None:
    """Count a reading as handed in by its reader on the day of `at`, and on no day before."""
    HandIn.objects.update_or_create(
        annotation_set=reading,
        defaults={
            "project_id": reading.article.project_id,
            "reader": by,
            "day": localdate(at),
            "at": at,
        },
    )


def forget_hand_in(*, reading: AnnotationSet) -> None:
    """Count a reading that was taken back as handed in no more."""
    HandIn.objects.filter(annotation_set=reading).delete()


def _new_visit(own: AnnotationSet, key: str, *, by: User, at: datetime) -> Visit:
    """A visit of which nothing is known yet: it may have begun with the reading, and no sooner."""
    return Visit(
        annotation_set=own,
        key=key,
        project_id=own.article.project_id,
        reader=by,
        day=localdate(at),
        seconds=0,
        last_at=own.made_at,
    )


def _between(earlier: datetime, later: datetime) -> int:
    return max(0, int((later - earlier).total_seconds()))
