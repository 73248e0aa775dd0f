"""The next version of a schema, and the job that moves labels to it where that is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from annotator.jobs.asking import asked_for
from annotator.jobs.running import resume_if_broken
from annotator.models import Job
from labels.actions import schemas
from labels.models import Project, SchemaVersion, User
from labels.schema import Moves, Schema


class NothingToMoveError(Exception):
    """No labels are on their way, or somebody moves them already."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The version in use now; `job` moves labels to it, None where none are to be moved."""

    version: SchemaVersion
    job: Job | None


def adopt_schema(
    *, project: Project, schema: Schema, moves: Moves, by: User, at: datetime
) -> Adopted:
    """As `labels.actions.schemas.adopt_schema`, with the job that moves the labels."""
    with transaction.atomic():
        version = schemas.adopt_schema(project=project, schema=schema, moves=moves, by=by, at=at)
        return Adopted(version, _asked(version, by=by, at=at) if version.moving else None)


def undo_schema(*, project: Project, by: User, at: datetime) -> Adopted:
    """As `labels.actions.schemas.undo_schema`, with the job that moves the labels."""
    with transaction.atomic():
        version = schemas.undo_schema(project=project, by=by, at=at)
        return Adopted(version, _asked(version, by=by, at=at) if version.moving else None)


def move_on(*, project: Project, by: User, at: datetime) -> Job:
    """Go on with labels whose job has broken off. Raises NothingToMoveError."""
    latest_job(project, at=at)  # what can be resumed is, whatever is answered
    with transaction.atomic():
        locked = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
        version = locked.schema
        latest = latest_job(project, at=at)
        if version is None or not version.moving or (latest and not latest.has_ended_at(at)):
            raise NothingToMoveError
        return _asked(version, by=by, at=at)


def latest_job(project: Project, *, at: datetime) -> Job | None:
    """The last job that moved labels of this project; queued again where its worker has died."""
    found = project.jobs.filter(kind=Job.Kind.SCHEMA).first()
    if found:
        resume_if_broken(found, at=at)
    return found


def _asked(version: SchemaVersion, *, by: User, at: datetime) -> Job:
    return asked_for(
        Job(
            kind=Job.Kind.SCHEMA,
            project=version.project,
            by=by,
            options={"version": str(version.number)},
            asked_at=at,
        )
    )
