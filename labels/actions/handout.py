"""Who reads which article next: no article twice to one person, and to no more than asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from labels.actions import places
from labels.actions.returning import return_unfinished
from labels.models import AnnotationSet, Article, Project, Skip, User

READING = AnnotationSet.Kind.READING
State = AnnotationSet.State


class NoPlaceError(Exception):
    """As many people as the project asks for read this article already."""


class WithdrawnError(Exception):
    """A manager has taken this article away from this person."""


def next_article(*, project: Project, by: User, at: datetime) -> AnnotationSet | None:
    """The reading to work on now: an unfinished one of one's own, else a new one.

    What was sent back comes first, then what was begun first, then what was assigned by hand; then
    what went back, if nobody has taken its place. New are articles that others have begun before
    untouched ones, so that articles get all their readings soon, and these in the project's order.
    None when there is nothing left for this person.
    """
    found = None
    while found is None:
        try:
            found = _next(project, by, at)
        except IntegrityError:  # pragma: no cover - opened, or given by hand, this moment
            continue
        if found is None and not (
            _waited(project, by) or return_unfinished(project=project, at=at)
        ):
            break
    return found


def open_article(*, article: Article, by: User, at: datetime) -> AnnotationSet:
    """One's own reading of this article, begun or taken up again now if need be.

    What one has skipped is skipped no more. Raises NoPlaceError when others have taken all its
    places, WithdrawnError.
    """
    found = _own(by).filter(article=article).first()
    if found is None or found.state == State.RETURNED:
        with transaction.atomic():
            # Two windows of one person, or a manager who hands it out: after one another.
            places.hold(_own(by).filter(article=article), [article.pk])
            found = _opened(Article.objects.get(pk=article.pk), by, at)
    return found


def _opened(article: Article, by: User, at: datetime) -> AnnotationSet:
    skips = Skip.objects.filter(article=article, reader=by, lifted_at__isnull=True)
    if skips.filter(reason=Skip.Reason.WITHDRAWN).exists():
        raise WithdrawnError
    found = _own(by).filter(article=article).first()
    if found is not None:
        return found if found.state != State.RETURNED else _retaken(found, at)
    most = article.project.readers_per_article
    begun = _begun(article, by=by, at=at, take=partial(places.take_by_choice, most=most))
    skips.update(lifted_at=at)
    return begun


def _own(by: User) -> QuerySet[AnnotationSet]:
    return AnnotationSet.objects.filter(author=by, kind=READING)


def _unfinished(project: Project, by: User) -> QuerySet[AnnotationSet]:
    unfinished = _own(by).filter(article__project=project, state__in=AnnotationSet.OPEN_STATES)
    # The alphabet of the states that are open: "assigned", "drafting", "sent-back".
    return unfinished.order_by("-state", "article__turn", "article_id")


@transaction.atomic
def _next(project: Project, by: User, at: datetime) -> AnnotationSet | None:
    # Two windows of one person after one another; what refers to the person need not wait.
    User.objects.select_for_update(no_key=True).only("pk").get(pk=by.pk)
    found = _unfinished(project, by).first() or _taken_up_again(project, by, at)
    if found is None:
        article = _with_a_place(project, by)
        if article is not None:
            found = _begun(article, by=by, at=at, take=places.take)
    return found


def _taken_up_again(project: Project, by: User, at: datetime) -> AnnotationSet | None:
    """The first reading of one's own that went back and whose place is free still."""
    skipped = Skip.objects.filter(article=OuterRef("article"), reader=by, lifted_at__isnull=True)
    gone = _own(by).filter(~Exists(skipped), article__project=project, state=State.RETURNED)
    # Taking asks once more; but who has hundreds of them does not try each.
    wanted = Q(article__handed_out__lt=F("article__wanted"))
    chosen = Q(article__wanted=0, article__handed_out__lt=project.readers_per_article)
    for one in gone.filter(wanted | chosen).order_by("article__turn", "article_id"):
        with suppress(NoPlaceError):
            return _retaken(one, at)
    return None


def _retaken(returned: AnnotationSet, at: datetime) -> AnnotationSet:
    if not places.retake(returned.pk, at=at):
        raise NoPlaceError
    returned.refresh_from_db()
    return returned


def _with_a_place(project: Project, by: User) -> Article | None:
    """The next article for this person, locked where the database locks rows.

    What others are being handed at this moment is passed over, so that nobody waits for them.
    """
    free = _free(project, by).select_for_update(of=("self",), no_key=True, skip_locked=True)
    return free.first()


def _waited(project: Project, by: User) -> bool:
    """Wait until another has been handed the next article, which may have a place still.

    False when there is none. One row alone is waited for, and no lock is held meanwhile.
    """
    article = _free(project, by).first()
    if article is None:
        return False
    with transaction.atomic():  # pragma: no cover - only where the database locks rows
        Article.objects.select_for_update(no_key=True).filter(pk=article.pk).first()
    return True  # pragma: no cover - as above


def _free(project: Project, by: User) -> QuerySet[Article]:
    own = AnnotationSet.objects.filter(article=OuterRef("pk"), author=by, kind=READING)
    skipped = Skip.objects.filter(article=OuterRef("pk"), reader=by, lifted_at__isnull=True)
    free = Article.objects.only("id", "project_id").filter(
        places.HAS_A_PLACE, ~Exists(own), ~Exists(skipped), project=project
    )
    return free.order_by("-handed_out", "turn", "id")


def _begun(
    article: Article, *, by: User, at: datetime, take: Callable[[int], bool]
) -> AnnotationSet:
    """A new reading in a free place; raises NoPlaceError when others have them all."""
    begun = AnnotationSet.objects.create(
        article=article, kind=READING, author=by, made_at=at, changed_at=at
    )
    if not take(article.pk):
        raise NoPlaceError
    return begun
