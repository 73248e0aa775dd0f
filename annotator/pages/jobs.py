"""Jobs as their askers watch them: how far, what was refused, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext

from annotator import jobs
from annotator.access import SignedInRequest, refuse_unless_allowed, requires
from annotator.jobs import reports
from annotator.messages import sentence
from annotator.messages.answers import answer
from annotator.models import Job
from annotator.pages import pace, schema_view
from annotator.pages.format_words import JOB_NAMES, JOB_STATES
from annotator.pages.frame import show
from labels.actions.transfer import Finding, Rejection
from labels.formats.base import Loss, LossReport, Remark
from labels.models import Project
from labels.permissions import Permission
from labels.records import schema_of, version_in_use
from labels.schema import Schema

LISTED = 20
"""Jobs that the pages of import and export list."""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in words.

    `wrong` unless it is a remark; `details` are the broken rules, each after its label's id.
    """

    wrong: bool
    article: str
    words: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LossLine:
    """A kind of loss in words, with its first cases."""

    words: str
    examples: tuple[str, ...]


ELSEWHERE = {Job.Kind.SCHEMA: "schema", Job.Kind.AGREEMENT: "agreement"}
"""The pages that tell of jobs which are about no file."""


@requires(Permission.IMPORT)
def job(request: SignedInRequest, project: Project, job_id: int) -> HttpResponse:
    found = job_of(request, project, job_id)
    if found.kind in ELSEWHERE:
        return redirect(ELSEWHERE[Job.Kind(found.kind)], slug=project.slug)
    return show(request, project, "transfer/job.html", **_told(found))


@requires(Permission.IMPORT)
def job_status(request: SignedInRequest, project: Project, job_id: int) -> HttpResponse:
    """The part of the page that changes, for a page that asks again and again."""
    found = job_of(request, project, job_id)
    return render(request, "transfer/_job.html", {"project": project, **_told(found)})


@requires(post=Permission.IMPORT)
def stop_job(request: SignedInRequest, project: Project, job_id: int) -> HttpResponse:
    if not jobs.stop(job=job_of(request, project, job_id), at=now()):
        messages.error(request, answer("already-ended"))
    return redirect("job", slug=project.slug, job_id=job_id)


@requires(post=Permission.IMPORT)
def import_rehearsed(request: SignedInRequest, project: Project, job_id: int) -> HttpResponse:
    tried = job_of(request, project, job_id)
    try:
        asked = jobs.import_rehearsed(job=tried, by=request.user, at=now())
    except jobs.NothingToRepeatError:
        messages.error(request, gettext("The file is no longer kept: choose it again."))
        return redirect("import", slug=project.slug)
    return redirect("job", slug=project.slug, job_id=asked.pk)


@requires(Permission.EXPORT)
def job_result(request: SignedInRequest, project: Project, job_id: int) -> HttpResponseBase:
    found = job_of(request, project, job_id)
    file = jobs.result_of(found)
    if file is None:
        messages.error(request, answer("no-result"))
        return redirect("job", slug=project.slug, job_id=job_id)
    return FileResponse(
        file,
        as_attachment=True,
        filename=found.result_name,
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )


def recent(project: Project, kinds: Sequence[Job.Kind]) -> dict[str, object]:
    """The latest jobs of these kinds, as lists show them, and whether one has not ended yet."""
    found = project.jobs.filter(kind__in=kinds).select_related("by").defer("report")[:LISTED]
    return {
        "jobs": [{"job": one, **_words(one)} for one in found],
        "in_work": not all(one.has_ended_at(now()) for one in found),
    }


def loss_lines(report: LossReport) -> list[LossLine]:
    """What is lost, in words."""
    return [
        LossLine(sentence(one), tuple(dict.fromkeys(filter(None, _surfaces(one)))))
        for one in report.losses
    ]


def _surfaces(loss: Loss) -> Iterator[str]:
    return (case.surface for case in loss.examples)


def job_of(request: SignedInRequest, project: Project, job_id: int) -> Job:
    """A job of this project; 404 where there is none, 403 where the reader may not watch it."""
    found = project.jobs.filter(pk=job_id).first()
    if found is None:
        raise Http404
    jobs.resume_if_broken(found, at=now())
    refuse_unless_allowed(request.user, jobs.NEEDS[Job.Kind(found.kind)], project)
    found.project = project
    return found


def _words(one: Job) -> dict[str, object]:
    state = one.state_at(now())
    return {"title": JOB_NAMES[one.kind], "state": state, "state_words": JOB_STATES[state]}


def _told(one: Job) -> dict[str, object]:
    """All that is told of a job."""
    ended = one.has_ended_at(now())
    schema = schema_of(version_in_use(one.project))
    findings = [_finding_line(found, schema) for found in reports.findings(one.report)]
    return {
        **_words(one),
        "speed": pace.speed(one, at=now()),
        "left": pace.left(one, at=now()),
        "unknown": len(reports.inventory(one.report).unknown_to(schema)),
        "job": one,
        "ended": ended,
        "skipped": one.report.get("skipped", 0),
        "findings": findings,
        "unnamed": sum(one.report.get("numbers", {}).values()) - len(findings),
        "losses": loss_lines(reports.losses(one.report)),
        "rows": [_row(row, schema) for row in reports.rows(one.report)] if ended else [],
    }


def _finding_line(finding: Finding, schema: Schema) -> FindingLine:
    rejected = finding if isinstance(finding, Rejection) else None
    return FindingLine(
        wrong=not isinstance(finding, Remark),
        article=rejected.external_id if rejected else "",
        words=sentence(finding),
        details=tuple(_details(rejected, schema)) if rejected else (),
    )


def _details(rejected: Rejection, schema: Schema) -> Iterator[tuple[str, str]]:
    return ((one.at, sentence(one, schema)) for one in rejected.problems)


def _row(row: reports.Row, schema: Schema) -> dict[str, object]:
    """An article of a rehearsal as the page shows it: of each label characters, type and colour."""
    labels = [
        (surface, schema_view.title_of(name, schema), schema.colour(name))
        for surface, name in row.labels
    ]
    return {"row": row, "labels": labels}
