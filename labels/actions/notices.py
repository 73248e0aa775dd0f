"""Notices: what happens to a person's work is told to that person, in the deed's own transaction.

Nobody is told of one's own deeds. Whether somebody may still see what a notice is about is asked
when it is read (`labels.queries.notices`), so a notice gives nothing away later on either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import cast

from django.db import transaction
from django.db.models import F, Q

from labels.models import AnnotationSet, Comment, Notice, Project, Review, User
from labels.preferences import NoticeKind
from labels.queries.notices import due_for

READ_KEPT = timedelta(days=30)
"""How long a notice is kept after it was read."""

KEPT = timedelta(days=365)
"""How long one is kept that nobody reads."""

_VERDICTS = {
    Review.Verdict.APPROVED: NoticeKind.APPROVED,
    Review.Verdict.SENT_BACK: NoticeKind.SENT_BACK,
}


def reviewed(*, review: Review, corrected: int, by: User, at: datetime) -> None:
    """Tell the author the verdict on a reading, and how many labels were corrected."""
    told = _about(review.reading, _VERDICTS[Review.Verdict(review.verdict)], by=by, at=at)
    told.review, told.count = review, corrected
    _keep(told)


def verdict_taken_back(*, review: Review, by: User, at: datetime) -> None:
    """Tell the author that the verdict on a reading counts no more."""
    told = _about(review.reading, NoticeKind.TAKEN_BACK, by=by, at=at)
    told.review = review
    _keep(told)


def settled(*, readings: Iterable[AnnotationSet], by: User, at: datetime) -> None:
    """Tell the readers of an article that its gold was made of their readings."""
    for one in readings:
        _keep(_about(one, NoticeKind.SETTLED, by=by, at=at))


def assigned(*, project: Project, given: Iterable[tuple[int, int]], by: User, at: datetime) -> None:
    """Tell people what was given to them by hand: pairs of article and person, by their ids."""
    articles: defaultdict[int, list[int]] = defaultdict(list)
    for article_id, reader_id in sorted(given):
        articles[reader_id].append(article_id)
    for reader_id, ids in articles.items():
        wish = Notice(to_id=reader_id, kind=NoticeKind.ASSIGNED, project=project, by=by, at=at)
        _merge(wish, ids)


def gone_back(*, reading: AnnotationSet, at: datetime) -> None:
    """Tell the author that a reading went back for time, with others of the same moment."""
    _merge(_about(reading, NoticeKind.WENT_BACK, by=None, at=at), [reading.article_id])


def commented(*, comment: Comment) -> None:
    """Tell those of a comment whom it concerns.

    The first one of a thread concerns the reader whom it stands beside, and where it is for all
    everybody who reads the article; an answer concerns also those who wrote in the thread before.
    """
    thread = comment.thread
    for to_id, kind in _concerned(comment).items():
        _keep(
            Notice(
                to_id=to_id,
                kind=kind,
                project_id=thread.project_id,
                article_id=thread.article_id,
                comment=comment,
                by_id=comment.author_id,
                at=comment.at,
            )
        )


def mark_read(*, to: User, ids: Collection[int], at: datetime) -> int:
    """Note that a person has read these notices; how many were unread. Others' are passed over."""
    return Notice.objects.filter(to=to, pk__in=ids, read_at__isnull=True).update(read_at=at)


def mark_all_read(*, to: User, up_to: int, at: datetime) -> int:
    """The same for all notices up to the one with this id: none that came since is lost."""
    return Notice.objects.filter(to=to, pk__lte=up_to, read_at__isnull=True).update(read_at=at)


def clear_old(*, at: datetime) -> int:
    """Throw away notices that were read long ago, or that nobody ever reads; how many."""
    old = Q(read_at__lt=at - READ_KEPT) | Q(at__lt=at - KEPT)
    return Notice.objects.filter(old).delete()[0]


def take_for_letter(*, to: User, before: datetime, at: datetime) -> list[int]:
    """The ids of what a letter shall tell this person now; no other letter will tell of it.

    They are what is unread, was never in a letter, is of a kind that the person wants by e-mail
    and came before the time given. Empty when there is none.
    """
    with transaction.atomic():
        # Locked, so that of two workers one finds nothing.
        found = due_for(to, before=before, at=at).select_for_update(of=("self",))
        ids = [one.pk for one in found.only("pk")]
        Notice.objects.filter(pk__in=ids).update(mailed_at=at)
    return ids


def put_back(*, ids: Collection[int]) -> None:
    """Let another letter tell of these: the one that was to do so was not sent."""
    Notice.objects.filter(pk__in=ids).update(mailed_at=None)


def _about(reading: AnnotationSet, kind: NoticeKind, *, by: User | None, at: datetime) -> Notice:
    return Notice(
        to_id=cast("int", reading.author_id),  # every reading has a reader
        kind=kind,
        project_id=reading.article.project_id,
        article_id=reading.article_id,
        by=by,
        at=at,
    )


def _concerned(comment: Comment) -> Mapping[int, NoticeKind]:
    """Who is told of a comment, and as what."""
    thread = comment.thread
    told: dict[int, NoticeKind] = {}
    if thread.annotation_set is not None:
        if thread.annotation_set.author_id is not None:
            told[thread.annotation_set.author_id] = NoticeKind.COMMENT
    elif comment.key == thread.key:
        reading = AnnotationSet.objects.filter(
            article=thread.article_id, kind=AnnotationSet.Kind.READING
        ).exclude(state=AnnotationSet.State.RETURNED)
        readers = reading.values_list("author_id", flat=True)
        told.update(dict.fromkeys(readers, NoticeKind.FOR_ALL))
    before = thread.comments.filter(pk__lt=comment.pk).values_list("author_id", flat=True)
    told.update(dict.fromkeys(before, NoticeKind.ANSWER))
    return told


def _merge(wish: Notice, articles: Collection[int]) -> None:
    """Tell of these articles, in the notice that there is of the same deed already."""
    same = Notice.objects.filter(
        to_id=wish.to_id, kind=wish.kind, project_id=wish.project_id, by=wish.by, at=wish.at
    )
    if not same.update(count=F("count") + len(articles), article=None):
        wish.article_id = next(iter(articles)) if len(articles) == 1 else None
        wish.count = len(articles)
        _keep(wish)


def _keep(wish: Notice) -> None:
    if wish.by_id != wish.to_id:
        wish.save(force_insert=True)
