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

    A file is named by what it holds, so that nothing is ever written over. Raises
    VersionTakenError; the file stays the job's own then.
    """
    made: Path = settings.VAR_DIR / job.result
    with made.open("rb") as file:
        seal = hashlib.file_digest(file, "sha256").hexdigest()
    path = FOLDER / f"{seal}.zip"
    whole: Path = settings.VAR_DIR / path
    release = releasing.publish(
        project=job.project,
        terms=Terms.from_data(job.options),
        contents=contents,
        kept=releasing.Kept(str(path), made.stat().st_size, seal),
        by=job.by,
        at=at,
    )
    whole.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made.replace(whole)
    job.result = ""
    return release
