"""One's own projects, and founding a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.messages.answers import answer
from annotator.pages import schema_view
from labels import shipped
from labels.actions import projects as founding
from labels.models import Project
from labels.permissions import Permission
from labels.queries import access, work

TEMPLATES = {
    "ace": (
        _("Events of the news (ACE 2005)"),
        _("Seven kinds of entities, 33 kinds of events, and who did what to whom where."),
    ),
    "wojood": (
        _("Nested entities (Wojood)"),
        _("Twenty-one kinds of entities, one within another, for Arabic of every kind."),
    ),
    "hadath": (
        _("Events around entities (WojoodHadath)"),
        _("Wojood's entities and events with agent, place and date."),
    ),
    "anercorp": (
        _("Four entity types (ANERcorp)"),
        _("Persons, places, organisations and others: the classical task, and the quickest."),
    ),
}


class NewProjectForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    slug = forms.SlugField(
        label=_("Short name in addresses"),
        max_length=60,
        help_text=_("Latin letters, digits and hyphens, as in hashiya.example/projects/news-2024"),
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false"}),
    )
    description = forms.CharField(
        label=_("Description"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    template = forms.ChoiceField(label=_("Schema"), choices=[(one, one) for one in TEMPLATES])

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].lower()
        return slug


@requires(Permission.SIGN_IN)
def projects(request: SignedInRequest) -> HttpResponse:
    context = {
        "works": work.work_of(request.user),
        "may_found": access.allowed(request.user, Permission.FOUND_PROJECT),
    }
    return render(request, "projects/list.html", context)


@requires(Permission.SIGN_IN)
def to_list(_request: SignedInRequest) -> HttpResponse:
    return redirect("projects", permanent=True)


@requires(Permission.FOUND_PROJECT, post=Permission.FOUND_PROJECT)
def new_project(request: SignedInRequest) -> HttpResponse:
    form = NewProjectForm(request.POST or None, initial={"template": "ace"})
    if form.is_valid():
        project = _found(request, form)
        if project is not None:
            messages.success(request, gettext("The project is there. Import articles next."))
            return redirect("project", slug=project.slug)
    chosen = form["template"].value()
    context: dict[str, Any] = {
        "form": form,
        "templates": TEMPLATES,
        "chosen": chosen if chosen in TEMPLATES else "ace",
        "schema": schema_view.of(shipped.schema(chosen if chosen in TEMPLATES else "ace")),
    }
    status = 422 if form.is_bound else 200
    return render(request, "projects/new.html", context, status=status)


@requires(Permission.FOUND_PROJECT)
def template_preview(request: SignedInRequest) -> HttpResponse:
    chosen = request.GET.get("template", "")
    name = chosen if chosen in TEMPLATES else "ace"
    return render(request, "schema/_types.html", {"schema": schema_view.of(shipped.schema(name))})


def _found(request: SignedInRequest, form: NewProjectForm) -> Project | None:
    """The new project; None when its short name was taken, which the form then says."""
    given = form.cleaned_data
    try:
        return founding.found(
            slug=given["slug"],
            name=given["name"],
            schema=shipped.schema(given["template"]),
            by=request.user,
            at=now(),
            description=given["description"],
        )
    except founding.SlugTakenError:
        form.add_error("slug", answer("slug-taken", slug=given["slug"]))
        return None
