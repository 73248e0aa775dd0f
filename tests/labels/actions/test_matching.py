"""Labels of a file on their way to the names of the project's schema."""

from __future__ import annotations

import pytest

from labels.actions.transfer import (
    inventoried,
    keep_matching,
    kept_matching,
    matched,
)
from labels.document import Mention
from labels.formats.base import Reading, Remark, RemarkCode
from labels.models import Project
from labels.moving import Inventory
from labels.records import schema_of, version_in_use
from labels.schema import Move, Moves, Part
from tests.labels import making
from tests.labels.actions.importing import REMARK
from tests.labels.making import baghdad, reading, sami

pytestmark = pytest.mark.django_db
PERS = Mention("p", making.SAMI, "PERS")
MISC = Mention("x", making.SAMI, "MISC")
MOVES = Moves([Move(Part.TYPE, "PERS", to="PER"), Move(Part.TYPE, "MISC", to=None)])


@pytest.fixture
def project() -> Project:
    return making.project()


def types(one: object) -> list[str]:
    assert isinstance(one, Reading)
    return [mention.type for mention in one.document.in_reading_order()]


def test_labels_take_the_names_of_the_schema_and_what_is_left_out_is_told(
    project: Project,
) -> None:
    schema = schema_of(version_in_use(project))

    remark, first, second, told = matched(
        [REMARK, reading("a", PERS), reading("b", MISC)], MOVES, schema
    )

    assert (remark, types(first), types(second)) == (REMARK, ["PER"], [])
    assert told == Remark(RemarkCode.LEFT_OUT, params={"mentions": 1, "links": 0})


def test_nothing_is_told_where_nothing_is_left_out(project: Project) -> None:
    schema = schema_of(version_in_use(project))

    assert len(list(matched([reading("a", PERS)], MOVES, schema))) == 1


def test_an_inventory_is_made_on_the_way() -> None:
    inventory = Inventory()

    outcomes = list(inventoried([REMARK, reading("a", sami(), baghdad())], inventory))

    assert len(outcomes) == 2
    assert len(inventory.names) > 1


def test_a_project_keeps_where_labels_went_as_far_as_its_schema_still_has_it(
    project: Project,
) -> None:
    keep_matching(project=project, moves=MOVES)
    keep_matching(project=project, moves=Moves([Move(Part.TYPE, "GPE", to="Gone")]))

    kept = kept_matching(Project.objects.get(pk=project.pk))

    assert [(one.name, one.to) for one in kept] == [("PERS", "PER"), ("MISC", None)]
