"""Asking for long actions: each is kept as a Job and put into the queue."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.db import transaction

from annotator.jobs import running
from annotator.jobs.plans import ExportPlan, ImportPlan, Strings
from annotator.jobs.steps import UPLOADS, forget_results
from annotator.models import Job
from labels.formats import HEAD
from labels.formats.base import Head
from labels.models import Project, User
from labels.permissions import Permission
from labels.schema import Moves
from labels.wire import moves_data

LONGEST_NAME = 200

NEEDS = {
    Job.Kind.IMPORT: Permission.IMPORT,
    Job.Kind.REHEARSAL: Permission.IMPORT,
    Job.Kind.EXPORT: Permission.EXPORT,
    Job.Kind.AGREEMENT: Permission.VIEW_READINGS,
    Job.Kind.RELEASE: Permission.EXPORT,
    Job.Kind.SCHEMA: Permission.MANAGE_PROJECT,
}
"""What a job is about decides who may watch it: whoever may ask for one of its kind."""


class NothingToRepeatError(Exception):
    """The job is no rehearsal that came to its end, or its file is no longer kept."""


def ask_import(  # noqa: PLR0913 - what, how, whereto, and who and when
    *,
    kind: Job.Kind,
    project: Project,
    chunks: Iterable[bytes],
    name: str,
    given: Strings,
    by: User,
    at: datetime,
) -> Job:
    """Keep a file and ask for its import, or with the kind REHEARSAL for a trial of it.

    `name` is the file's name as its sender calls it, `given` what `ImportPlan` reads. Raises
    PlanError and OptionError, and keeps no file then.
    """
    name = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name[-LONGEST_NAME:]
    coming = iter(chunks)
    first = next(coming, b"")
    ImportPlan.from_strings(given, head=Head(name, first[:HEAD]), project=project)
    source = _kept(chain([first], coming))
    return asked_for(
        Job(
            kind=kind,
            project=project,
            by=by,
            options=dict(given),
            source=source,
            source_name=name,
            asked_at=at,
        )
    )


def import_rehearsed(*, job: Job, by: User, at: datetime) -> Job:
    """Ask for the import that a rehearsal has tried, of the same file in the same way.

    Raises NothingToRepeatError.
    """
    return _repeated(job, Job.Kind.IMPORT, {}, by=by, at=at)


def rehearse_again(*, job: Job, moves: Moves, by: User, at: datetime) -> Job:
    """Ask for another rehearsal of a rehearsed file, with its labels moved so.

    Raises NothingToRepeatError.
    """
    return _repeated(job, Job.Kind.REHEARSAL, {"map": json.dumps(moves_data(moves))}, by=by, at=at)


def ask_export(*, project: Project, given: Strings, by: User, at: datetime) -> Job:
    """Ask for a file of the project's labels; `given` is what `ExportPlan` reads.

    Raises PlanError, OptionError.
    """
    plan = ExportPlan.from_strings(given)
    name = f"{project.slug}-{plan.source}{plan.format.suffixes[0]}"
    return asked_for(
        Job(
            kind=Job.Kind.EXPORT,
            project=project,
            by=by,
            options=dict(given),
            result_name=name,
            asked_at=at,
        )
    )


def stop(*, job: Job, at: datetime) -> bool:
    """Ask a job to end before its time; whether it was not at its end yet.

    One that waits, or whose worker has died, is stopped at once; one that runs at its next step.
    """
    if job.has_ended_at(at) and job.state_at(at) is not Job.State.BROKEN:
        return False
    running_on = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING)
    if job.state_at(at) is Job.State.RUNNING and running_on.update(stop_asked=True):
        return True
    still = Job.objects.filter(pk=job.pk, state__in=[Job.State.WAITING, Job.State.RUNNING])
    has_stopped = bool(still.update(stop_asked=True, state=Job.State.STOPPED, ended_at=at))
    if has_stopped:
        forget_results(job)
    return has_stopped


def result_of(job: Job) -> IO[bytes] | None:
    """The file that a job has made, open for reading; None where there is none or no longer."""
    path = settings.VAR_DIR / job.result if job.result else None
    return path.open("rb") if path and path.is_file() else None


def asked_for(job: Job) -> Job:
    """Keep a job and put it into the queue."""
    with transaction.atomic():
        job.save(force_insert=True)
        running.run.enqueue(job.pk)
    return job


def _repeated(job: Job, kind: Job.Kind, options: dict[str, str], *, by: User, at: datetime) -> Job:
    if job.kind != Job.Kind.REHEARSAL or job.state != Job.State.DONE or not job.source:
        raise NothingToRepeatError
    with transaction.atomic():
        # The file goes over to the new job, which alone shall throw it away; of two who ask at once
        # one finds that it is gone.
        if not Job.objects.filter(pk=job.pk, source=job.source).update(source=""):
            raise NothingToRepeatError
        return asked_for(
            Job(
                kind=kind,
                project=job.project,
                by=by,
                options={**job.options, **options},
                source=job.source,
                source_name=job.source_name,
                asked_at=at,
            )
        )


def _kept(chunks: Iterable[bytes]) -> str:
    """Write a file under VAR_DIR, and give its path from there; nothing stays of half a file."""
    relative = UPLOADS / uuid.uuid4().hex
    path: Path = settings.VAR_DIR / relative
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with path.open("xb") as kept:
            for chunk in chunks:
                kept.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return str(relative)
