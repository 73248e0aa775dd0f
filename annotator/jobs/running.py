"""Running long actions: what an action yields becomes progress that people can watch.

A worker that dies leaves a job that says nothing more. Whoever notices first, another worker or
somebody who looks at the job, puts it into the queue again: an import goes on where it was,
anything else begins anew. After a few such deaths the job itself is to blame, and has failed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import now
from django_tasks import task

from annotator.jobs import portions
from annotator.jobs.life import Pace, SupersededError, settle, signs_of_life
from annotator.jobs.reports import Report
from annotator.jobs.steps import STEPS, forget_results, note
from annotator.models import SILENCE, Job

KEPT_FOR = timedelta(days=14)
"""How long the files of a job are kept."""

ATTEMPTS = 3
"""Workers that may die at a job."""


@task()  # type: ignore[misc, unused-ignore]
def run(job_id: int) -> None:
    """Run a job to its end, whatever that is; what nobody foresaw goes on to the queue's log."""
    settle()
    forget_old_files(at=now())
    resume_broken(at=now())
    waiting = Job.objects.filter(pk=job_id, state=Job.State.WAITING)
    moved = {"state": Job.State.RUNNING, "begun_at": now(), "heard_at": now()}
    if not waiting.update(**moved, attempt=F("attempt") + 1):
        return
    job = Job.objects.select_related("project", "by").get(pk=job_id)
    report = Report.so_far(job) if job.dealt_with else Report()
    try:
        with signs_of_life(Job.objects.filter(pk=job.pk, attempt=job.attempt)):
            ended = _follow(job, report)
    except SupersededError:
        return
    except BaseException:
        _end(job, Job.State.FAILED, report)
        raise
    _end(job, ended, report)


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


def resume_if_broken(job: Job, *, at: datetime) -> None:
    """Put a job at which somebody looks into the queue again, where its worker has died."""
    if job.state_at(at) is Job.State.BROKEN:
        resume_broken(at=at)
        job.refresh_from_db()


def _state_of_dead(job: Job) -> Job.State:
    return Job.State.STOPPED if job.stop_asked else Job.State.FAILED


def forget_old_files(*, at: datetime) -> None:
    """Throw away the files of jobs that ended, or died, long ago; what they told stays."""
    long_ago = at - KEPT_FOR
    died = Q(state=Job.State.RUNNING, heard_at__lt=long_ago)
    old = Job.objects.filter(Q(ended_at__lt=long_ago) | died).exclude(source="", result="")
    for job in old:
        forget_results(job)
        if job.source:
            (settings.VAR_DIR / job.source).unlink(missing_ok=True)
    old.update(source="", result="")


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
    if job.kind == Job.Kind.IMPORT and state is Job.State.DONE:
        (settings.VAR_DIR / job.source).unlink(missing_ok=True)
        job.source = ""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    has_ended = mine.update(
        state=state,
        ended_at=now(),
        source=job.source,
        result=job.result if state is Job.State.DONE else "",
        report=report.data(),
        **report.counts(),
    )
    # Files of a job that is another worker's by now are still needed.
    if has_ended:
        forget = portions.forget if state is Job.State.DONE else forget_results
        forget(job)
