"""What each kind of job does, step by step; its report grows on the way."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from annotator.jobs import packing, portions
from annotator.jobs.comparing import comparing
from annotator.jobs.life import SupersededError
from annotator.jobs.plans import ExportPlan, ImportPlan
from annotator.jobs.reports import Report
from annotator.models import Job
from labels.actions import transfer
from labels.actions.moving import move_labels
from labels.actions.transfer import Input, Progress
from labels.formats.archives import Meter
from labels.models import SchemaVersion

UPLOADS = Path("uploads")
"""Beneath VAR_DIR: files that were sent, until a job has dealt with them."""

Steps = Generator[None, None, None]
Made = TypeVar("Made")


def note(job: Job, report: Report, /, **more: object) -> None:
    """Note how far a job is and that its worker lives; raises SupersededError."""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    if not mine.update(heard_at=now(), share=job.share, **report.counts(), **more):
        raise SupersededError


def importing(job: Job, report: Report) -> Steps:
    """Take the articles of the job's file, and go on where a worker that died had come to."""
    plan, meter = _planned(job), Meter()
    intake = transfer.Intake(
        project=job.project,
        twice=plan.twice,
        labels_as=plan.labels_as,
        by=job.by,
        at=job.asked_at,
    )
    with _input(job, plan).opened(meter) as outcomes:
        fitting = plan.fit(outcomes, job.project)
        for page in transfer.pages(islice(fitting, job.dealt_with, None)):
            job.share = meter.share
            with transaction.atomic():
                # In one transaction: what is taken is known to be, or neither is.
                report.add(intake.take(page).after(report.progress))
                job.dealt_with += len(page)
                note(job, report, dealt_with=job.dealt_with, report=report.data())
            yield
    intake.end()


def rehearsing(job: Job, report: Report) -> Steps:
    """Tell what an import would, and write nothing."""
    plan, meter = _planned(job), Meter()
    with _input(job, plan).opened(meter) as outcomes:
        fitting = plan.fit(outcomes, job.project)
        if plan.labels_as.kind:
            fitting = transfer.inventoried(fitting, report.inventory)
        for progress in transfer.rehearse(
            project=job.project, readings=fitting, twice=plan.twice, labels_as=plan.labels_as
        ):
            report.add(progress)
            job.share = meter.share
            yield


def exporting(job: Job, report: Report) -> Steps:
    """Write the chosen readings into a new file, many of them together with other workers."""
    plan = ExportPlan.from_strings(job.options)
    in_portions = portions.planned(job, plan)
    with _result(job) as result:
        if in_portions:
            yield from portions.joined(job, report, result)
            return
        for progress in plan.written(job.project, to=result):
            report.add(progress)
            job.share = progress.done / (progress.total or 1)
            yield


def agreeing(job: Job, report: Report) -> Steps:
    """Compare readings, and write what comes of it."""
    with _result(job) as result:
        for progress in comparing(job.project, job.options, result):
            report.add(progress)
            job.share = progress.done / (progress.total or 1)
            yield


def moving(job: Job, report: Report) -> Steps:
    """Move labels to another version of the schema; those that moved already stay."""
    versions = SchemaVersion.objects.select_related("undoes")
    version = versions.get(project=job.project_id, number=int(job.options["version"]))
    for progress in move_labels(version=version, by=job.by, at=job.asked_at):
        report.add(progress)
        job.share = progress.done / (progress.total or 1)
        yield


def releasing(job: Job, report: Report) -> Steps:
    """Write a release, and publish it."""
    with _result(job) as result:
        contents = yield from _told(job, report, packing.packed(job, result))
    packing.kept(job, contents, at=now())


def _told(
    job: Job, report: Report, steps: Generator[Progress, None, Made]
) -> Generator[None, None, Made]:
    """Report each step; what they make in the end."""
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        report.add(progress)
        job.share = progress.done / (progress.total or 1)
        yield


STEPS: Mapping[Job.Kind, Callable[[Job, Report], Steps]] = {
    Job.Kind.IMPORT: importing,
    Job.Kind.REHEARSAL: rehearsing,
    Job.Kind.EXPORT: exporting,
    Job.Kind.AGREEMENT: agreeing,
    Job.Kind.SCHEMA: moving,
    Job.Kind.RELEASE: releasing,
}


def forget_results(job: Job) -> None:
    """Throw away what this job has written, whole or half, also by workers that died at it."""
    portions.forget(job)
    _forget_joined(job)


def _forget_joined(job: Job) -> None:
    for path in portions.results().glob(f"job-{job.pk}-*"):
        path.unlink(missing_ok=True)


def _planned(job: Job) -> ImportPlan:
    return ImportPlan.from_strings(job.options, project=job.project)


def _input(job: Job, plan: ImportPlan) -> Input:
    spool = settings.VAR_DIR / UPLOADS
    return plan.input(settings.VAR_DIR / job.source, name=job.source_name, spool_in=spool)


@contextmanager
def _result(job: Job) -> Iterator[IO[bytes]]:
    """A new file for what the job makes, under its own name; the job is told where it is."""
    _forget_joined(job)
    path = portions.results() / f"job-{job.pk}-{job.attempt}"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    job.result = str(path.relative_to(settings.VAR_DIR))
    with path.open("xb") as result:
        yield result
