"""The sentences of an article: seen with their history, split and merged by hand."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import messages
from annotator.api import shapes
from annotator.api.articles import OfArticle
from annotator.api.errors import Refused
from annotator.messages.answers import answer
from labels.actions import sentences
from labels.actions.sentences import CrossedError, StaleSentencesError
from labels.models import Article, SentenceStep
from labels.permissions import Permission
from labels.queries.sentences import revision_of, steps_of
from labels.records import bare_document, schema_of, version_in_use
from labels.text.borders import Border, BorderError
from labels.wire import spans_data


class Sentences(OfArticle):
    asks = {"GET": Permission.VIEW_PROJECT, "POST": Permission.DIVIDE_SENTENCES}

    @extend_schema(responses=shapes.SentencesShown)
    def get(self, _request: Request, id: int) -> Response:
        """The sentences as they are now, their revision, and every split and merge by hand."""
        steps = [_step_data(one) for one in steps_of(self.article)]
        return Response({**sentences_data(self.article), "steps": steps})

    @extend_schema(request=shapes.Division, responses=shapes.Divided)
    def post(self, request: Request, id: int) -> Response:
        """Split a sentence, or merge two, for all readings of the article.

        409 with the present sentences when they have moved on, or when a label of some reading
        reaches over the border; 422 where no border can be set, or none is there.
        """
        asked = shapes.sent(shapes.Division, request)
        if ("split" in asked) is ("merge" in asked):
            raise Refused("shape", 400, answer("split-or-merge"))
        deed = sentences.split if "split" in asked else sentences.merge
        try:
            deed(
                article=self.article,
                border=Border(**(asked.get("split") or asked["merge"])),
                base_revision=asked["base_revision"],
                by=self.user,
                at=now(),
            )
        except StaleSentencesError as error:
            present = Article.objects.get(pk=id)
            raise Refused(
                "stale", 409, messages.sentence(error), **sentences_data(present)
            ) from error
        except CrossedError as error:
            schema = schema_of(version_in_use(self.article.project))
            raise Refused("conflict", 409, messages.sentence(error, schema)) from error
        except BorderError as error:
            raise Refused("border", 422, messages.sentence(error), code=error.code) from error
        return Response(sentences_data(Article.objects.get(pk=id)))


def sentences_data(article: Article) -> dict[str, Any]:
    """The sentences of an article with their revision."""
    return {
        "sentences": spans_data(bare_document(article).sentences),
        "sentences_revision": revision_of(article.pk),
    }


def _step_data(step: SentenceStep) -> dict[str, Any]:
    return {
        "revision": step.revision,
        "kind": step.kind,
        "end": step.end,
        "start": step.start,
        "by": step.by,
        "at": step.at,
    }
