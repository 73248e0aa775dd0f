"""Releases written by a job, and kept for good under VAR_DIR."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings

from annotator.models import Job
from labels.actions import releasing
from labels.actions.transfer import Progress
from labels.models import Release
from labels.releases import Contents, Terms

FOLDER = Path("releases")
"""Beside uploads and results, but never cleared."""


def packed(job: Job, to: IO[bytes]) -> Generator[Progress, None, Contents]:
    """Write the release that a job asks for."""
    return releasing.pack(project=job.project, terms=Terms.from_data(job.options), to=to)


def kept(job: Job, contents: Contents, *, at: datetime) -> Release:
    """Move the file that the job has made to where releases lie, and publish it.

    A file is named by what it holds, so that nothing is ever written over. It lies there before it
    is published: what is published has its file. A job that is taken up again because its worker
    died in between finds its release made. Raises VersionTakenError; the file stays the job's own
    then.
    """
    made: Path = settings.VAR_DIR / job.result
    with made.open("rb") as file:
        seal = hashlib.file_digest(file, "sha256").hexdigest()
    path = FOLDER / f"{seal}.zip"
    whole: Path = settings.VAR_DIR / path
    terms, size = Terms.from_data(job.options), made.stat().st_size
    whole.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    was_there = whole.exists()
    if not was_there:
        made.replace(whole)
    try:
        release = releasing.publish(
            project=job.project,
            terms=terms,
            contents=contents,
            kept=releasing.Kept(str(path), size, seal),
            by=job.by,
            at=at,
        )
    except releasing.VersionTakenError:
        same = job.project.releases.filter(version=terms.version, sha256=seal).first()
        if same is None:
            if not was_there:
                whole.replace(made)
            raise
        release = same
    made.unlink(missing_ok=True)
    job.result = ""
    return release
