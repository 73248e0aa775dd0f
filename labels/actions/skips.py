"""Articles that a reader skips with a reason, and how a manager offers them again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction

from labels.actions import places
from labels.models import AnnotationSet, Article, Project, Skip, User

Reason = Skip.Reason

LONGEST_WORDS = 1_000
"""Characters."""


class NoWordsError(ValueError):
    """Another reason than those in the list is said in words."""


class HandedInError(Exception):
    """A reading that was handed in is not skipped any more."""


def skip(*, article: Article, reason: Skip.Reason, words: str, by: User, at: datetime) -> Skip:
    """Offer the article to this reader no more, for this reason.

    A reading of it that was begun is returned with its labels, one that holds nothing is taken
    back. Skipped twice it stays as the first time. Raises NoWordsError, HandedInError.
    """
    words = words.strip()
    if reason == Reason.OTHER and not words:
        raise NoWordsError
    with transaction.atomic():
        own = article.sets.filter(kind=AnnotationSet.Kind.READING, author=by).first()
        if own is not None and not _let_go(own, at):
            raise HandedInError
        return kept(article, Skip(reader=by, reason=reason, words=words, by=by, at=at))


def kept(article: Article, wish: Skip) -> Skip:
    """The skip of this article as wished for; the one that holds already where there is one."""
    wish.article, wish.project_id = article, article.project_id
    try:
        with transaction.atomic():
            wish.save(force_insert=True)
    except IntegrityError:
        return Skip.objects.get(article=article, reader=wish.reader, lifted_at__isnull=True)
    return wish


def offer_again(
    *, project: Project, articles: Collection[int], readers: Collection[User], at: datetime
) -> int:
    """Let these articles be handed out again to those who skipped them; how many were so."""
    found = Skip.objects.filter(
        project=project, article__in=articles, reader__in=readers, lifted_at__isnull=True
    )
    return found.update(lifted_at=at)


def _let_go(own: AnnotationSet, at: datetime) -> bool:
    if own.state == AnnotationSet.State.RETURNED or places.drop_untouched(own):
        return True
    return places.give_up(own, at=at)
