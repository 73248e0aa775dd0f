"""Figures of agreement: at once where articles are few, else by a job, which keeps them.

What is kept goes the way of all files of jobs: after some days it is computed anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from annotator.jobs.asking import asked_for, result_of
from annotator.jobs.comparing import chosen_from
from annotator.jobs.plans import Strings
from annotator.jobs.running import resume_if_broken
from annotator.models import Job
from labels.models import Project, User
from labels.queries.agreement import Report

AT_ONCE = 500
"""Articles that are compared while somebody waits for the page: a second at most."""

REMEMBERED = 50
"""Jobs among which one that answers the same question is looked for."""

OPTIONS = ("reader", "other_reader", "since")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a job found, and when it was asked for."""

    report: Report
    at: datetime


def ask_comparison(*, project: Project, given: Strings, by: User, at: datetime) -> Job:
    """The job that compares what is chosen: the one that is at it already, or a new one.

    Raises PlanError.
    """
    chosen_from(given)
    found = latest_comparison(project, given, at=at)
    if found and not found.has_ended_at(at):
        return found
    job = Job(
        kind=Job.Kind.AGREEMENT,
        project=project,
        by=by,
        options=_asked(given),
        result_name=f"{project.slug}-agreement.json",
        asked_at=at,
    )
    return asked_for(job)


def latest_comparison(project: Project, given: Strings, *, at: datetime) -> Job | None:
    """The last job that was asked to compare just this; queued again where its worker has died."""
    jobs = project.jobs.filter(kind=Job.Kind.AGREEMENT).defer("report")[:REMEMBERED]
    found = next((one for one in jobs if one.options == _asked(given)), None)
    if found:
        resume_if_broken(found, at=at)
    return found


def kept_comparison(project: Project, given: Strings) -> Kept | None:
    """What the last job found that came to its end with just this; None where nothing is kept."""
    done = project.jobs.filter(kind=Job.Kind.AGREEMENT, state=Job.State.DONE).exclude(result="")
    same = (one for one in done.defer("report")[:REMEMBERED] if one.options == _asked(given))
    job = next(same, None)
    file = result_of(job) if job else None
    if job is None or file is None:
        return None
    with file:
        return Kept(Report.from_data(json.load(file)), job.asked_at)


def _asked(given: Strings) -> dict[str, str]:
    return {name: given[name] for name in OPTIONS if given.get(name)}
