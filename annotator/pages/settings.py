"""A project's settings."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.pages.frame import show
from labels.actions import projects
from labels.models import Project
from labels.permissions import Permission

MOST_READERS = 50
NAMES = ("name", "description", "direction", "clitics", "readers_per_article", "blind")


class SettingsForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    description = forms.CharField(
        label=_("Description"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    readers_per_article = forms.IntegerField(
        label=_("Readers of each article"),
        min_value=1,
        max_value=MOST_READERS,
        help_text=_("“Next article” hands an article out to so many people."),
    )
    blind = forms.BooleanField(label=_("Annotators do not see each other's labels"), required=False)
    clitics = forms.ChoiceField(
        label=_("Particles written with the word"),
        choices=[
            (Project.Clitics.WHOLE_WORD, _("The label takes the whole word: بالعراق")),
            (Project.Clitics.WITHOUT_PROCLITICS, _("The label leaves them out: العراق in بالعراق")),
        ],
        help_text=_("What the editor proposes; one can always mark otherwise."),
    )
    direction = forms.ChoiceField(
        label=_("Direction of the articles"),
        choices=[
            (Project.Direction.RTL, _("From right to left")),
            (Project.Direction.LTR, _("From left to right")),
        ],
    )


@requires(Permission.MANAGE_PROJECT, post=Permission.MANAGE_PROJECT)
def settings(request: SignedInRequest, project: Project) -> HttpResponse:
    kept = {name: getattr(project, name) for name in NAMES}
    form = SettingsForm(request.POST or None, initial=kept)
    if form.is_valid():
        projects.change(project=project, **form.cleaned_data)
        messages.success(request, gettext("The settings are saved."))
        return redirect("settings", slug=project.slug)
    response = show(request, project, "project/settings.html", form=form)
    response.status_code = 422 if form.is_bound else 200
    return response
