"""Exports that several workers write: a portion each, joined in order (docs/decisions/0028).

The worker of the job plans the portions and puts a task for each into the queue. Whoever is free
takes one; the job's own worker takes them too, waits for what others still write, and joins all. So
one worker alone comes to the same end, and so does one whose helpers have died: what was silent for
too long is written again, into a file of its own name.
"""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import reduce
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum
from django.utils.timezone import now
from django_tasks import task

from annotator.jobs import reports
from annotator.jobs.life import Pace, SupersededError, settle, signs_of_life
from annotator.jobs.plans import ExportPlan
from annotator.models import SILENCE, Job, Portion
from labels.actions import transfer
from labels.actions.transfer import Progress, Range
from labels.formats.base import LossReport, together

IN_A_PORTION = 10_000
"""Readings: some seconds of work. So many alone are no work to be divided."""

PATIENCE = 0.1
"""Seconds between two looks at portions that others write."""

AT_ONCE = 1 << 20
"""Bytes that are copied together."""

HELPING = -10
"""What people ask for meanwhile goes before portions: these have a worker in any case."""


logger = logging.getLogger(__name__)


@task(priority=HELPING)  # type: ignore[misc, unused-ignore]
def help_with(portion_id: int) -> None:
    """Write a portion of a running export, unless somebody else does or it is gone."""
    waiting = Portion.objects.filter(pk=portion_id, state=Portion.State.WAITING)
    portion = _taken(waiting.filter(job__state=Job.State.RUNNING))
    if portion is None:
        return
    settle()
    try:
        for _page in _written(portion):
            pass
    except SupersededError:
        return
    except BaseException as error:
        if isinstance(error, Exception):
            logger.exception("Portion %s was not written by this worker.", portion)
        # The job's own worker meets the same and says so, or was spared what this one met.
        _mine(portion).update(state=Portion.State.WAITING)
        raise


def planned(job: Job, plan: ExportPlan) -> bool:
    """Whether the job is done in portions; a job that was taken up again keeps those it has.

    What another worker was at begins anew: it died, or will learn that it was superseded.
    """
    if job.portions.exists():
        job.portions.filter(state=Portion.State.RUNNING).update(state=Portion.State.WAITING)
        return True
    if not plan.format.is_joined(plan.options):
        return False
    ranges = transfer.ranges_of(
        project=job.project, source=plan.source, only=plan.only, size=IN_A_PORTION
    )
    if len(ranges) == 1:
        return False
    job.total = transfer.count_of(project=job.project, source=plan.source, only=plan.only)
    with transaction.atomic():
        Job.objects.filter(pk=job.pk).update(total=job.total)
        for number, one in enumerate(ranges):
            portion = Portion.objects.create(job=job, number=number, **asdict(one))
            help_with.enqueue(portion.pk)
    return True


def joined(job: Job, report: reports.Report, to: IO[bytes]) -> Iterator[None]:
    """Write what nobody else does, wait for the others, and write all portions into one file."""
    yield from _all_written(job, report)
    # A worker whose VAR_DIR is another, or whose disk lost the file, has written for nobody.
    while lacking := [one.pk for one in job.portions.all() if not _is_whole(one)]:
        job.portions.filter(pk__in=lacking).update(state=Portion.State.WAITING, done=0)
        yield from _all_written(job, report)
    for portion in job.portions.all():
        with (settings.VAR_DIR / portion.result).open("rb") as part:
            shutil.copyfileobj(part, to, AT_ONCE)
        yield
    kept = (reports.losses({"losses": one.losses}) for one in job.portions.all())
    losses = reduce(together, kept, LossReport())
    done = _done(job)
    report.add(Progress(done=done, total=done, losses=losses))


def forget(job: Job) -> None:
    """Throw away the job's portions; who still writes one learns that it is superseded."""
    job.portions.all().delete()
    for path in results().glob(f"portion-{job.pk}-*"):
        path.unlink(missing_ok=True)


def _all_written(job: Job, report: reports.Report) -> Iterator[None]:
    pace = Pace()
    while job.portions.exclude(state=Portion.State.WRITTEN).exists():
        for _step in _next_step(job):
            if pace.is_due():
                report.add(Progress(done=_done(job), total=job.total))
                job.share = report.progress.done / (job.total or 1)
            yield


def _next_step(job: Job) -> Iterator[None]:
    """Write a portion page by page, or wait a little where none is to be had."""
    silent = Q(state=Portion.State.RUNNING, heard_at__lt=now() - SILENCE)
    portion = _taken(job.portions.filter(Q(state=Portion.State.WAITING) | silent))
    if portion is None:
        time.sleep(PATIENCE)
        yield
        return
    with suppress(SupersededError):
        yield from _written(portion)


def _taken(which: QuerySet[Portion]) -> Portion | None:
    """The first of these, for this worker alone; None where there is none."""
    while portion := which.select_related("job__project").order_by("number").first():
        # Of two who found it, the first to raise the number has it.
        found = Portion.objects.filter(pk=portion.pk, attempt=portion.attempt, state=portion.state)
        running = {"state": Portion.State.RUNNING, "heard_at": now(), "done": 0}
        if found.update(**running, attempt=F("attempt") + 1):
            portion.attempt += 1
            return portion
    return None


def _written(portion: Portion) -> Iterator[None]:
    """Write a portion into a file of its own, page by page; raises SupersededError."""
    job, pace = portion.job, Pace()
    plan = ExportPlan.from_strings(job.options)
    within = Range(portion.after, portion.until, portion.newest)
    with _file(portion) as to, signs_of_life(_mine(portion)):
        progress = Progress()
        for progress in plan.written(job.project, to=to, within=within):
            if pace.is_due():
                _note(portion, done=progress.done)
            yield
        to.flush()
        _note(
            portion,
            state=Portion.State.WRITTEN,
            done=progress.done,
            result=str(Path(to.name).relative_to(settings.VAR_DIR)),
            size=to.tell(),
            losses=asdict(progress.losses),
        )


@contextmanager
def _file(portion: Portion) -> Iterator[IO[bytes]]:
    """A new file, of which nothing stays unless it is written to its end."""
    name = f"portion-{portion.job_id}-{portion.number}-{portion.attempt}"
    results().mkdir(mode=0o700, parents=True, exist_ok=True)
    path = results() / name
    try:
        with path.open("wb") as to:
            yield to
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _mine(portion: Portion) -> QuerySet[Portion]:
    running = Portion.objects.filter(state=Portion.State.RUNNING)
    return running.filter(pk=portion.pk, attempt=portion.attempt)


def _note(portion: Portion, **news: object) -> None:
    if not _mine(portion).update(heard_at=now(), **news):
        raise SupersededError


def _done(job: Job) -> int:
    return job.portions.aggregate(done=Sum("done"))["done"] or 0


def _is_whole(portion: Portion) -> bool:
    path: Path = settings.VAR_DIR / portion.result
    return path.is_file() and path.stat().st_size == portion.size


def results() -> Path:
    """Where the files are that jobs make."""
    var: Path = settings.VAR_DIR
    return var / "results"
