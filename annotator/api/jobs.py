"""Jobs: watched, stopped, and what came of them downloaded."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.timezone import now
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import jobs, messages
from annotator.access import refuse_unless_allowed
from annotator.api import shapes
from annotator.api.endpoint import Endpoint
from annotator.api.errors import Refused, problem_data
from annotator.jobs import reports
from annotator.messages.answers import answer
from annotator.models import Job
from labels.actions.transfer import Finding, Rejection
from labels.formats.base import LossReport
from labels.models import User
from labels.permissions import Permission
from labels.queries import access
from labels.records import schema_of, version_in_use


class AtJob(Endpoint):
    """A view under `/api/jobs/<id>/`."""

    job: Job

    def admit(self, user: User, permission: Permission) -> None:
        """Find the job, 404 where it is of no project of the user's, and judge by its kind."""
        mine = access.visible_projects(user).order_by()
        of_mine = Job.objects.select_related("project__schema", "by").filter(project__in=mine)
        found = of_mine.filter(pk=self.kwargs["id"]).first()
        if found is None:
            raise Http404
        refuse_unless_allowed(user, jobs.NEEDS[Job.Kind(found.kind)], found.project)
        jobs.resume_if_broken(found, at=now())
        self.job = found


class OneJob(AtJob):
    asks = {"GET": Permission.IMPORT, "DELETE": Permission.IMPORT}

    @extend_schema(responses=shapes.Job)
    def get(self, _request: Request, id: int) -> Response:
        """How far the job is, and what it has to tell."""
        return Response(job_data(self.job, at=now()))

    @extend_schema(responses={204: None})
    def delete(self, _request: Request, id: int) -> Response:
        """Stop the job; what it has taken so far stays."""
        if not jobs.stop(job=self.job, at=now()):
            raise Refused("conflict", 409, answer("already-ended"))
        return Response(status=204)


class Result(AtJob):
    asks = {"GET": Permission.EXPORT}

    @extend_schema(responses={200: OpenApiTypes.BINARY})
    def get(self, _request: Request, id: int) -> FileResponse:
        """The file that the job has made."""
        return download(self.job)


def download(job: Job) -> FileResponse:
    """A job's file, to be kept and not shown; problem document 409 where there is none."""
    file = jobs.result_of(job)
    if file is None:
        raise Refused("conflict", 409, answer("no-result"))
    return FileResponse(
        file,
        as_attachment=True,
        filename=job.result_name,
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )


def job_data(job: Job, *, at: datetime) -> dict[str, Any]:
    """A job with its report; sentences are in the reader's language."""
    report = job.report
    return {
        "id": job.pk,
        "kind": job.kind,
        "project": job.project.slug,
        "by": job.by.username,
        "state": job.state_at(at).value,
        "file": job.source_name or job.result_name,
        "share": job.share,
        "done": job.done,
        "total": job.total,
        "refused": job.refused,
        "skipped": report.get("skipped", 0),
        "numbers": report.get("numbers", {}),
        "findings": [_finding_data(one, job) for one in reports.findings(report)],
        "losses": losses_data(reports.losses(report)),
        "asked_at": job.asked_at,
        "begun_at": job.begun_at,
        "ended_at": job.ended_at,
        "result": reverse("api:result", args=[job.pk]) if job.result else None,
    }


def losses_data(report: LossReport) -> dict[str, Any]:
    """What was written and what was lost on the way."""
    return {
        "articles": report.articles,
        "mentions": report.mentions,
        "links": report.links,
        "losses": [
            {
                "code": one.code.value,
                "became": one.became.value,
                "count": one.count,
                "message": messages.sentence(one),
                "examples": [
                    {"article": case.reading, "at": case.at, "surface": case.surface}
                    for case in one.examples
                ],
            }
            for one in report.losses
        ],
    }


def _finding_data(finding: Finding, job: Job) -> dict[str, Any]:
    problems = finding.problems if isinstance(finding, Rejection) else ()
    schema = schema_of(version_in_use(job.project))
    return {
        "sort": type(finding).__name__.lower(),
        "code": finding.code.value,
        "file": finding.file,
        "line": finding.line,
        "article": finding.external_id if isinstance(finding, Rejection) else "",
        "message": messages.sentence(finding),
        "problems": [problem_data(one, schema) for one in problems],
    }
