"""Comparing the readings of a project: what is chosen, and the tables that come of it."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import IO

from annotator.jobs.plans import PlanCode, PlanError, Strings
from labels.actions.transfer import Progress
from labels.models import Project
from labels.queries import agreement
from labels.queries.agreement import Chosen, Figures, Report


def chosen_from(given: Strings) -> Chosen:
    """The readings that strings choose; raises PlanError where `since` is no day."""
    names = frozenset(filter(None, (given.get("reader"), given.get("other_reader"))))
    since = given.get("since")
    try:
        day = date.fromisoformat(since) if since else None
    except ValueError:
        raise PlanError(PlanCode.NOT_A_DAY, option="since", value=since or "") from None
    return Chosen(readers=names, since=day)


def compare_now(project: Project, given: Strings) -> Report:
    """Compare all that is chosen, however long it takes."""
    (last,) = deque(agreement.compared(project, chosen_from(given)), maxlen=1)
    return _report(project, given, last)


def comparing(project: Project, given: Strings, to: IO[bytes]) -> Iterator[Progress]:
    """What the job does: compare, tell how far it is, and write the report as JSON."""
    chosen = chosen_from(given)
    total = agreement.count_shared(project, chosen)
    last = Figures()
    for last in agreement.compared(project, chosen):
        yield Progress(done=last.articles, total=total)
    to.write(json.dumps(_report(project, given, last).data()).encode())
    yield Progress(done=last.articles, total=last.articles)


def _report(project: Project, given: Strings, figures: Figures) -> Report:
    names = chosen_from(given).readers
    readers = [one for one in agreement.readers(project) if not names or one in names]
    return agreement.report(figures, readers=readers)
