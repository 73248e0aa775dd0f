"""A project's schema: shown, taken from a file, given as a file."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator import jobs
from annotator.access import SignedInRequest, requires
from annotator.messages import sentence
from annotator.messages.schemas import of_part
from annotator.pages import schema_view
from annotator.pages.frame import show
from labels.actions import schemas
from labels.models import Project
from labels.permissions import Permission
from labels.queries.usage import Use
from labels.records import MovingError, schema_of, version_in_use
from labels.schema import Moves, Schema, SchemaError
from labels.schema.brat import ConfError, conf_of, schema_from_conf
from labels.wire import WireError, schema_data, schema_from

LARGEST = 2 * 1024 * 1024
"""Bytes of a schema's file: thousands of types go into them."""


class SchemaFileForm(forms.Form):
    file = forms.FileField(
        label=_("Schema file"),
        help_text=_("JSON as you download it here, or brat's annotation.conf; at most 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".json,.conf,application/json"}),
    )
    passed_over: tuple[int, ...] = ()

    def clean_file(self) -> Schema:
        """The schema in the file; what is wrong with it is said in one sentence."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise forms.ValidationError(gettext("The file is larger than 2 MB."))
        try:
            text = file.read().decode("utf-8-sig")
            return self._of_conf(text) if str(file.name).endswith(".conf") else _of_json(text)
        except UnicodeDecodeError as error:
            words = gettext("The file is not UTF-8: its byte %(byte)s belongs to no character.")
            raise forms.ValidationError(words % {"byte": error.start + 1}) from error
        except json.JSONDecodeError as error:
            words = gettext("The file is no JSON: line %(line)s, character %(column)s.")
            place = {"line": error.lineno, "column": error.colno}
            raise forms.ValidationError(words % place) from error
        except RecursionError as error:
            raise forms.ValidationError(gettext("The file is nested too deeply.")) from error
        except (WireError, SchemaError, ConfError) as error:
            raise forms.ValidationError(sentence(error)) from error

    def _of_conf(self, text: str) -> Schema:
        found = schema_from_conf(text.replace("\r\n", "\n"), name="brat")
        self.passed_over = found.passed_over
        # What could not be kept as our own file is said now.
        return schema_from(schema_data(found.schema))


def _of_json(text: str) -> Schema:
    return schema_from(json.loads(text))


@requires(Permission.VIEW_PROJECT)
def schema(request: SignedInRequest, project: Project) -> HttpResponse:
    versions = project.schema_versions.select_related("made_by").order_by("-number")
    shown = schema_view.of(schema_of(project.schema)) if project.schema else None
    context = {"schema": shown, "versions": versions.defer("data")}
    return show(request, project, "schema/schema.html", **context)


@requires(Permission.VIEW_PROJECT)
def schema_file(_request: SignedInRequest, project: Project) -> HttpResponse:
    version = project.schema
    data = version.data if version else {}
    number = version.number if version else 0
    return HttpResponse(
        json.dumps(data, ensure_ascii=False, indent=2) + "\n",
        content_type="application/json; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{project.slug}-schema-{number}.json"'
        },
    )


@requires(Permission.VIEW_PROJECT)
def schema_conf(_request: SignedInRequest, project: Project) -> HttpResponse:
    """The schema as brat reads it, under the name that brat reads it by."""
    return HttpResponse(
        conf_of(schema_of(version_in_use(project))),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="annotation.conf"'},
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
        lines = ", ".join(map(str, form.passed_over))
        words = gettext("No schema here has a place for all that stands in the lines %(lines)s.")
        messages.info(request, words % {"lines": lines})
    moved = schema_view.of(found).moved
    if moved:
        messages.info(request, " ".join(moved))
    return True


def _in_use(project: Project, use: Use) -> str:
    schema = schema_of(version_in_use(project))
    part = of_part(schema, use.part, use.name, owner=use.owner)
    return gettext("%(part)s: %(count)s") % {"part": part, "count": use.count}
