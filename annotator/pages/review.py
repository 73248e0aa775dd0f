"""The queue of reviews: what waits, filtered; the next one, or one that is chosen, opens."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.messages import sentence
from annotator.messages.problems import titled, wording
from annotator.pages.articles import COMMENTS
from annotator.pages.frame import show
from labels.actions import review as deeds
from labels.actions.annotate import ClosedError
from labels.models import Project, Review
from labels.permissions import Permission
from labels.queries import adjudication as asking
from labels.queries import annotation
from labels.queries import review as reviews
from labels.records import schema_of, version_in_use

AGES = [
    ("", _("Any time")),
    ("1", _("More than a day")),
    ("7", _("More than a week")),
    ("30", _("More than a month")),
]


class QueueForm(forms.Form):
    author = forms.ChoiceField(label=_("Read by"), required=False)
    type = forms.ChoiceField(label=_("With a label of"), required=False)
    days = forms.ChoiceField(label=_("Waiting for"), choices=AGES, required=False)
    comments = forms.ChoiceField(label=_("Comments"), choices=COMMENTS, required=False)
    after = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1)

    def __init__(self, request: SignedInRequest, project: Project) -> None:
        super().__init__(request.GET)
        people = project.members.order_by("username")
        self._choose("author", [("", _("Anybody")), *((one.username, str(one)) for one in people)])
        schema = schema_of(version_in_use(project))
        types = [
            (one.name, titled(wording(schema, one.name), one.name))
            for one in schema.types
            if one.selectable
        ]
        self._choose("type", [("", _("Any type")), *types])

    def _choose(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        field.choices = choices  # type: ignore[attr-defined]


@requires(Permission.REVIEW)
def queue(request: SignedInRequest, project: Project) -> HttpResponse:
    form = QueueForm(request, project)
    asked = form.cleaned_data if form.is_valid() else {}
    days = asked.get("days") or ""
    sought = reviews.Sought(
        author=asked.get("author", ""),
        type=asked.get("type", ""),
        before=now() - timedelta(days=int(days)) if days else None,
        comments=asked.get("comments", ""),
    )
    after = asked.get("after") or 0
    return show(
        request,
        project,
        "review/queue.html",
        form=form,
        page=reviews.queue(project, request.user, sought=sought, after=after),
        filtered=sought != reviews.ALL,
        after=after,
        waiting=reviews.waiting(project).count(),
        to_settle=asking.how_many_wait(project),
    )


@requires(post=Permission.REVIEW)
def next_review(request: SignedInRequest, project: Project) -> HttpResponse:
    found = deeds.begin_next(project=project, by=request.user, at=now())
    if found is None:
        messages.success(request, gettext("Nothing waits for your review."))
        return redirect("review", slug=project.slug)
    return redirect(address_of(found, project))


@requires(post=Permission.REVIEW)
def open_review(request: SignedInRequest, project: Project, set_id: int) -> HttpResponse:
    visible = annotation.sets_visible_to(request.user).filter(article__project=project)
    reading = get_object_or_404(visible.filter(kind="reading"), pk=set_id)
    try:
        found = deeds.begin(reading=reading, by=request.user, at=now())
    except (ClosedError, deeds.OwnReadingError) as error:
        messages.error(request, sentence(error))
        return redirect("review", slug=project.slug)
    return redirect(address_of(found, project))


def address_of(review: Review, project: Project) -> str:
    """Where the copy of a review opens in the editor."""
    article = {"slug": project.slug, "article_id": review.copy.article_id}
    return f"{reverse('article', kwargs=article)}?set={review.copy_id}"
