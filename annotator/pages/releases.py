"""Releases: labels frozen under a version, to be cited and downloaded; and what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from annotator import jobs
from annotator.access import SignedInRequest, requires
from annotator.messages import releases as words
from annotator.models import Job
from annotator.pages import markdown
from annotator.pages.exports import SOURCES
from annotator.pages.format_words import FORMAT_NAMES
from annotator.pages.frame import show
from annotator.pages.jobs import recent
from labels.actions.releasing import VersionTakenError
from labels.actions.transfer import Source
from labels.formats import WRITABLE
from labels.models import Project, Release
from labels.permissions import Permission
from labels.releases import LICENCES, Terms, TermsError, What, compare
from labels.releases.packing import JSONL

ANNOTATORS = [("numbered", _("Numbered, not named")), ("named", _("By name"))]


class ReleaseForm(forms.Form):
    version = forms.CharField(label=_("Version"), help_text=_("As in 1.0 or 2026-05."))
    title = forms.CharField(label=_("Title"), help_text=_("As the release is to be cited."))
    source = forms.ChoiceField(label=_("Whose labels"), choices=SOURCES, initial=Source.GOLD)
    annotators = forms.ChoiceField(label=_("Annotators"), choices=ANNOTATORS)
    formats = forms.MultipleChoiceField(
        label=_("Formats beside JSONL"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    dev = forms.IntegerField(label=_("For development, in per cent"), min_value=0, initial=10)
    test = forms.IntegerField(label=_("For testing, in per cent"), min_value=0, initial=10)
    seed = forms.CharField(
        label=_("Seed"),
        initial="hashiya",
        help_text=_("With the same seed an article keeps its part in every release."),
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=list(LICENCES.items()))
    authors = forms.CharField(label=_("Authors"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False)
    address = forms.URLField(label=_("Address"), required=False, assume_scheme="https")
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        help_text=_("What it is and what is new, for the card that goes with it. Markdown."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, project: Project, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        self.fields["title"].initial = project.name
        self.fields["year"].initial = now().year
        formats = self.fields["formats"]
        known = [(name, FORMAT_NAMES[name]) for name in WRITABLE if name != JSONL]
        formats.choices = known  # type: ignore[attr-defined]

    def terms(self) -> Terms | None:
        """What was asked for; None where it cannot be kept, which is told at its field."""
        try:
            given = {**self.cleaned_data, "formats": tuple(self.cleaned_data["formats"])}
            return Terms(**given)
        except TermsError as error:
            self.add_error(error.field, str(words.TERMS[error.code]))
            return None


@requires(Permission.EXPORT, post=Permission.EXPORT)
def releases(request: SignedInRequest, project: Project) -> HttpResponse:
    if request.method == "GET":
        return _listed(request, project, ReleaseForm(project=project))
    form = ReleaseForm(request.POST, project=project)
    terms = form.terms() if form.is_valid() else None
    if terms is None:
        return _listed(request, project, form, status=422)
    try:
        job = jobs.ask_release(project=project, terms=terms, by=request.user, at=now())
    except VersionTakenError:
        form.add_error("version", str(words.TAKEN) % {"version": terms.version})
    except jobs.NothingToReleaseError:
        form.add_error("source", str(words.NOTHING))
    else:
        return redirect("job", slug=project.slug, job_id=job.pk)
    return _listed(request, project, form, status=422)


@requires(Permission.EXPORT)
def release(request: SignedInRequest, project: Project, version: str) -> HttpResponse:
    """What a release holds; with `?since=` also what changed from another."""
    found = _found(project, version)
    others = list(project.releases.exclude(pk=found.pk).defer("contents"))
    since = next((one for one in others if one.version == request.GET.get("since")), None)
    context = {
        "release": found,
        "licence": LICENCES[found.terms["licence"]],
        "summary": markdown.rendered(found.terms["summary"]),
        "parts": found.contents["figures"]["parts"].items(),
        "types": _by_type(found, "mentions"),
        "links": _by_type(found, "links"),
        "others": others,
        "since": since,
        "changes": _changes(since, found) if since else None,
    }
    return show(request, project, "releases/release.html", **context)


@requires(Permission.EXPORT)
def release_file(request: SignedInRequest, project: Project, version: str) -> HttpResponseBase:
    found = _found(project, version)
    file = jobs.file_of(found)
    if file is None:
        messages.error(request, words.NO_FILE)
        return redirect("release", slug=project.slug, version=version)
    return FileResponse(file, as_attachment=True, filename=f"{project.slug}-{version}.zip")


def _listed(
    request: SignedInRequest, project: Project, form: ReleaseForm, *, status: int = 200
) -> HttpResponse:
    releases = project.releases.select_related("made_by")
    context = {"form": form, "releases": releases, **recent(project, (Job.Kind.RELEASE,))}
    response = show(request, project, "releases/releases.html", **context)
    response.status_code = status
    return response


def _found(project: Project, version: str) -> Release:
    found = project.releases.select_related("made_by").filter(version=version).first()
    if found is None:
        raise Http404
    return found


def _by_type(release: Release, what: str) -> Sequence[tuple[str, list[int]]]:
    """Each type with its counts by part, the commonest first."""
    counts = [part[what] for part in release.contents["figures"]["parts"].values()]
    names = sorted(set().union(*counts))
    rows = [(name, [one.get(name, 0) for one in counts]) for name in names]
    return sorted(rows, key=lambda row: -sum(row[1]))


def _changes(old: Release, new: Release) -> dict[str, object] | None:
    """What changed between two releases, in words; None where a file is gone."""
    before, after = jobs.file_of(old), jobs.file_of(new)
    if before is None or after is None:
        return None
    with before, after:
        found = compare(before, after)
    return {
        "found": found,
        "labels": [(words.CHANGES[what], found.of(what)) for what in What],
        "first": [(words.CHANGES[one.what], one) for one in found.first],
    }
