"""Comments: a thread is begun, answered, edited, resolved and opened again.

The ids come from whoever writes, so that a queue that was offline may send the same twice: what is
there already is answered as it is. Every deed is kept in the history of its thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from labels.actions import notices
from labels.models import AnnotationSet, Article, Comment, CommentStep, Thread, User
from labels.text.span import Span

Anchor = Thread.Anchor
Deed = CommentStep.Deed


class NotTheAuthorError(Exception):
    """A comment is edited and deleted by the one who wrote it."""


class AnsweredError(Exception):
    """A comment that was answered stays: the answers would be about nothing."""


class CommentKeyTakenError(Exception):
    """Another comment goes by this id already."""


class NotInTextError(ValueError):
    """The place of the comment lies beyond the text."""


class GoneError(Exception):
    """The thread or the comment was deleted meanwhile."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a thread is about: a mention with its span, a sentence's span, or the article whole."""

    anchor: Anchor
    span: Span | None = None
    mention: str = ""


WHOLE_ARTICLE = Place(Anchor.ARTICLE)


def begin_beside(
    *, annotation_set: AnnotationSet, key: str, place: Place, text: str, by: User, at: datetime
) -> Thread:
    """Begin a thread beside a reading, for those who may see that.

    The mention need not be there: it may be dropped already, or come in a batch that is still on
    its way. Raises NotInTextError, CommentKeyTakenError, and GoneError for a thread of this id
    that was begun and deleted.
    """
    thread = _thread(annotation_set.article, key, place)
    thread.annotation_set = annotation_set
    return _begun(thread, text, by=by, at=at)


def begin_for_all(
    *, article: Article, key: str, place: Place, text: str, by: User, at: datetime
) -> Thread:
    """Begin a thread that all see who may see the article; it is never about a mention.

    Raises as `begin_beside`.
    """
    return _begun(_thread(article, key, place), text, by=by, at=at)


def answer(*, thread: Thread, key: str, text: str, by: User, at: datetime) -> Comment:
    """Add to a thread; one that was resolved is open again. Raises CommentKeyTakenError, GoneError.

    GoneError also stands for an answer of this id that was given and deleted.
    """
    with transaction.atomic():
        locked = _locked(thread)
        there = locked.comments.filter(key=key).first()
        if there is not None:
            if there.author_id != by.pk:
                raise CommentKeyTakenError
            return there
        _refuse_deleted(locked, key)
        made = Comment.objects.create(thread=locked, key=key, author=by, text=text, at=at)
        _tell(locked, Deed.ANSWERED, by=by, at=at, comment=made)
        notices.commented(comment=made)
        if locked.is_resolved:
            reopen(thread=locked, by=by, at=at)
    return made


def edit(*, thread: Thread, key: str, text: str, by: User, at: datetime) -> None:
    """Give one's own comment another text. Raises NotTheAuthorError, GoneError."""
    with transaction.atomic():
        own = _own(_locked(thread), key, by)
        if own.text != text:
            own.text, own.edited_at = text, at
            own.save(update_fields=["text", "edited_at"])
            _tell(thread, Deed.EDITED, by=by, at=at, comment=own)


def withdraw(*, thread: Thread, key: str, by: User, at: datetime) -> None:
    """Delete one's own comment that nobody has answered; with its first one goes the thread.

    Raises NotTheAuthorError, AnsweredError, GoneError.
    """
    with transaction.atomic():
        locked = _locked(thread)
        own = _own(locked, key, by)
        if locked.comments.filter(pk__gt=own.pk).exists():
            raise AnsweredError
        _tell(locked, Deed.DELETED, by=by, at=at, comment=own)
        own.delete()
        if not locked.comments.exists():
            locked.delete()


def resolve(*, thread: Thread, by: User, at: datetime) -> None:
    """Say that a thread is done; one that is resolved already stays as it is."""
    with transaction.atomic():
        still_open = Thread.objects.filter(pk=thread.pk, is_resolved=False)
        if still_open.update(is_resolved=True, settled_by=by, settled_at=at):
            _tell(thread, Deed.RESOLVED, by=by, at=at)


def reopen(*, thread: Thread, by: User, at: datetime) -> None:
    """Open a thread again that was resolved; one that is open stays as it is."""
    with transaction.atomic():
        resolved = Thread.objects.filter(pk=thread.pk, is_resolved=True)
        if resolved.update(is_resolved=False, settled_by=by, settled_at=at):
            _tell(thread, Deed.REOPENED, by=by, at=at)


def _thread(article: Article, key: str, place: Place) -> Thread:
    span = place.span
    if span is not None and span.end > len(article.text):
        raise NotInTextError
    return Thread(
        project_id=article.project_id,
        article=article,
        key=key,
        anchor=place.anchor,
        mention=place.mention,
        start=span.start if span else None,
        end=span.end if span else None,
    )


def _begun(thread: Thread, text: str, *, by: User, at: datetime) -> Thread:
    _refuse_deleted(thread, thread.key)
    try:
        with transaction.atomic():
            thread.save(force_insert=True)
            first = Comment(thread=thread, key=thread.key, author=by, text=text, at=at)
            first.save(force_insert=True)
            _tell(thread, Deed.BEGUN, by=by, at=at, comment=first)
            notices.commented(comment=first)
    except IntegrityError:
        return _former(thread, by)
    return thread


def _former(sent_again: Thread, by: User) -> Thread:
    """The thread that goes by this id already, if it is the same one."""
    there = Thread.objects.get(article=sent_again.article_id, key=sent_again.key)
    is_same = there.annotation_set_id == sent_again.annotation_set_id
    if not (is_same and there.comments.filter(key=there.key, author=by).exists()):
        raise CommentKeyTakenError
    return there


def _refuse_deleted(thread: Thread, key: str) -> None:
    """What was deleted does not come back because it was sent twice."""
    steps = CommentStep.objects.filter(article_id=thread.article_id, thread=thread.key)
    if steps.filter(comment=key, deed=Deed.DELETED).exists():
        raise GoneError


def _locked(thread: Thread) -> Thread:
    found = Thread.objects.select_for_update().filter(pk=thread.pk).first()
    if found is None:
        raise GoneError
    return found


def _own(thread: Thread, key: str, by: User) -> Comment:
    found = thread.comments.filter(key=key).first()
    if found is None:
        raise GoneError
    if found.author_id != by.pk:
        raise NotTheAuthorError
    return found


def _tell(
    thread: Thread, deed: Deed, *, by: User, at: datetime, comment: Comment | None = None
) -> None:
    CommentStep.objects.create(
        article_id=thread.article_id,
        thread=thread.key,
        comment=comment.key if comment else "",
        deed=deed,
        text=comment.text if comment else "",
        by=by.username,
        at=at,
    )
