"""The articles that wait for adjudication; the next one, or one that is chosen, opens."""

from __future__ import annotations

import re

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from annotator.access import SignedInRequest, requires
from annotator.messages import sentence
from annotator.pages.frame import show
from labels.actions import adjudication as deeds
from labels.models import Adjudication, Article, Project
from labels.permissions import Permission
from labels.queries import adjudication as asking
from labels.queries import review as reviews
from labels.queries.adjudication import NotBegunError, TooFewReadingsError
from labels.records import MovingError

PLACE = re.compile(r"[0-9]{1,9}-[0-9]{1,9}")


class PageForm(forms.Form):
    after = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1)


@requires(Permission.REVIEW)
def adjudications(request: SignedInRequest, project: Project) -> HttpResponse:
    form = PageForm(request.GET)
    after = (form.cleaned_data.get("after") if form.is_valid() else 0) or 0
    counts = asking.counts(project)
    return show(
        request,
        project,
        "review/adjudications.html",
        page=asking.waiting(project, request.user, after=after),
        after=after,
        counts=counts,
        waiting=reviews.how_many_wait(project),
        to_settle=counts.waiting,
    )


@requires(post=Permission.REVIEW)
def next_adjudication(request: SignedInRequest, project: Project) -> HttpResponse:
    try:
        found = deeds.open_next(project=project, by=request.user, at=now())
    except MovingError as error:
        messages.error(request, sentence(error))
        return redirect("adjudications", slug=project.slug)
    if found is None:
        messages.success(request, _("Nothing waits for your adjudication."))
        return redirect("adjudications", slug=project.slug)
    return redirect(address_of(found, project))


@requires(post=Permission.REVIEW)
def open_adjudication(request: SignedInRequest, project: Project, article_id: int) -> HttpResponse:
    """Begin it, or go on with it, at the stop that `stop` names by its span, such as `12-40`."""
    article = get_object_or_404(Article, pk=article_id, project=project)
    stop = PLACE.fullmatch(request.POST.get("stop", ""))
    try:
        found = deeds.open_(article=article, by=request.user, at=now())
    except (TooFewReadingsError, MovingError, deeds.OwnAmongThemError) as error:
        messages.error(request, sentence(error))
        return redirect("adjudications", slug=project.slug)
    return redirect(f"{address_of(found, project)}{f'&stop={stop[0]}' if stop else ''}")


@requires(post=Permission.REVIEW)
def reopen_adjudication(
    request: SignedInRequest, project: Project, article_id: int
) -> HttpResponse:
    article = get_object_or_404(Article, pk=article_id, project=project)
    try:
        found = asking.adjudication_of(article)
        deeds.reopen(adjudication=found, by=request.user, at=now())
    except (NotBegunError, TooFewReadingsError, MovingError, deeds.OwnAmongThemError) as error:
        messages.error(request, sentence(error))
        return redirect("adjudications", slug=project.slug)
    return redirect(address_of(found, project))


def address_of(found: Adjudication, project: Project) -> str:
    """Where the gold of an adjudication opens in the editor."""
    article = {"slug": project.slug, "article_id": found.gold.article_id}
    return f"{reverse('article', kwargs=article)}?set={found.gold_id}"
