"""Export: what shall go out, how it will look, what it will lose; then a job writes it."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from annotator import jobs
from annotator.access import SignedInRequest, requires
from annotator.models import Job
from annotator.pages.choices import OptionsForm, format_choices
from annotator.pages.frame import show
from annotator.pages.jobs import loss_lines, recent
from annotator.templatetags.look import STATE_NAMES
from labels.actions.transfer import Source, preview_export
from labels.formats import WRITABLE
from labels.models import AnnotationSet, Project
from labels.permissions import Permission
from labels.split import Part

SOURCES = [
    (Source.READINGS, _("Every reading that was begun, named")),
    (Source.ACCEPTED, _("Accepted readings")),
    (Source.GOLD, _("The gold")),
]
PARTS = [
    ("", _("All articles")),
    (Part.TRAIN, _("For training (80%)")),
    (Part.DEV, _("For development (10%)")),
    (Part.TEST, _("For testing (10%)")),
]
STATES = [
    ("", _("In any state")),
    *((state.value, STATE_NAMES[state]) for state in list(AnnotationSet.State)[1:]),
]


class ExportForm(OptionsForm):
    source = forms.ChoiceField(label=_("Whose labels"), choices=SOURCES, initial=Source.READINGS)
    state = forms.ChoiceField(label=_("Readings"), choices=STATES, required=False)
    part = forms.ChoiceField(
        label=_("Part"),
        choices=PARTS,
        required=False,
        help_text=_("An article keeps its part for ever, whatever comes in later."),
    )
    format = forms.ChoiceField(label=_("Format"))

    def __init__(self, chosen: str, *, data: QueryDict | None) -> None:
        chosen = chosen if chosen in WRITABLE else "jsonl"
        super().__init__(data=data, initial={"format": chosen})
        format_ = cast("forms.ChoiceField", self.fields["format"])
        format_.choices = format_choices(WRITABLE)
        self.add_options(WRITABLE[chosen].writing)


@requires(Permission.EXPORT, post=Permission.EXPORT)
def exports(request: SignedInRequest, project: Project) -> HttpResponse:
    if request.method == "GET":
        return _shown(request, project, ExportForm(request.GET.get("format", ""), data=None))
    form = ExportForm(request.POST.get("format", ""), data=request.POST)
    if not form.is_valid():
        return _shown(request, project, form, status=422)
    if "preview" in request.POST:
        return _shown(request, project, form, preview=_preview(project, form))
    job = jobs.ask_export(project=project, given=form.strings(), by=request.user, at=now())
    return redirect("job", slug=project.slug, job_id=job.pk)


def _shown(
    request: SignedInRequest, project: Project, form: ExportForm, **more: object
) -> HttpResponse:
    status = cast("int", more.pop("status", 200))
    context = {"form": form, **recent(project, (Job.Kind.EXPORT,)), **more}
    response = show(request, project, "transfer/export.html", **context)
    response.status_code = status
    return response


def _preview(project: Project, form: ExportForm) -> dict[str, object]:
    plan = jobs.ExportPlan.from_strings(form.strings())
    seen = preview_export(
        project=project,
        source=plan.source,
        format=plan.format,
        options=plan.options,
        only=plan.only,
    )
    return {
        "text": "\n".join(seen.lines),
        "losses": loss_lines(seen.losses),
        "seen": seen.seen,
        "total": seen.total,
    }
