"""A verdict that was given is taken back: what it means is said first."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from annotator.access import SignedInRequest, requires
from annotator.messages import sentence
from annotator.pages.frame import show
from annotator.pages.review import back_to_queue, narrowed, reviewing
from labels.actions.reconsidering import (
    GoldInUseError,
    LaterRoundError,
    NoVerdictError,
    take_back_verdict,
)
from labels.actions.review import OwnReadingError
from labels.models import Project, Review
from labels.permissions import Permission
from labels.queries.verdicts import Meaning, meaning

WILL_BE: Mapping[Meaning, StrPromise] = {
    Meaning.APPROVAL_GONE: _(
        "The reading waits under your review again, with all that was corrected. The gold that "
        "came of the approval, if one did, is no more until the reading is approved again; the "
        "gold of an adjudication stays as it is."
    ),
    Meaning.REVIEW_GOES_ON: _(
        "Its reader has not gone on with it yet: it is handed in again and waits under your "
        "review, with all that was corrected. The remark counts no more."
    ),
    Meaning.STAYS_WITH_ITS_AUTHOR: _(
        "Its reader has gone on with it, and nothing is taken from the reader: the reading stays "
        "as it is and is reviewed in a new round once it is handed in. The remark counts no more."
    ),
}
"""What is said before the verdict is taken back."""

IS: Mapping[Meaning, StrPromise] = {
    Meaning.APPROVAL_GONE: _("The verdict is taken back: the review is open again."),
    Meaning.REVIEW_GOES_ON: _("The verdict is taken back: the review is open again."),
    Meaning.STAYS_WITH_ITS_AUTHOR: _(
        "The verdict is taken back. The reader has gone on: the reading stays as it is."
    ),
}


@requires(Permission.REVIEW, post=Permission.REVIEW)
def take_back(request: SignedInRequest, project: Project, review_id: int) -> HttpResponse:
    of_project = Review.objects.filter(reading__article__project=project).exclude(verdict="")
    together = of_project.select_related("reading__article", "reading__author", "decided_by")
    review = get_object_or_404(together, pk=review_id)
    if request.method == "POST":
        return _taken_back(request, project, review)
    facts = {"review": review, "says": WILL_BE[meaning(review)], "narrowed": narrowed(request)}
    return show(request, project, "review/take_back.html", **facts)


def _taken_back(request: SignedInRequest, project: Project, review: Review) -> HttpResponse:
    try:
        came = take_back_verdict(review=review, by=request.user, at=now())
    except (GoldInUseError, LaterRoundError, NoVerdictError, OwnReadingError) as error:
        messages.error(request, sentence(error))
        return back_to_queue(request, project)
    messages.success(request, str(IS[came]))
    if came is Meaning.STAYS_WITH_ITS_AUTHOR:
        return back_to_queue(request, project)
    return redirect(reviewing(request, review, project))
