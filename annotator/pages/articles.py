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
from labels.queries.articles import GOLD, listing

STATES = [("", _("In any state")), *STATE_NAMES.items(), (GOLD, _("With gold"))]


class FilterForm(forms.Form):
    search = forms.CharField(
        label=_("Title or id"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    after = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1)


@requires(Permission.VIEW_PROJECT)
def articles(request: SignedInRequest, project: Project) -> HttpResponse:
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    state, search = asked.get("state", ""), asked.get("search", "")
    after = asked.get("after") or 0
    page = listing(project, viewer=request.user, state=state, search=search, after=after)
    context = {"page": page, "form": form, "filtered": bool(state or search), "after": after}
    return show(request, project, "articles/articles.html", **context)
