"""Reviews: the queue, one review with what it made of the reading, and its verdict."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from django.db.models import QuerySet
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.access import refuse_unless_allowed
from annotator.api import shapes
from annotator.api.bodies import json_answer
from annotator.api.endpoint import Endpoint, InProject
from annotator.api.paging import AFTER, key_after, key_in
from annotator.api.sets import broken, stale
from annotator.api.shapes import reviews as shown
from labels.actions import review as deeds
from labels.actions.annotate import StaleError, UnfinishedError
from labels.actions.reconsidering import take_back_verdict
from labels.actions.sampling import choose_all
from labels.models import AnnotationSet, FormerVerdict, Review, User
from labels.permissions import Permission
from labels.queries import annotation, sampling
from labels.queries import review as reviews
from labels.wire import Json, comparison_data

AUTHOR = OpenApiParameter("author", str, description="Whose readings: a username.")
TYPE = OpenApiParameter("type", str, description="Only readings with a label of this type.")
DAYS = OpenApiParameter("days", int, description="Only what has waited for so many days.")
SAMPLE = OpenApiParameter(
    "sample", str, description="`outside`: what is handed in and passed over by the sample."
)
COMMENTS = OpenApiParameter("comments", str, description="`open`: with open comments.")
FILTERS = [AUTHOR, TYPE, DAYS, COMMENTS, SAMPLE]
MOST_DAYS = 36_500


class ReviewsOfProject(InProject):
    asks = {"GET": Permission.REVIEW, "POST": Permission.REVIEW}

    @extend_schema(
        parameters=[AFTER, AUTHOR, TYPE, DAYS, COMMENTS, SAMPLE], responses=shown.ReviewQueue
    )
    def get(self, request: Request, slug: str) -> Response:
        """The readings that wait for review, the longest waiting first, fifty at a time."""
        given = request.query_params
        days = min(key_in(request, "days"), MOST_DAYS)
        sought = reviews.Sought(
            author=given.get("author", "").replace("\0", ""),
            type=given.get("type", "").replace("\0", ""),
            before=now() - timedelta(days=days) if days else None,
            comments=given.get("comments", ""),
            sample=given.get("sample", ""),
        )
        page = reviews.queue(self.project, self.user, sought=sought, after=key_after(request))
        return Response({"results": [asdict(one) for one in page.lines], "next": page.after})

    @extend_schema(request=None, responses={200: shown.Review, 204: None})
    def post(self, _request: Request, slug: str) -> Response:
        """The review to go on with: your open one, else what has waited longest; 204 for none."""
        found = deeds.begin_next(project=self.project, by=self.user, at=now())
        return Response(status=204) if found is None else Response(review_data(_whole(found)))


class SampleOfProject(InProject):
    asks = {"GET": Permission.REVIEW, "POST": Permission.REVIEW}

    @extend_schema(responses=shown.Sample)
    def get(self, _request: Request, slug: str) -> Response:
        """Which share is reviewed, and what reviews found in the work of each person."""
        sample = self.project.sample
        readers = [asdict(one) for one in sampling.found(self.project)]
        return Response({"share": sample.share, "seed": sample.seed, "readers": readers})

    @extend_schema(request=shown.SampleAsked, responses=shown.SampleChosen)
    def post(self, request: Request, slug: str) -> Response:
        """Have all of a person's readings reviewed that the sample passes over."""
        username = shapes.sent(shown.SampleAsked, request)["reader"].replace("\0", "")
        reader = get_object_or_404(sampling.readers(self.project), username=username)
        return Response({"chosen": choose_all(project=self.project, reader=reader)})


class ReviewsOfSet(Endpoint):
    asks = {"GET": Permission.VIEW_PROJECT, "POST": Permission.REVIEW}
    annotation_set: AnnotationSet

    def admit(self, user: User, permission: Permission) -> None:
        """Find the reading, 404 where it is none that the user may see, and judge there."""
        visible = annotation.sets_visible_to(user).select_related("article__project")
        kind = AnnotationSet.Kind.READING
        found = visible.filter(pk=self.kwargs["id"], kind=kind).first()
        if found is None:
            raise Http404
        refuse_unless_allowed(user, permission, found.article.project)
        self.annotation_set = found

    @extend_schema(responses=shown.Reviews)
    def get(self, _request: Request, id: int) -> Response:
        """The reviews of the reading, round by round; to its author those with a verdict."""
        found = reviews.rounds(self.annotation_set, self.user)
        return Response({"results": [review_data(one) for one in found]})

    @extend_schema(request=None, responses=shown.Review)
    def post(self, _request: Request, id: int) -> Response:
        """The open review of the reading, begun now if nobody has begun it."""
        found = deeds.begin(reading=self.annotation_set, by=self.user, at=now())
        return Response(review_data(_whole(found)))


