"""Threads of comments as JSON, alike for the API and for the editor's page."""

from __future__ import annotations

from datetime import datetime

from labels.models import Comment, Thread, User
from labels.wire import Json


def thread_data(thread: Thread) -> Json:
    """A thread as `queries.comments.read_whole` brings it, with all that was said there.

    `set` is null for one that all may see, `reader` is whose reading it is; the place of one about
    the whole article is null. A person is named as others know them.
    """
    own = thread.annotation_set
    return {
        "id": thread.key,
        "set": thread.annotation_set_id,
        "reader": own.author.username if own and own.author else "",
        "about": thread.anchor,
        "mention": thread.mention,
        "start": thread.start,
        "end": thread.end,
        "quote": vars(thread)["quote"] or "",
        "resolved": thread.is_resolved,
        "settled_by": str(thread.settled_by) if thread.settled_by else "",
        "settled_at": _spelled(thread.settled_at),
        "comments": [_comment_data(one) for one in thread.comments.all()],
    }


def _comment_data(comment: Comment) -> Json:
    author: User = comment.author
    return {
        "id": comment.key,
        "author": author.username,
        "name": str(author),
        "text": comment.text,
        "at": _spelled(comment.at),
        "edited_at": _spelled(comment.edited_at),
    }


def _spelled(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
