"""Import: files in, tried first, then taken by a job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator import jobs
from annotator.access import SignedInRequest, requires
from annotator.messages.answers import answer
from annotator.models import Job
from annotator.pages.choices import OptionsForm, format_choices
from annotator.pages.frame import show
from annotator.pages.jobs import recent
from labels.actions.transfer import Twice
from labels.formats import FORMATS, HEAD
from labels.formats.base import Head, Options
from labels.models import Project
from labels.permissions import Permission

FOUND_OUT = ("", _("As the file itself tells"))
MATCHED = _("As they were matched the last time")
AS_THEY_STAND = _("As they stand in the file")
WHOSE = [
    ("gold", _("The gold: nobody's in particular, accepted")),
    ("reading", _("The reading of a member, handed in")),
    ("named", _("The readings of those whom the file names")),
    ("suggestion", _("A suggestion: nobody's reading")),
    ("none", _("Nobody's: take the articles without labels")),
]
TWICE = [
    (Twice.SKIP, _("Pass over it")),
    (Twice.REFUSE, _("Refuse it and say so")),
    (Twice.ADD, _("Add its labels as a further reading")),
]


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    def clean(self, data: object, initial: object = None) -> list[UploadedFile[Any]]:
        """Each file by itself; what is wrong with one is said with its name."""
        files: Sequence[object] = data if isinstance(data, list) and data else [data]
        cleaned: list[UploadedFile[Any]] = []
        wrong: list[str] = []
        for one in files:
            try:
                cleaned.append(super().clean(one, initial))
            except forms.ValidationError as error:
                wrong += (_of_file(one, words) for words in error.messages)
        if wrong:
            raise forms.ValidationError(wrong)
        return cleaned


class ImportForm(OptionsForm):
    file = FilesField(
        label=_("Files"),
        help_text=_("UTF-8, also packed as ZIP or tar.gz; several at once are taken one by one."),
        widget=FilesInput(attrs={"multiple": True}),
    )
    format = forms.ChoiceField(label=_("Format"), required=False)
    labels_as = forms.ChoiceField(
        label=_("Labels in the file become"), choices=WHOSE, initial="gold"
    )
    reader = forms.ChoiceField(label=_("The member"), required=False)
    map = forms.ChoiceField(label=_("Labels of other names"), required=False)
    twice = forms.ChoiceField(
        label=_("An article that is there already"), choices=TWICE, initial=Twice.SKIP
    )

    def __init__(
        self,
        project: Project,
        chosen: str,
        *,
        data: QueryDict | None,
        files: MultiValueDict[str, UploadedFile[Any]] | None = None,
    ) -> None:
        super().__init__(data=data, files=files, initial={"format": chosen, "map": jobs.KEPT})
        members = project.members.order_by("username")
        self._choose("format", [FOUND_OUT, *format_choices(FORMATS)])
        self._choose("map", [(jobs.KEPT, MATCHED), ("", AS_THEY_STAND)])
        self.has_map = bool(project.label_moves)
        self._choose("reader", [("", "—"), *((one.username, str(one)) for one in members)])
        self.add_options(FORMATS[chosen].reading if chosen in FORMATS else Options)

    def clean(self) -> dict[str, Any]:
        """A member must be named where the labels become a member's."""
        given = super().clean()
        if given.get("labels_as") == "reading" and not given.get("reader"):
            self.add_error("reader", gettext("Choose whose the labels become."))
        return given

    def _choose(self, name: str, choices: list[Any]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


@requires(Permission.IMPORT, post=Permission.IMPORT)
def imports(request: SignedInRequest, project: Project) -> HttpResponse:
    if request.method == "GET":
        return _shown(
            request, project, ImportForm(project, request.GET.get("format", ""), data=None)
        )
    chosen = request.POST.get("format", "")
    form = ImportForm(project, chosen, data=request.POST, files=request.FILES)
    if not form.is_valid() or not _every_file_fits(form, project):
        return _shown(request, project, form)
    asked = _asked(request, project, form)
    if len(asked) == 1:
        return redirect("job", slug=project.slug, job_id=asked[0].pk)
    messages.success(request, gettext("All files wait for their turn; see below how far they are."))
    return redirect("import", slug=project.slug)


def _shown(request: SignedInRequest, project: Project, form: ImportForm) -> HttpResponse:
    kinds = (Job.Kind.IMPORT, Job.Kind.REHEARSAL)
    context = {"form": form, **recent(project, kinds)}
    response = show(request, project, "transfer/import.html", **context)
    response.status_code = 422 if form.is_bound else 200
    return response


def _asked(request: SignedInRequest, project: Project, form: ImportForm) -> list[Job]:
    """A job for each file."""
    at_once = "import" in request.POST
    return [
        jobs.ask_import(
            kind=Job.Kind.IMPORT if at_once else Job.Kind.REHEARSAL,
            project=project,
            chunks=file.chunks(),
            name=file.name,
            given=form.strings(),
            by=request.user,
            at=now(),
        )
        for file in form.cleaned_data["file"]
    ]


def _every_file_fits(form: ImportForm, project: Project) -> bool:
    """Whether each file can be asked for; the form says which cannot, and then none is."""
    for file in form.cleaned_data["file"]:
        try:
            head = Head(file.name or "", file.read(HEAD))
            file.seek(0)
            jobs.ImportPlan.from_strings(form.strings(), head=head, project=project)
        except jobs.PlanError as error:
            form.add_error("file", _of_file(file, answer(error.code, **error.params)))
    return form.is_valid()


def _of_file(file: object, words: str) -> str:
    return f"{file.name}: {words}" if isinstance(file, UploadedFile) else words
