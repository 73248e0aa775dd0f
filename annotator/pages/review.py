"""The queue of reviews: what waits, filtered; the next one, or one that is chosen, opens."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.messages import sentence
from annotator.messages.problems import titled, wording
from annotator.pages.articles import COMMENTS
from annotator.pages.frame import show
from labels.actions import review as deeds
from labels.actions import sampling as sampled
from labels.actions.annotate import ClosedError
from labels.models import Project, Review
from labels.permissions import Permission
from labels.queries import adjudication as asking
from labels.queries import annotation, sampling, verdicts
from labels.queries import review as reviews
from labels.records import MovingError, schema_of, version_in_use

AGES = [
    ("", _("Any time")),
    ("1", _("More than a day")),
    ("7", _("More than a week")),
    ("30", _("More than a month")),
]

FILTERS = ("author", "type", "days", "comments", "sample")

SAMPLE = [("", _("Waiting for review")), (reviews.OUTSIDE, _("Outside the sample"))]


class QueueForm(forms.Form):
    author = forms.ChoiceField(label=_("Read by"), required=False)
    type = forms.ChoiceField(label=_("With a label of"), required=False)
    days = forms.ChoiceField(label=_("Waiting for"), choices=AGES, required=False)
    comments = forms.ChoiceField(label=_("Comments"), choices=COMMENTS, required=False)
    sample = forms.ChoiceField(label=_("Readings"), choices=SAMPLE, required=False)
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

    def sought(self) -> reviews.Sought:
        """What the filter asks for; all where it says nothing that can be read."""
        asked = self.cleaned_data if self.is_valid() else {}
        days = asked.get("days") or ""
        return reviews.Sought(
            author=asked.get("author", ""),
            type=asked.get("type", ""),
            before=now() - timedelta(days=int(days)) if days else None,
            comments=asked.get("comments", ""),
            sample=asked.get("sample", ""),
        )

    def _choose(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        field.choices = choices  # type: ignore[attr-defined]


@requires(Permission.REVIEW)
def queue(request: SignedInRequest, project: Project) -> HttpResponse:
    form = QueueForm(request, project)
    sought = form.sought()
    after = (form.cleaned_data if form.is_valid() else {}).get("after") or 0
    return show(
        request,
        project,
        "review/queue.html",
        form=form,
        page=reviews.queue(project, request.user, sought=sought, after=after),
        filtered=sought != reviews.ALL,
        narrowed=narrowed(request),
        after=after,
        waiting=reviews.how_many_wait(project),
        passed_over=sampling.how_many_passed_over(project),
        found=sampling.found(project),
        given=verdicts.lately(project, request.user.pk),
        to_settle=asking.how_many_wait(project),
    )


@requires(post=Permission.REVIEW)
def next_review(request: SignedInRequest, project: Project) -> HttpResponse:
    sought = QueueForm(request, project).sought()
    try:
        found = deeds.begin_next(project=project, by=request.user, at=now(), sought=sought)
    except MovingError as error:
        messages.error(request, sentence(error))
        return back_to_queue(request, project)
    if found is None:
        messages.success(request, _nothing_left(sought))
        return back_to_queue(request, project)
    return redirect(reviewing(request, found, project))


def _nothing_left(sought: reviews.Sought) -> str:
    if sought == reviews.ALL:
        return gettext("Nothing waits for your review.")
    return gettext("Nothing of what you chose waits for your review any more.")


@requires(post=Permission.REVIEW)
def open_review(request: SignedInRequest, project: Project, set_id: int) -> HttpResponse:
    visible = annotation.sets_visible_to(request.user).filter(article__project=project)
    reading = get_object_or_404(visible.filter(kind="reading"), pk=set_id)
    try:
        found = deeds.begin(reading=reading, by=request.user, at=now())
    except (ClosedError, MovingError, deeds.OwnReadingError) as error:
        messages.error(request, sentence(error))
        return back_to_queue(request, project)
    return redirect(reviewing(request, found, project))


@requires(post=Permission.REVIEW)
def choose_all(request: SignedInRequest, project: Project) -> HttpResponse:
    """Take all readings of one person into the queue that the sample passes over."""
    sent = request.POST.get("reader", "").replace("\0", "")
    reader = sampling.readers(project).filter(username=sent).first()
    count = sampled.choose_all(project=project, reader=reader) if reader else 0
    said = ngettext(
        "%(count)s reading waits for review besides.",
        "%(count)s readings wait for review besides.",
        count,
    )
    messages.success(request, said % {"count": count})
    return back_to_queue(request, project)


def back_to_queue(request: SignedInRequest, project: Project) -> HttpResponse:
    """To the queue, with the filter that the person has come with."""
    return redirect(f"{reverse('review', kwargs={'slug': project.slug})}{narrowed(request)}")


def narrowed(request: SignedInRequest) -> str:
    """The filter of the queue as the end of an address, so that the next one is found by it too."""
    given = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    return f"?{urlencode(given)}" if given else ""


def reviewing(request: SignedInRequest, review: Review, project: Project) -> str:
    """Where the copy of a review opens, with the filter by which the next one is found."""
    return f"{address_of(review, project)}{narrowed(request).replace('?', '&')}"


def address_of(review: Review, project: Project) -> str:
    """Where the copy of a review opens in the editor."""
    article = {"slug": project.slug, "article_id": review.copy.article_id}
    return f"{reverse('article', kwargs=article)}?set={review.copy_id}"
