"""A project's own page, its guidelines, and the way to the next article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.pages import markdown
from annotator.pages.frame import show
from labels.actions import handout
from labels.actions import projects as projects_actions
from labels.models import AnnotationSet, Project
from labels.permissions import Permission
from labels.queries import access, adjudication, articles, comments, progress, tallies
from labels.queries.people import names_of
from labels.queries.progress import ReaderProgress
from labels.queries.review import came_back, how_many_wait
from labels.queries.skips import by_reason, gone_back

GONE_BACK = 5
"""Readings of one's own that are listed because they went back."""

CAME_BACK = 10
"""Reviewed readings of one's own that are listed."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many are in one state."""

    state: str
    count: int


class GuidelinesForm(forms.Form):
    guidelines = forms.CharField(
        label=_("Guidelines"),
        required=False,
        max_length=projects_actions.MOST_GUIDELINES,
        help_text=_("Markdown: # heading, **bold**, - list, > quotation, | tables |."),
        widget=forms.Textarea(attrs={"rows": 22, "dir": "auto", "class": "code"}),
    )


@requires(Permission.VIEW_PROJECT)
def project(request: SignedInRequest, project: Project) -> HttpResponse:
    sees_all = access.allowed(request.user, Permission.VIEW_READINGS, project)
    readers = progress.by_reader(project)
    reviews = access.allowed(request.user, Permission.REVIEW, project)
    own = next((one for one in readers if one.user_id == request.user.pk), None)
    return show(
        request,
        project,
        "project/project.html",
        shares=_shares(articles.states(project)),
        own=_shares(own.by_state) if own else [],
        own_open=_open(own) if own else 0,
        gone_back=gone_back(project, request.user, most=GONE_BACK),
        days=project.days_to_finish,
        to_review=how_many_wait(project) if reviews else 0,
        to_settle=adjudication.how_many_wait(project) if reviews else 0,
        skipped=sum(by_reason(project).values()) if sees_all else 0,
        came_back=came_back(project, request.user, most=CAME_BACK),
        readers=list(_lines(readers)) if sees_all else [],
        members=project.memberships.count(),
        articles=tallies.articles_in(project),
        open_comments=comments.open_in(project, request.user).count(),
    )


@requires(post=Permission.ANNOTATE)
def next_article(request: SignedInRequest, project: Project) -> HttpResponse:
    found = handout.next_article(project=project, by=request.user, at=now())
    if found is None:
        messages.success(
            request, gettext("Nothing is left for you here: all articles have readers.")
        )
        return redirect("project", slug=project.slug)
    return redirect("article", slug=project.slug, article_id=found.article_id)


@requires(Permission.VIEW_PROJECT)
def guidelines(request: SignedInRequest, project: Project) -> HttpResponse:
    rendered = markdown.rendered(project.guidelines)
    return show(request, project, "project/guidelines.html", guidelines=rendered)


@requires(Permission.MANAGE_PROJECT, post=Permission.MANAGE_PROJECT)
def edit_guidelines(request: SignedInRequest, project: Project) -> HttpResponse:
    form = GuidelinesForm(request.POST or None, initial={"guidelines": project.guidelines})
    if form.is_valid():
        projects_actions.change(project=project, guidelines=form.cleaned_data["guidelines"])
        messages.success(request, gettext("The guidelines are saved."))
        return redirect("guidelines", slug=project.slug)
    return show(request, project, "project/edit_guidelines.html", form=form)


def _shares(by_state: Mapping[str, int]) -> list[Share]:
    return [Share(state, count) for state, count in by_state.items()]


def _open(reader: ReaderProgress) -> int:
    return sum(reader.by_state.get(state, 0) for state in AnnotationSet.OPEN_STATES)


def _lines(readers: list[ReaderProgress]) -> Iterator[dict[str, object]]:
    """Each reader with the count of open and of finished readings, and the share of these."""
    names = names_of({one.username for one in readers})
    for one in readers:
        open_ = _open(one)
        finished = sum(one.by_state.get(state, 0) for state in AnnotationSet.FINISHED_STATES)
        yield {
            "name": names.get(one.username, one.username),
            "open": open_,
            "finished": finished,
            "total": open_ + finished,
        }
