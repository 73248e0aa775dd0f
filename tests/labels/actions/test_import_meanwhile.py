"""A schema that changes while a file is taken: no label comes in that was judged by another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labels.actions import schemas
from labels.actions.moving import move_labels
from labels.actions.transfer import GOLD, NONE, Intake, LabelsAs, Rejection, RejectionCode, Twice
from labels.models import AnnotationSet, Project, User
from labels.schema import MentionType, Moves
from tests.labels import making
from tests.labels.actions.renaming import RENAMING, renamed
from tests.labels.making import NEWS, reading, sami

pytestmark = pytest.mark.django_db

MOVES = Moves(RENAMING)
REFUSED = [Rejection(RejectionCode.OTHER_SCHEMA, "a2")]


def intake(project: Project, by: User, labels_as: LabelsAs = GOLD) -> Intake:
    """An import of which the first article is in."""
    found = Intake(project=project, twice=Twice.SKIP, labels_as=labels_as, by=by, at=making.AT)
    found.take([reading("a1", sami())])
    return found


def test_labels_of_the_schema_before_are_refused(huda: User) -> None:
    project = making.project(by=huda)
    importing = intake(project, huda)
    wider = replace(NEWS, types=(MentionType("ORG"), *NEWS.types))
    schemas.adopt_schema(project=project, schema=wider, by=huda, at=making.LATER)

    told = importing.take([reading("a2", sami())])

    assert told.findings == REFUSED
    assert AnnotationSet.objects.get().article.external_id == "a1"
    fresh = intake(Project.objects.get(), huda)
    assert fresh.take([reading("a2", sami())]).findings == []


def test_nothing_comes_while_labels_are_on_their_way(huda: User) -> None:
    project = making.project(by=huda)
    intake(project, huda)
    version = schemas.adopt_schema(
        project=project, schema=renamed(), moves=MOVES, by=huda, at=making.LATER
    )
    moving = Intake(
        project=Project.objects.get(), twice=Twice.SKIP, labels_as=GOLD, by=huda, at=making.LATER
    )
    person = replace(sami(), type="Person")

    meanwhile = moving.take([reading("a2", person)])
    list(move_labels(version=version, by=huda, at=making.LATER))
    afterwards = moving.take([reading("a2", person)])

    assert meanwhile.findings == REFUSED
    assert afterwards.findings == []


def test_articles_alone_come_in_by_any_schema(huda: User) -> None:
    project = making.project(by=huda)
    importing = intake(project, huda, NONE)
    wider = replace(NEWS, types=(MentionType("ORG"), *NEWS.types))
    schemas.adopt_schema(project=project, schema=wider, by=huda, at=making.LATER)

    assert importing.take([reading("a2")]).findings == []
