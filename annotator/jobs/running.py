"""Running long actions: what an action yields becomes progress that people can watch.

A worker that dies leaves a job that says nothing more. Whoever notices first, another worker or
somebody who looks at the job, puts it into the queue again: an import goes on where it was,
anything else begins anew. After a few such deaths the job itself is to blame, and has failed.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Q, When
from django.utils.timezone import now
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from annotator.jobs import portions
from annotator.jobs.clearing import forget_old_files
from annotator.jobs.life import Pace, SupersededError, settle, signs_of_life
from annotator.jobs.reports import Report
from annotator.jobs.steps import STEPS, forget_results, note
from annotator.models import SILENCE, Job

ATTEMPTS = 3
"""Workers that may die at a job."""

logger = logging.getLogger(__name__)


@task()  # type: ignore[misc, unused-ignore]
def run(job_id: int) -> None:
    """Run a job to its end, whatever that is; what nobody foresaw is logged."""
    settle()
    waiting = Job.objects.filter(pk=job_id, state=Job.State.WAITING)
    # First of all: a task that is begun and a job that waits would be found by nobody for a while.
    is_ours = waiting.update(
        state=Job.State.RUNNING, begun_at=_beginning(), heard_at=now(), attempt=F("attempt") + 1
    )
    _look_after_the_others()
    if is_ours:
        _run(Job.objects.select_related("project", "by").get(pk=job_id))


def _beginning() -> Case:
    """When the job began: what goes on where it was did so when it was taken up first."""
    goes_on = When(dealt_with__gt=0, begun_at__isnull=False, then=F("begun_at"))
    return Case(goes_on, default=now())


def _run(job: Job) -> None:
    report = Report.so_far(job) if job.dealt_with else Report()
    try:
        with signs_of_life(Job.objects.filter(pk=job.pk, attempt=job.attempt)):
            ended = _follow(job, report)
    except SupersededError:
        return
    except BaseException as error:
        if isinstance(error, Exception):
            logger.exception("Job %s (%s) of %s came to no end.", job.pk, job.kind, job.project)
        _end(job, Job.State.FAILED, report)
        raise
    _end(job, ended, report)


def _look_after_the_others() -> None:
    """Clear away, and take up what was left; that it fails takes nothing from the job at hand."""
    try:
        forget_old_files(at=now())
        resume_broken(at=now())
    except Exception:
        logger.exception("Old files and broken jobs were not looked after; the next job does it.")


def resume_broken(*, at: datetime) -> None:
    """Put jobs whose workers have died into the queue again; one that kills them has failed."""
    silent = Job.objects.filter(state=Job.State.RUNNING, heard_at__lt=at - SILENCE)
    for job in silent.defer("report"):
        still = silent.filter(pk=job.pk, attempt=job.attempt)
        if job.attempt < ATTEMPTS and not job.stop_asked:
            with transaction.atomic():
                if still.update(state=Job.State.WAITING):
                    run.enqueue(job.pk)
        elif still.update(state=_state_of_dead(job), ended_at=at):
            forget_results(job)
    _enqueue_forgotten(at)


def _enqueue_forgotten(at: datetime) -> None:
    """Put jobs into the queue again whose worker died before it took them up.

    One that is there twice is run once: the first to move it on has it.
    """
    long_ago = at - SILENCE
    waiting = Job.objects.filter(Q(heard_at=None) | Q(heard_at__lt=long_ago), asked_at__lt=long_ago)
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=run.module_path)
    queued = {one["args"][0] for one in ready.values_list("args_kwargs", flat=True)}
    for id in waiting.filter(state=Job.State.WAITING).values_list("pk", flat=True):
        if id not in queued:
            run.enqueue(id)


def resume_if_broken(job: Job, *, at: datetime) -> None:
    """Put a job at which somebody looks into the queue again, where its worker has died."""
    waits = job.state == Job.State.WAITING and at - job.asked_at > SILENCE
    if waits or job.state_at(at) is Job.State.BROKEN:
        resume_broken(at=at)
        job.refresh_from_db()


def _state_of_dead(job: Job) -> Job.State:
    return Job.State.STOPPED if job.stop_asked else Job.State.FAILED


def _follow(job: Job, report: Report) -> Job.State:
    """Take the action's steps one by one, telling of them from time to time, until it ends."""
    pace = Pace()
    steps = STEPS[Job.Kind(job.kind)](job, report)
    for _step in steps:
        if pace.is_due():
            note(job, report)
            if Job.objects.values_list("stop_asked", flat=True).get(pk=job.pk):
                steps.close()
                return Job.State.STOPPED
    return Job.State.DONE


def _end(job: Job, state: Job.State, report: Report) -> None:
    is_taken = job.kind == Job.Kind.IMPORT and state is Job.State.DONE
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    has_ended = mine.update(
        state=state,
        ended_at=now(),
        source="" if is_taken else job.source,
        result=job.result if state is Job.State.DONE else "",
        report=report.data(),
        **report.counts(),
    )
    # Files of a job that is another worker's by now are still needed, and of one that was killed
    # before this was written down.
    if has_ended:
        forget = portions.forget if state is Job.State.DONE else forget_results
        forget(job)
        if is_taken:
            (settings.VAR_DIR / job.source).unlink(missing_ok=True)
