"""Articles: listed, seen, deleted, and the next one handed out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import Http404
from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.access import refuse_unless_allowed
from annotator.api import shapes
from annotator.api.endpoint import Endpoint, InProject
from annotator.api.errors import Refused
from annotator.api.paging import AFTER, key_after
from annotator.api.sets import reading_line, standing_data
from annotator.messages.answers import answer
from labels.actions import articles as going
from labels.actions import handout
from labels.models import Article, User
from labels.permissions import Permission
from labels.queries import access
from labels.queries import articles as listed
from labels.queries.annotation import sets_visible_to
from labels.queries.comments import open_by_article
from labels.queries.finding import STATES
from labels.records import bare_document
from labels.wire import spans_data

STATE = OpenApiParameter("state", str, description="`untouched`, `gold`, or a state of a reading.")
COMMENTS = OpenApiParameter("comments", str, description="`open`: with open comments.")
SEARCH = OpenApiParameter("search", str, description="Letters of the title or of the id.")
FACTS = ("external_id", "title", "source", "published", "token_count")
MORE = ("url", "author", "metadata", "sha256", "text")


class Articles(InProject):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(parameters=[AFTER, STATE, SEARCH, COMMENTS], responses=shapes.ArticlePage)
    def get(self, request: Request, slug: str) -> Response:
        """The project's articles in the order they came in, fifty at a time."""
        given = request.query_params
        found = listed.listing(
            self.project,
            viewer=self.user,
            state=_state_in(request),
            search=given.get("search", "").replace("\0", ""),
            comments=given.get("comments", ""),
            after=key_after(request),
        )
        return Response({"results": [line_data(one) for one in found.lines], "next": found.after})


def _state_in(request: Request) -> str:
    """The state that is asked for, empty for any; one that there is not is refused."""
    state = request.query_params.get("state", "")
    if state and state not in STATES:
        detail = answer("no-state", state=state, states=", ".join(STATES))
        raise Refused("bad-request", 400, detail)
    return state


class Next(InProject):
    asks = {"POST": Permission.ANNOTATE}

    @extend_schema(request=None, responses={200: shapes.Standing, 204: None})
    def post(self, _request: Request, slug: str) -> Response:
        """The reading to work on now: your unfinished one, else a new one; 204 when all is done."""
        found = handout.next_article(project=self.project, by=self.user, at=now())
        return Response(status=204) if found is None else Response(standing_data(found))


class OfArticle(Endpoint):
    """A view under `/api/articles/<id>/`."""

    article: Article

    def admit(self, user: User, permission: Permission) -> None:
        """Find the article, 404 where it is of no project of the user's, and judge there."""
        mine = access.visible_projects(user).order_by()
        articles = Article.objects.select_related("project").filter(project__in=mine)
        found = articles.filter(pk=self.kwargs["id"]).first()
        if found is None:
            raise Http404
        refuse_unless_allowed(user, permission, found.project)
        self.article = found


class OneArticle(OfArticle):
    asks = {"GET": Permission.VIEW_PROJECT, "DELETE": Permission.MANAGE_PROJECT}

    @extend_schema(responses=shapes.ArticleShown)
    def get(self, _request: Request, id: int) -> Response:
        """The article with its sentences, tokens, and the readings that you may see."""
        return Response(article_data(self.article, self.user))

    @extend_schema(responses={204: None})
    def delete(self, _request: Request, id: int) -> Response:
        """Delete the article with all its readings."""
        going.delete_articles(project=self.article.project, article_ids=[id])
        return Response(status=204)


class OpenArticle(OfArticle):
    asks = {"POST": Permission.ANNOTATE}

    @extend_schema(request=None, responses=shapes.Standing)
    def post(self, _request: Request, id: int) -> Response:
        """Your reading of this article, begun now if you have none."""
        found = handout.open_article(article=self.article, by=self.user, at=now())
        return Response(standing_data(found))


def line_data(line: listed.ArticleLine) -> dict[str, Any]:
    """An article as a list shows it."""
    return {
        "id": line.id,
        **{name: getattr(line, name) for name in FACTS},
        "readings": [_shown(asdict(one)) for one in line.readings],
        "open_comments": line.open_comments,
    }


def article_data(article: Article, viewer: User) -> dict[str, Any]:
    """An article whole, with the readings that the viewer may see."""
    bare = bare_document(article)
    readings = sets_visible_to(viewer).filter(article=article).select_related("author")
    talk = open_by_article(viewer, [article.pk])
    return {
        "id": article.pk,
        "project": article.project.slug,
        **{name: getattr(article, name) for name in (*FACTS, *MORE)},
        "sentences": spans_data(bare.sentences),
        "tokens": spans_data(bare.tokens),
        "readings": [reading_line(one) for one in readings.order_by("pk")],
        "open_comments": talk.get(article.pk, 0),
    }


def _shown(line: dict[str, Any]) -> dict[str, Any]:
    return {name: line[name] for name in ("id", "kind", "state", "author")}
