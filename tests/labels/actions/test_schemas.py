"""A schema changed under labels: counted before, right after, and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labels.actions import annotate, schemas
from labels.actions.moving import move_labels
from labels.actions.schemas import SchemaInUseError
from labels.actions.transfer import GOLD
from labels.changes import Drop, Put
from labels.models import AnnotationSet, Batch, Project, SchemaVersion, User
from labels.moving import Meeting, Met
from labels.queries.usage import Touched, Use, touched
from labels.records import MovingError, document_of, schema_of, version_in_use
from labels.schema import AttributeForm, MentionType, Move, Moves, Part
from tests.labels import making
from tests.labels.actions.renaming import (
    RENAMING,
    change,
    only_reading,
    renamed,
    take_back,
    unsound,
    used,
    with_labels,
)
from tests.labels.making import NEWS, baghdad, sami

pytestmark = pytest.mark.django_db


def test_a_thousand_labels_are_renamed_merged_dropped_and_brought_back(huda: User) -> None:
    project = with_labels(huda, 200)
    before = used(project)
    was = {one.pk: document_of(one) for one in AnnotationSet.objects.select_related("article")}

    told = touched(project, Meeting(RENAMING, renamed()))
    progress = change(project, huda, renamed(), *RENAMING)
    right_after, sound_after = used(project), unsound(project)
    take_back(project, huda)

    assert before == {
        "PER": 200, "CITY": 400, "Attack": 200, "Place": 200, "lives-in": 200,
    }  # fmt: skip
    assert told == (
        Touched(Met(Part.CHOICE, "name", "level", "noun"), 100),
        Touched(Met(Part.RELATION, "lives-in"), 200),
        Touched(Met(Part.ROLE, "Place", "Attack", "Where"), 200),
        Touched(Met(Part.TYPE, "PER", "", "Person"), 200),
    )
    assert right_after == {"Person": 200, "CITY": 400, "Attack": 200, "Where": 200}
    assert [(one.done, one.total) for one in progress] == [
        (0, 200), (100, 200), (200, 200), (200, 200),
    ]  # fmt: skip
    assert used(project) == before
    assert was == {one.pk: document_of(one) for one in AnnotationSet.objects.all()}
    assert (sound_after, unsound(project)) == ([], [])
    assert schema_of(version_in_use(Project.objects.get())) == NEWS
    assert list(SchemaVersion.objects.order_by("number").values_list("number", "moving")) == [
        (1, False), (2, False), (3, False),
    ]  # fmt: skip


def test_what_nothing_was_said_of_is_not_dropped(huda: User) -> None:
    project = with_labels(huda, 2)
    moves = [one for one in RENAMING if one.part is not Part.RELATION]

    with pytest.raises(SchemaInUseError) as error:
        change(project, huda, renamed(), *moves)

    assert error.value.uses == (Use(Part.RELATION, "lives-in", "", 2),)
    assert (SchemaVersion.objects.count(), used(project)["lives-in"]) == (1, 2)


def test_nothing_is_written_while_labels_are_on_their_way(huda: User) -> None:
    project = making.project(by=huda)
    reading = making.begun(project, huda)
    making.write(reading, huda, Put(sami()))
    schemas.adopt_schema(
        project=project, schema=renamed(), moves=RENAMING, by=huda, at=making.LATER
    )

    with pytest.raises(MovingError):
        making.write(reading, huda, Put(baghdad()))
    with pytest.raises(MovingError):
        schemas.adopt_schema(project=project, schema=NEWS, by=huda, at=making.LATER)
    with pytest.raises(MovingError):
        schemas.undo_schema(project=project, by=huda, at=making.LATER)


def test_a_run_that_broke_off_goes_on_and_moves_nothing_twice(huda: User) -> None:
    swap = (Move(Part.TYPE, "PER", to="CITY"), Move(Part.TYPE, "CITY", to="PER"))
    project = making.project(by=huda)
    making.bring(
        project, *(making.reading(f"a{one}", sami()) for one in range(101)), labels_as=GOLD
    )
    version = schemas.adopt_schema(
        project=project,
        schema=replace(NEWS, name="other"),
        moves=Moves(swap),
        by=huda,
        at=making.AT,
    )
    run = move_labels(version=version, by=huda, at=making.AT)
    next(run), next(run)
    run.close()
    half = used(project)

    list(move_labels(version=version, by=huda, at=making.AT))

    assert (half, used(project)) == ({"PER": 1, "CITY": 100}, {"CITY": 101})


def test_a_reading_that_was_handed_in_stays_so_and_is_a_revision_further(huda: User) -> None:
    project = making.project(by=huda)
    reading = making.begun(project, huda)
    making.write(reading, huda, Put(sami()))
    annotate.submit(annotation_set=reading, base_revision=1, by=huda, at=making.AT)

    change(project, huda, renamed(), *RENAMING)

    reading.refresh_from_db()
    assert (reading.state, reading.revision, reading.changed_at) == ("submitted", 2, making.AT)
    with pytest.raises(annotate.ClosedError):
        making.write(reading, huda, Put(baghdad()))


def test_whoever_has_an_editor_open_is_told_that_the_reading_has_moved_on(huda: User) -> None:
    project = making.project(by=huda)
    reading = making.begun(project, huda)
    making.write(reading, huda, Put(sami()))

    change(project, huda, renamed(), *RENAMING)

    with pytest.raises(annotate.StaleError) as error:
        annotate.apply_changes(
            annotation_set=reading,
            batch="later",
            base_revision=1,
            changes=[Drop("sami")],
            by=huda,
            at=making.LATER,
        )
    assert error.value.revision == 2


def test_values_take_the_form_of_their_attribute(huda: User) -> None:
    project = making.project(by=huda)
    leveled = sami(attributes={"level": "name"})
    making.bring(project, making.reading("a1", leveled), labels_as=GOLD)
    level = replace(NEWS.attributes[0], form=AttributeForm.SEVERAL)

    change(project, huda, replace(NEWS, attributes=(level, *NEWS.attributes[1:])))

    _, document = only_reading(project)
    assert document.mentions["sami"].attributes == {"level": ("name",)}


def test_where_no_label_is_touched_nothing_is_on_its_way(huda: User) -> None:
    project = with_labels(huda, 1)

    version = schemas.adopt_schema(
        project=project,
        schema=replace(NEWS, types=(*NEWS.types, MentionType("ORG"))),
        by=huda,
        at=making.LATER,
    )

    assert (version.moving, version.follows) == (False, SchemaVersion.objects.get(number=1))
    assert Batch.objects.count() == 1
