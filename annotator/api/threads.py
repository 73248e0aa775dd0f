"""Comments: the threads beside a reading and of an article, begun, answered, edited, resolved.

Whoever sees a reading sees the threads beside it; a thread of an article without a reading is seen
by all its members, and written in by those who may comment for all.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.access import refuse_unless_allowed
from annotator.api import shapes
from annotator.api.articles import OfArticle
from annotator.api.endpoint import Endpoint
from annotator.api.paging import AFTER, key_after, page
from labels.actions import comments as deeds
from labels.models import AnnotationSet, Thread, User
from labels.permissions import Permission
from labels.queries import annotation
from labels.queries import comments as threads
from labels.records.threads import thread_data
from labels.text.span import Span

OPEN = OpenApiParameter("open", bool, description="`true` leaves out what is resolved.")


class ThreadsOfSet(Endpoint):
    asks = {"GET": Permission.VIEW_PROJECT, "POST": Permission.COMMENT}
    annotation_set: AnnotationSet

    def admit(self, user: User, permission: Permission) -> None:
        """Find the set, 404 where it is none that the user may see, and judge in its project."""
        visible = annotation.sets_visible_to(user).select_related("article__project")
        found = visible.filter(pk=self.kwargs["id"]).first()
        if found is None:
            raise Http404
        refuse_unless_allowed(user, permission, found.article.project)
        self.annotation_set = found

    @extend_schema(parameters=[AFTER, OPEN], responses=shapes.ThreadPage)
    def get(self, request: Request, id: int) -> Response:
        """The threads to be shown with the reading: those beside it, and those for all."""
        return _listed(threads.beside(self.annotation_set), request)

    @extend_schema(request=shapes.ThreadAsked, responses={201: shapes.ThreadShown})
    def post(self, request: Request, id: int) -> Response:
        """Begin a thread beside the reading; the same id sent again begins nothing more."""
        begun = deeds.begin_beside(
            annotation_set=self.annotation_set, by=self.user, at=now(), **_asked(request)
        )
        return _shown(begun, status=201)


class ThreadsOfArticle(OfArticle):
    asks = {"GET": Permission.VIEW_PROJECT, "POST": Permission.COMMENT_FOR_ALL}

    @extend_schema(parameters=[AFTER, OPEN], responses=shapes.ThreadPage)
    def get(self, request: Request, id: int) -> Response:
        """The threads of the article that you may see, beside whichever reading."""
        visible = threads.threads_visible_to(self.user)
        return _listed(visible.filter(article=self.article), request)

    @extend_schema(request=shapes.ThreadAsked, responses={201: shapes.ThreadShown})
    def post(self, request: Request, id: int) -> Response:
        """Begin a thread that all see who may see the article; not about a label."""
        begun = deeds.begin_for_all(article=self.article, by=self.user, at=now(), **_asked(request))
        return _shown(begun, status=201)


class OfThread(Endpoint):
    """A view under `/api/articles/<id>/threads/<thread>/`."""

    thread: Thread

    def admit(self, user: User, permission: Permission) -> None:
        """Find the thread, 404 where it is none that the user may see, and judge in its project.

        To write in one that is for all needs more than to write beside a reading.
        """
        visible = threads.threads_visible_to(user).select_related("project")
        found = visible.filter(article=self.kwargs["id"], key=self.kwargs["thread"]).first()
        if found is None:
            raise Http404
        refuse_unless_allowed(user, permission, found.project)
        if permission is Permission.COMMENT and found.annotation_set_id is None:
            refuse_unless_allowed(user, Permission.COMMENT_FOR_ALL, found.project)
        self.thread = found


class OneThread(OfThread):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(responses=shapes.ThreadShown)
    def get(self, _request: Request, id: int, thread: str) -> Response:
        """The thread with all its comments."""
        return _shown(self.thread)


class Answers(OfThread):
    asks = {"POST": Permission.COMMENT}

    @extend_schema(request=shapes.CommentAsked, responses={201: shapes.ThreadShown})
    def post(self, request: Request, id: int, thread: str) -> Response:
        """Answer; a thread that was resolved is open again. The same id writes nothing more."""
        given = shapes.sent(shapes.CommentAsked, request)
        deeds.answer(
            thread=self.thread, key=given["id"], text=given["text"], by=self.user, at=now()
        )
        return _shown(self.thread, status=201)


class OneComment(OfThread):
    asks = {"PATCH": Permission.COMMENT, "DELETE": Permission.COMMENT}

    @extend_schema(request=shapes.CommentEdited, responses=shapes.ThreadShown)
    def patch(self, request: Request, *, id: int, thread: str, comment: str) -> Response:
        """Give your own comment another text."""
        text = shapes.sent(shapes.CommentEdited, request)["text"]
        deeds.edit(thread=self.thread, key=comment, text=text, by=self.user, at=now())
        return _shown(self.thread)

    @extend_schema(responses={204: None})
    def delete(self, _request: Request, *, id: int, thread: str, comment: str) -> Response:
        """Delete your own comment while nobody has answered; the first takes its thread along."""
        deeds.withdraw(thread=self.thread, key=comment, by=self.user, at=now())
        return Response(status=204)


class Resolve(OfThread):
    asks = {"POST": Permission.COMMENT}

    @extend_schema(request=None, responses=shapes.ThreadShown)
    def post(self, _request: Request, id: int, thread: str) -> Response:
        """Say that the thread is done."""
        deeds.resolve(thread=self.thread, by=self.user, at=now())
        return _shown(self.thread)


class Reopen(OfThread):
    asks = {"POST": Permission.COMMENT}

    @extend_schema(request=None, responses=shapes.ThreadShown)
    def post(self, _request: Request, id: int, thread: str) -> Response:
        """Open the thread again."""
        deeds.reopen(thread=self.thread, by=self.user, at=now())
        return _shown(self.thread)


class ThreadHistory(OfThread):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(responses=shapes.ThreadHistory)
    def get(self, _request: Request, id: int, thread: str) -> Response:
        """All that was done in the thread, with the texts as they were."""
        steps = threads.history_of(self.thread)
        told = ("deed", "comment", "text", "by", "at")
        return Response({"results": [{name: getattr(one, name) for name in told} for one in steps]})


def _asked(request: Request) -> dict[str, Any]:
    """What a request to begin a thread says, as the actions take it."""
    given = shapes.sent(shapes.ThreadAsked, request)
    start, end = given.get("start"), given.get("end")
    place = deeds.Place(
        Thread.Anchor(given["about"]),
        None if start is None or end is None else Span(start, end),
        given.get("mention", ""),
    )
    return {"key": given["id"], "text": given["text"], "place": place}


def _listed(found: QuerySet[Thread], request: Request) -> Response:
    after = key_after(request)
    if request.query_params.get("open") == "true":
        found = found.filter(is_resolved=False)
    return Response(page(threads.read_whole(found), thread_data, after=after))


def _shown(thread: Thread, *, status: int = 200) -> Response:
    whole = threads.read_whole(Thread.objects.filter(pk=thread.pk)).get()
    return Response(thread_data(whole), status=status)
