"""Places: how many readings an article has in work, moved by conditional updates alone.

A reading holds a place from when it is handed out; one that is returned has given it up, with its
labels kept, and takes a place again when its author goes on with it. The set is written before the
article, always, so that two who do both at once wait for each other and not in a circle.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from labels.models import AnnotationSet, Article, Project, Skip

State = AnnotationSet.State

UNFINISHED = (State.ASSIGNED, State.DRAFTING)
"""The states of a reading that nobody has seen handed in yet."""

HAS_A_PLACE = Q(handed_out__lt=F("wanted"))
"""Of an article; what its index of articles to hand out says too."""


def hold(readings: QuerySet[AnnotationSet], articles: Collection[int]) -> None:
    """Lock these readings, then these articles by their ids, in the order in which all do so.

    To be called within a transaction, before the first of either is written.
    """
    for rows in (readings, Article.objects.filter(pk__in=articles)):
        list(rows.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))


def take(article_id: int) -> bool:
    """Take one of the places that the article has; False when there is none left."""
    # Both numbers stand in the row: PostgreSQL looks at it again when another has moved it.
    return _taken(article_id, HAS_A_PLACE)


def take_by_choice(article_id: int, *, most: int) -> bool:
    """The same for a reader who chose this article: one without wanted readers has `most` places.

    Such an article has a gold from an import, so nobody needs to read it, but people may.
    """
    # The number stands here as a number: asked for within the statement it would be read from a
    # snapshot, and on PostgreSQL two at once could both find a place.
    return _taken(article_id, HAS_A_PLACE | Q(wanted=0, handed_out__lt=most))


def retake(set_id: int, *, at: datetime) -> bool:
    """Take a place again for a reading that was returned; False when it has to stay so.

    So it is when others have the places, or when a manager took the article from its reader. That
    the reader skipped it once is forgotten.
    """
    reading = AnnotationSet.objects.filter(pk=set_id, state=State.RETURNED).first()
    if reading is None:
        return False
    skips = Skip.objects.filter(
        article=reading.article_id, reader=reading.author_id, lifted_at__isnull=True
    )
    if skips.filter(reason=Skip.Reason.WITHDRAWN).exists():
        return False
    with transaction.atomic():
        taken = _moved_back(reading, at) and _taken_again(reading)
        if taken:
            skips.update(lifted_at=at)
    return taken


def _moved_back(reading: AnnotationSet, at: datetime) -> bool:
    """Open the reading that was returned; False when another window was faster."""
    state = State.DRAFTING if reading.revision else State.ASSIGNED
    returned = AnnotationSet.objects.filter(pk=reading.pk, state=State.RETURNED)
    return bool(returned.update(state=state, changed_at=at))


def _taken_again(reading: AnnotationSet) -> bool:
    """Take a place for it; where there is none it stays as it was."""
    projects = Project.objects.filter(articles=reading.article_id)
    most = projects.values_list("readers_per_article", flat=True).get()
    if take_by_choice(reading.article_id, most=most):
        return True
    as_it_was = AnnotationSet.objects.filter(pk=reading.pk)
    as_it_was.update(state=State.RETURNED, changed_at=reading.changed_at)
    return False


def give_up(
    reading: AnnotationSet, *, at: datetime, unchanged_since: datetime | None = None
) -> bool:
    """Give the place of an open reading to others; its labels stay.

    False when it is open no more, or was changed since the time given.
    """
    held = AnnotationSet.objects.filter(pk=reading.pk, state__in=AnnotationSet.OPEN_STATES)
    if unchanged_since is not None:
        held = held.filter(state__in=UNFINISHED, changed_at__lt=unchanged_since)
    with transaction.atomic():
        given = bool(held.update(state=State.RETURNED, changed_at=at))
        if given:
            _free(reading.article_id)
    return given


def drop_untouched(reading: AnnotationSet) -> bool:
    """Take back a reading that holds nothing yet; False when something was done with it."""
    untouched = AnnotationSet.objects.filter(
        pk=reading.pk, state=State.ASSIGNED, revision=0, threads__isnull=True
    )
    with transaction.atomic():
        # Deleting asks first and takes then: between the two nobody may save into it.
        held = AnnotationSet.objects.select_for_update().filter(pk=reading.pk)
        dropped = bool(held) and bool(untouched.delete()[0])
        if dropped:
            _free(reading.article_id)
    return dropped


def _taken(article_id: int, has_a_place: Q) -> bool:
    free = Article.objects.filter(has_a_place, pk=article_id)
    return bool(free.update(handed_out=F("handed_out") + 1))


def _free(article_id: int) -> None:
    held = Article.objects.filter(pk=article_id, handed_out__gt=0)
    held.update(handed_out=F("handed_out") - 1)
