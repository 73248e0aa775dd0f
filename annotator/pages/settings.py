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
from labels.rota import ALL, Order

MOST_READERS = 50
MOST_DAYS = 3_650
NAMES = (
    "name",
    "description",
    "readers_per_article",
    "share",
    "order",
    "seed",
    "days_to_finish",
    "blind",
    "hide_readers",
    "review_share",
    "review_seed",
    "clitics",
    "direction",
)


class SettingsForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    description = forms.CharField(
        label=_("Description"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    readers_per_article = forms.IntegerField(
        label=_("Readers of each article"),
        min_value=1,
        max_value=MOST_READERS,
        help_text=_(
            "“Next article” hands an article out to so many people. Articles that more people read "
            "already stay as they are."
        ),
    )
    share = forms.IntegerField(
        label=_("Share of the articles that so many people read, in per cent"),
        min_value=0,
        max_value=ALL,
        help_text=_(
            "One person reads each of the others. An article is drawn by the seed and its id, so "
            "articles that come later change nothing for these."
        ),
    )
    order = forms.ChoiceField(
        label=_("Order"),
        choices=[
            (Order.IMPORTED.value, _("As imported")),
            (Order.RANDOM.value, _("Random, drawn by the seed")),
        ],
        help_text=_("Articles that somebody reads already are handed out before untouched ones."),
    )
    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2**31 - 1,
        help_text=_("Any number: the same one draws the same articles again."),
    )
    days_to_finish = forms.IntegerField(
        label=_("Days until unfinished work goes back"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_(
            "After so many days without a change others may take the place; the labels are kept. "
            "Empty: never. What was sent back stays with its reader."
        ),
    )
    blind = forms.BooleanField(
        label=_("Annotators do not see each other's labels"),
        required=False,
        help_text=_(
            "Otherwise they see what others have handed in, never drafts. It holds at once, also "
            "for what is there already."
        ),
    )
    hide_readers = forms.BooleanField(
        label=_("Who adjudicates does not see whose readings these are"),
        required=False,
        help_text=_("They are numbered instead. Decisions are kept with their names either way."),
    )
    review_share = forms.IntegerField(
        label=_("Share of what each person hands in that is reviewed, in per cent"),
        min_value=0,
        max_value=ALL,
        help_text=_(
            "Below 100 a sample waits in the review queue, with each person's first reading in any "
            "case; the rest stays handed in and is never called accepted. What is decided stays."
        ),
    )
    review_seed = forms.IntegerField(
        label=_("Seed of the sample"),
        min_value=0,
        max_value=2**31 - 1,
        help_text=_("Another number draws what waits and nobody has begun to review anew."),
    )
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
