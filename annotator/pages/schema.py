"""A project's schema: shown, taken from a file, given as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator import jobs
from annotator.access import SignedInRequest, requires
from annotator.messages import sentence
from annotator.messages.answers import answer
from annotator.messages.schema_files import FILE_ERRORS, of_file_error, of_passed_over
from annotator.messages.schemas import of_part
from annotator.pages import schema_view
from annotator.pages.frame import show
from labels.actions import schemas
from labels.exchange import SPELLINGS, schema_from_file
from labels.models import Project
from labels.permissions import Permission
from labels.queries.usage import Use
from labels.records import MovingError, schema_of, version_in_use
from labels.schema import Moves, Schema

LARGEST = 2 * 1024 * 1024
"""Bytes of a schema's file: thousands of types go into them."""


class SchemaFileForm(forms.Form):
    file = forms.FileField(
        label=_("Schema file"),
        help_text=_(
            "JSON as you download it here, brat's annotation.conf, Label Studio's labelling XML, or"
            " doccano's list of labels; at most 2 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".json,.conf,.xml,application/json,text/xml"}),
    )
    passed_over: tuple[int, ...] = ()

    def clean_file(self) -> Schema:
        """The schema in the file; what is wrong with it is said in one sentence."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise forms.ValidationError(gettext("The file is larger than 2 MB."))
        try:
            taken = schema_from_file(file.read().decode("utf-8-sig"), name=str(file.name))
        except FILE_ERRORS as error:
            raise forms.ValidationError(of_file_error(error)) from error
        self.passed_over = taken.passed_over
        return taken.schema


@requires(Permission.VIEW_PROJECT)
def schema(request: SignedInRequest, project: Project) -> HttpResponse:
    shown = schema_view.of(schema_of(version_in_use(project)))
    return show(request, project, "schema/schema.html", schema=shown, **_versions(project))


@requires(Permission.VIEW_PROJECT)
def schema_status(request: SignedInRequest, project: Project) -> HttpResponse:
    """The versions alone, for a page that asks again while labels are moved."""
    return show(request, project, "schema/_versions.html", **_versions(project))


@requires(post=Permission.MANAGE_PROJECT)
def undo_schema(request: SignedInRequest, project: Project) -> HttpResponse:
    try:
        undone = jobs.undo_schema(project=project, by=request.user, at=now()).version
    except schemas.SchemaInUseError as error:
        uses = ", ".join(_in_use(project, use) for use in error.uses)
        words = gettext("Labels made since use what the version before has no name for: %(uses)s.")
        messages.error(request, words % {"uses": uses})
    except (schemas.NothingBeforeError, MovingError) as error:
        messages.error(request, sentence(error))
    else:
        words = gettext("The schema of before is in use again, as version %(number)s.")
        messages.success(request, words % {"number": undone.number})
    return redirect("schema", slug=project.slug)


@requires(post=Permission.MANAGE_PROJECT)
def move_labels(request: SignedInRequest, project: Project) -> HttpResponse:
    try:
        jobs.move_on(project=project, by=request.user, at=now())
    except jobs.NothingToMoveError:
        messages.error(request, answer("nothing-to-move"))
    return redirect("schema", slug=project.slug)


def _versions(project: Project) -> dict[str, object]:
    """The versions as a page shows them, and how far the labels of the last one are."""
    found = project.schema_versions.select_related("made_by", "follows", "undoes")
    job = jobs.latest_job(project, at=now())
    moving = version_in_use(project).moving
    return {
        "versions": found.defer("data", "follows__data", "undoes__data").order_by("-number"),
        "moving": moving,
        "on_its_way": job if moving else None,
        "broken": moving and (job is None or job.has_ended_at(now())),
    }


@requires(Permission.VIEW_PROJECT)
def schema_file(
    _request: SignedInRequest, project: Project, spelling: str = "hashiya"
) -> HttpResponse:
    """The schema as a file of ours or of another tool, under the name that the tool reads it by."""
    if spelling not in SPELLINGS:
        raise Http404
    chosen, version = SPELLINGS[spelling], version_in_use(project)
    name = {"hashiya": f"{project.slug}-schema-{version.number}.json", "brat": chosen.name}
    called = name.get(spelling, f"{project.slug}-{chosen.name}")
    return HttpResponse(
        chosen.write(schema_of(version)),
        content_type=f"{chosen.media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{called}"'},
    )


@requires(Permission.MANAGE_PROJECT, post=Permission.MANAGE_PROJECT)
def upload_schema(request: SignedInRequest, project: Project) -> HttpResponse:
    sent = request.method == "POST"
    form = SchemaFileForm(request.POST, request.FILES) if sent else SchemaFileForm()
    if form.is_valid() and _adopted(request, project, form):
        return redirect("schema", slug=project.slug)
    response = show(request, project, "schema/upload.html", form=form)
    response.status_code = 422 if sent else 200
    return response


def _adopted(request: SignedInRequest, project: Project, form: SchemaFileForm) -> bool:
    """Whether the project works by the form's schema now; the form says why not."""
    found: Schema = form.cleaned_data["file"]
    before = project.schema_id
    try:
        version = jobs.adopt_schema(
            project=project, schema=found, moves=Moves(), by=request.user, at=now()
        ).version
    except MovingError as error:
        form.add_error("file", sentence(error))
        return False
    except schemas.SchemaInUseError as error:
        form.add_error("file", gettext("The new schema lacks what labels of this project use:"))
        for use in error.uses:
            form.add_error("file", _in_use(project, use))
        form.add_error("file", gettext("Open the file in the editor to say where they go."))
        return False
    same = gettext("The file holds the schema that is in use: nothing is changed.")
    new = gettext("Version %(number)s is in use now.") % {"number": version.number}
    messages.success(request, same if version.pk == before else new)
    if form.passed_over:
        messages.info(request, of_passed_over(form.passed_over))
    moved = schema_view.of(found).moved
    if moved:
        messages.info(request, " ".join(moved))
    return True


def _in_use(project: Project, use: Use) -> str:
    schema = schema_of(version_in_use(project))
    part = of_part(schema, use.part, use.name, owner=use.owner)
    return gettext("%(part)s: %(count)s") % {"part": part, "count": use.count}
