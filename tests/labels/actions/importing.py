"""What the tests of imports share: some outcomes of reading a file, and an import of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from labels.actions.transfer import NONE, LabelsAs, Progress, Twice, import_readings
from labels.formats.base import Outcome, Refusal, RefusalCode, Remark, RemarkCode
from labels.models import Project
from tests.labels import making
from tests.labels.making import baghdad, lives, mosul, place, sami, shelling

REFUSAL = Refusal(RefusalCode.NOT_JSON, 3, {"column": 7})
REMARK = Remark(RemarkCode.CONTROLS_REPLACED, 4, {"count": 1})
MARKS = (
    sami(attributes={"topics": ("war",), "level": "name"}, note="ملاحظة"),
    baghdad(),
    mosul(),
    shelling(),
    place(),
    lives(),
)


def steps(
    project: Project,
    *readings: Outcome,
    twice: Twice = Twice.REFUSE,
    labels_as: LabelsAs = NONE,
) -> Iterator[Progress]:
    # One import is told from the next by its time.
    at = making.AT + timedelta(minutes=project.articles.count())
    return import_readings(
        project=project,
        readings=readings,
        twice=twice,
        labels_as=labels_as,
        by=project.members.all()[0],
        at=at,
    )
