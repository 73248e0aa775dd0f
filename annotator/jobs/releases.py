"""Asking for releases, and their files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings

from annotator.jobs.asking import asked_for
from annotator.models import Job
from labels.actions import releasing
from labels.actions.transfer import EVERYTHING, Source, chosen_sets
from labels.models import Project, Release, User
from labels.releases import Terms


class NothingToReleaseError(Exception):
    """The project has no reading of the kind that was chosen."""


def ask_release(*, project: Project, terms: Terms, by: User, at: datetime) -> Job:
    """Ask for a release by these terms; raises VersionTakenError, NothingToReleaseError."""
    releasing.refuse_taken(project=project, version=terms.version)
    if not chosen_sets(project, Source(terms.source), EVERYTHING).exists():
        raise NothingToReleaseError
    return asked_for(
        Job(
            kind=Job.Kind.RELEASE,
            project=project,
            by=by,
            options=terms.data(),
            source_name=terms.version,
            asked_at=at,
        )
    )


def file_of(release: Release) -> IO[bytes] | None:
    """The file of a release, open for reading; None where somebody has taken it away."""
    path: Path = settings.VAR_DIR / release.file
    return path.open("rb") if path.is_file() else None
