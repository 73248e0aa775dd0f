"""Who reads which article next: no article twice to one person, and to no more than asked for."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from labels.models import AnnotationSet, Article, Project, User

READING = AnnotationSet.Kind.READING


class NoPlaceError(Exception):
    """As many people as the project asks for read this article already."""


def next_article(*, project: Project, by: User, at: datetime) -> AnnotationSet | None:
    """The reading to work on now: an unfinished one of one's own, else a new one.

    What was sent back comes first, then what was begun first. New are articles that others have
    begun before untouched ones, so that articles get all their readings soon. None when there is
    nothing left for this person.
    """
    unfinished = _own(by).filter(article__project=project, state__in=AnnotationSet.OPEN_STATES)
    # "sent-back" stands last in the alphabet of the states that are open.
    unfinished = unfinished.order_by("-state", "article_id")
    found = unfinished.first()
    while found is None:
        article = _with_a_place(project, by)
        if article is None:
            # Another window of the same person may have taken the last one since we looked.
            return unfinished.first()
        found = _begun(article, by=by, at=at)
    return found


def open_article(*, article: Article, by: User, at: datetime) -> AnnotationSet:
    """One's own reading of this article, begun now if there is none yet.

    Raises NoPlaceError when others have taken all its places.
    """
    found = _own(by).filter(article=article).first() or _begun(article, by=by, at=at)
    if found is None:
        raise NoPlaceError
    return found


def _own(by: User) -> QuerySet[AnnotationSet]:
    return AnnotationSet.objects.filter(author=by, kind=READING)


def _with_a_place(project: Project, by: User) -> Article | None:
    own = AnnotationSet.objects.filter(article=OuterRef("pk"), author=by, kind=READING)
    return (
        Article.objects.only("id", "project_id")
        .filter(~Exists(own), project=project, handed_out__lt=project.readers_per_article)
        .order_by("-handed_out", "id")
        .first()
    )


def _begun(article: Article, *, by: User, at: datetime) -> AnnotationSet | None:
    """A new reading in a free place; None when the places went to others meanwhile.

    The same person in two windows gets one reading: the place taken twice is given back.
    """
    try:
        with transaction.atomic():
            if not _place_taken(article):
                return None
            return AnnotationSet.objects.create(
                article=article, kind=READING, author=by, made_at=at, changed_at=at
            )
    except IntegrityError:
        return _own(by).get(article=article)


def _place_taken(article: Article) -> bool:
    # The number stands here as a number: asked for within the statement it would be read from a
    # snapshot, and on PostgreSQL two at once could both find a place.
    most = Project.objects.values_list("readers_per_article", flat=True).get(pk=article.project_id)
    free = Article.objects.filter(pk=article.pk, handed_out__lt=most)
    return bool(free.update(handed_out=F("handed_out") + 1))
