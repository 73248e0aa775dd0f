"""How fast a job goes and how long it will still take, in words."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext, ngettext

from annotator.models import Job

MINUTE = 60
HOUR = 60 * MINUTE


def speed(job: Job, *, at: datetime) -> str:
    """So many articles a second; empty while nobody can say."""
    seconds = job.seconds_at(at)
    if job.state != Job.State.RUNNING or seconds < 1:
        return ""
    dealt_with = job.done + job.refused + int(job.report.get("skipped", 0))
    pace = dealt_with / seconds
    number = f"{pace:,.0f}" if pace >= 1 else f"{pace:.1f}"
    return gettext("%(number)s a second") % {"number": number} if dealt_with else ""


def left(job: Job, *, at: datetime) -> str:
    """How long it will still take, rounded as people would say it; empty while nobody can say."""
    seconds = job.seconds_left_at(at)
    if seconds is None or job.seconds_at(at) < 1:
        return ""
    if seconds < MINUTE:
        return gettext("less than a minute left")
    if seconds < HOUR:
        minutes = round(seconds / MINUTE)
        words = ngettext("about %(n)s minute left", "about %(n)s minutes left", minutes)
        return words % {"n": minutes}
    hours = round(seconds / HOUR)
    return ngettext("about %(n)s hour left", "about %(n)s hours left", hours) % {"n": hours}
