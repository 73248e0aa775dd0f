"""Running long actions: what an action yields becomes progress that people can watch."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils.timezone import now
from django_tasks import task

from annotator.jobs.comparing import comparing
from annotator.jobs.plans import ExportPlan, ImportPlan
from annotator.jobs.reports import Report
from annotator.models import Job
from labels.actions import transfer
from labels.actions.moving import move_labels
from labels.actions.transfer import Progress
from labels.models import SchemaVersion

Steps = Generator[Progress, None, None]

TELLS_EVERY = 0.5
"""Seconds between two notes of progress: people see it move, and the database hardly notices."""

BEATS_EVERY = 15.0
"""Seconds between two signs of life; Job.SILENCE is a few of them."""

KEPT_FOR = timedelta(days=14)
"""How long the files of a job are kept."""


@task()  # type: ignore[misc, unused-ignore]
def run(job_id: int) -> None:
    """Run a job to its end, whatever that is; what nobody foresaw goes on to the queue's log."""
    forget_old_files(at=now())
    waiting = Job.objects.filter(pk=job_id, state=Job.State.WAITING)
    if not waiting.update(state=Job.State.RUNNING, begun_at=now(), heard_at=now()):
        return
    job = Job.objects.select_related("project", "by").get(pk=job_id)
    report = Report()
    try:
        with _signs_of_life(job_id):
            ended = _follow(job, report)
    except BaseException:
        _end(job, Job.State.FAILED, report)
        raise
    _end(job, ended, report)


def forget_old_files(*, at: datetime) -> None:
    """Throw away the files of jobs that ended, or died, long ago; what they told stays."""
    long_ago = at - KEPT_FOR
    died = Q(state=Job.State.RUNNING, heard_at__lt=long_ago)
    old = Job.objects.filter(Q(ended_at__lt=long_ago) | died).exclude(source="", result="")
    for job in old:
        for relative in filter(None, (job.source, job.result)):
            (settings.VAR_DIR / relative).unlink(missing_ok=True)
    old.update(source="", result="")


def _follow(job: Job, report: Report) -> Job.State:
    """Take the action's steps one by one, telling of them from time to time, until it ends."""
    told = time.monotonic()
    steps = _STEPS[Job.Kind(job.kind)](job)
    for progress in steps:
        report.add(progress)
        if time.monotonic() - told >= TELLS_EVERY:
            told = time.monotonic()
            if _told_to_stop(job, report):
                steps.close()
                return Job.State.STOPPED
    return Job.State.DONE


def _told_to_stop(job: Job, report: Report) -> bool:
    """Note how far it is; whether somebody wants it to end."""
    Job.objects.filter(pk=job.pk).update(heard_at=now(), **report.counts())
    return Job.objects.values_list("stop_asked", flat=True).get(pk=job.pk)


def _end(job: Job, state: Job.State, report: Report) -> None:
    if job.kind == Job.Kind.IMPORT and state is Job.State.DONE:
        (settings.VAR_DIR / job.source).unlink(missing_ok=True)
        job.source = ""
    if job.result and state is not Job.State.DONE:
        (settings.VAR_DIR / job.result).unlink(missing_ok=True)
        job.result = ""
    Job.objects.filter(pk=job.pk).update(
        state=state,
        ended_at=now(),
        source=job.source,
        result=job.result,
        report=report.data(),
        **report.counts(),
    )


def _import(job: Job) -> Steps:
    with _source(job) as (plan, lines):
        yield from transfer.import_readings(
            project=job.project,
            readings=plan.format.read(lines, plan.options, name=job.source_name),
            twice=plan.twice,
            labels_as=plan.labels_as,
            by=job.by,
            at=job.asked_at,
        )


def _rehearse(job: Job) -> Steps:
    with _source(job) as (plan, lines):
        yield from transfer.rehearse(
            project=job.project,
            readings=plan.format.read(lines, plan.options, name=job.source_name),
            twice=plan.twice,
            labels_as=plan.labels_as,
        )


def _export(job: Job) -> Steps:
    plan = ExportPlan.from_strings(job.options)
    with _result(job) as result:
        yield from transfer.export_readings(
            project=job.project,
            source=plan.source,
            format=plan.format,
            options=plan.options,
            to=result,
            only=plan.only,
        )


def _compare(job: Job) -> Steps:
    with _result(job) as result:
        yield from comparing(job.project, job.options, result)


def _move_labels(job: Job) -> Steps:
    versions = SchemaVersion.objects.select_related("undoes")
    version = versions.get(project=job.project_id, number=int(job.options["version"]))
    yield from move_labels(version=version, by=job.by, at=job.asked_at)


_STEPS: Mapping[Job.Kind, Callable[[Job], Steps]] = {
    Job.Kind.IMPORT: _import,
    Job.Kind.REHEARSAL: _rehearse,
    Job.Kind.EXPORT: _export,
    Job.Kind.AGREEMENT: _compare,
    Job.Kind.SCHEMA: _move_labels,
}


@contextmanager
def _source(job: Job) -> Iterator[tuple[ImportPlan, IO[bytes]]]:
    plan = ImportPlan.from_strings(job.options, file=job.source_name, project=job.project)
    with (settings.VAR_DIR / job.source).open("rb") as lines:
        yield plan, lines


@contextmanager
def _result(job: Job) -> Iterator[IO[bytes]]:
    """A new file for what the job makes; the job is told where it is."""
    relative = Path("results") / uuid.uuid4().hex
    path: Path = settings.VAR_DIR / relative
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    job.result = str(relative)
    with path.open("xb") as result:
        yield result


@contextmanager
def _signs_of_life(job_id: int) -> Iterator[None]:
    """Say every few seconds that this process lives, however long one step may take."""
    ended = threading.Event()
    beating = threading.Thread(target=partial(_beat, job_id, ended), daemon=True)
    beating.start()
    try:
        yield
    finally:
        ended.set()
        beating.join()


def _beat(job_id: int, ended: threading.Event) -> None:
    try:
        while not ended.wait(BEATS_EVERY):
            _heard(job_id)
    finally:
        connection.close()


def _heard(job_id: int) -> None:
    # A database that is busy now is asked again at the next beat.
    with suppress(DatabaseError):
        Job.objects.filter(pk=job_id).update(heard_at=now())