class OfReview(Endpoint):
    """A view under `/api/reviews/<id>/`."""

    review: Review

    def admit(self, user: User, permission: Permission) -> None:
        """Find the review, 404 where it is none that the user may see, and judge there."""
        visible: QuerySet[Review] = reviews.reviews_visible_to(user)
        together = visible.select_related("reading__article__project")
        found = together.filter(pk=self.kwargs["id"]).first()
        if found is None:
            raise Http404
        refuse_unless_allowed(user, permission, found.reading.article.project)
        self.review = _whole(found)

    def told(self) -> Response:
        """The review as it is now."""
        return Response(review_data(_whole(self.review)))


class OneReview(OfReview):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(responses=shown.ReviewShown)
    def get(self, _request: Request, id: int) -> JsonResponse:
        """The review, with what it made of the reading label by label."""
        told = {
            **review_data(self.review),
            "comparisons": [comparison_data(one) for one in reviews.comparisons(self.review)],
            "taken_back": [_former_data(one) for one in reviews.taken_back(self.review)],
            "since": [comparison_data(one) for one in reviews.since(self.review)],
        }
        return json_answer(told)


class SeenOfReview(OfReview):
    asks = {"POST": Permission.REVIEW}

    @extend_schema(request=shown.Seen, responses=shown.SeenCount)
    def post(self, request: Request, id: int) -> Response:
        """Keep that these labels were looked at, besides those before."""
        ids = shapes.sent(shown.Seen, request)["ids"]
        return Response({"seen": deeds.mark_seen(review=self.review, ids=ids, by=self.user)})


class Approve(OfReview):
    asks = {"POST": Permission.REVIEW}

    @extend_schema(request=shapes.BaseRevision, responses=shown.Review)
    def post(self, request: Request, id: int) -> Response:
        """Accept the reading as the review has it; 422 when the schema asks for more."""
        base_revision = shapes.sent(shapes.BaseRevision, request)["base_revision"]
        try:
            deeds.approve(review=self.review, base_revision=base_revision, by=self.user, at=now())
        except StaleError as error:
            raise stale(error, self.review.copy) from error
        except UnfinishedError as error:
            raise broken("unfinished", error, self.review.copy) from error
        return self.told()


class SendBack(OfReview):
    asks = {"POST": Permission.REVIEW}

    @extend_schema(request=shown.SendBack, responses=shown.Review)
    def post(self, request: Request, id: int) -> Response:
        """Open the reading again for its author, with a remark."""
        given = shapes.sent(shown.SendBack, request)
        try:
            deeds.send_back(review=self.review, by=self.user, at=now(), **given)
        except StaleError as error:
            raise stale(error, self.review.copy) from error
        return self.told()


class TakeBackVerdict(OfReview):
    asks = {"POST": Permission.REVIEW}

    @extend_schema(request=None, responses=shown.VerdictTakenBack)
    def post(self, _request: Request, id: int) -> Response:
        """Take the verdict back; the review is open again unless the author has gone on."""
        meaning = take_back_verdict(review=self.review, by=self.user, at=now())
        return Response({**review_data(_whole(self.review)), "meaning": meaning.value})


def review_data(one: Review) -> Json:
    """A review as the API shows it; people by their usernames."""
    return {
        "id": one.pk,
        "reading": one.reading_id,
        "article": one.reading.article_id,
        "author": one.reading.author.username if one.reading.author else "",
        "round": one.round,
        "of_revision": one.of_revision,
        "set": one.copy_id,
        "revision": one.copy.revision,
        "seen": one.seen,
        "begun_by": one.begun_by.username,
        "begun_at": one.begun_at,
        "verdict": one.verdict,
        "remark": one.remark,
        "decided_by": one.decided_by.username if one.decided_by else "",
        "decided_at": one.decided_at,
        "labels": one.labels,
        "corrected": one.corrected,
        "rejected": one.rejected,
        "added": one.added,
    }


def _former_data(one: FormerVerdict) -> Json:
    return {
        "verdict": one.verdict,
        "remark": one.remark,
        "decided_by": one.decided_by.username,
        "decided_at": one.decided_at,
        "taken_back_by": one.taken_back_by.username,
        "taken_back_at": one.taken_back_at,
    }


def _whole(one: Review) -> Review:
    """The review as it is now, with the people and sets it names."""
    together = ("reading__author", "reading__article", "begun_by", "decided_by", "copy")
    return Review.objects.select_related(*together).get(pk=one.pk)
