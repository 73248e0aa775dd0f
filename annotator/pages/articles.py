"""The list of a project's articles."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.pages.frame import show
from annotator.templatetags.look import STATE_NAMES
from labels.models import Project
from labels.permissions import Permission
from labels.queries import access
from labels.queries.articles import listing
from labels.queries.finding import GOLD, OPEN
from labels.queries.people import names_of, readers_of

COMMENTS = [("", _("With or without")), (OPEN, _("With open comments"))]
STATES = [("", _("In any state")), *STATE_NAMES.items(), (GOLD, _("With gold"))]


class FilterForm(forms.Form):
    search = forms.CharField(
        label=_("Title or id"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    comments = forms.ChoiceField(label=_("Comments"), choices=COMMENTS, required=False)
    after = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1)


@requires(Permission.VIEW_PROJECT)
def articles(request: SignedInRequest, project: Project) -> HttpResponse:
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    sought = {name: asked.get(name, "") for name in ("state", "search", "comments")}
    after = asked.get("after") or 0
    page = listing(project, viewer=request.user, after=after, **sought)
    manages = access.allowed(request.user, Permission.MANAGE_PROJECT, project)
    people = list(readers_of(project)) if manages else []
    context = {
        "people": people,
        "page": page,
        "names": names_of({one.author for line in page.lines for one in line.readings}),
        "form": form,
        "filtered": any(sought.values()),
        "after": after,
    }
    return show(request, project, "articles/articles.html", **context)
