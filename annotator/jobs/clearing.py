"""Files of jobs that nobody needs any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import Q

from annotator.jobs.steps import UPLOADS, forget_results
from annotator.models import Job

KEPT_FOR = timedelta(days=14)
"""How long the files of a job are kept."""


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
    _forget_strays(long_ago)


def _forget_strays(long_ago: datetime) -> None:
    """Throw away what was sent to a server that died before anything became of it."""
    for path in (settings.VAR_DIR / UPLOADS).glob("*"):
        sent_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        if sent_at < long_ago and not Job.objects.filter(source=UPLOADS / path.name).exists():
            path.unlink(missing_ok=True)
