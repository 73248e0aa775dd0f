"""A schema changed under labels: counted before, right after, and taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from labels.actions import annotate, handout, schemas
from labels.actions.moving import move_labels
from labels.actions.schemas import NothingBeforeError, SchemaInUseError
from labels.actions.transfer import GOLD, Progress
from labels.changes import Change, Drop, Put, Set
from labels.document import Document, Link, Mention
from labels.models import AnnotationSet, Batch, Project, SchemaVersion, User
from labels.moving import Meeting, Met
from labels.queries.soundness import inspection
from labels.queries.usage import Touched, Use, touched
from labels.records import MovingError, document_of, schema_of, version_in_use
from labels.schema import AttributeForm, MentionType, Move, Moves, Part, Schema
from tests.labels import making
from tests.labels.making import NEWS, baghdad, lives, mosul, place, sami, shelling

pytestmark = pytest.mark.django_db

ATTACK = NEWS.by_name["Attack"]
RENAMING = Moves(
    [
        Move(Part.TYPE, "PER", to="Person"),
        Move(Part.ROLE, "Place", "Attack", to="Where"),
        Move(Part.RELATION, "lives-in"),
        Move(Part.CHOICE, "name", "level", to="noun"),
    ]
)


def renamed() -> Schema:
    """The schema of the news by other names, without its relation, and with a type more."""
    kept = {one.name: one for one in NEWS.types}
    where = replace(ATTACK.roles[0], name="Where")
    types = (
        replace(kept["PER"], name="Person"),
        kept["LOC"],
        kept["CITY"],
        replace(ATTACK, roles=(where, ATTACK.roles[1])),
        MentionType("ORG"),
    )
    attributes = (
        replace(one, of=tuple("Person" if name == "PER" else name for name in one.of))
        for one in NEWS.attributes
        if one.name != "sure"
    )
    return replace(NEWS, types=types, relations=(), attributes=tuple(attributes))


def marks(number: int) -> tuple[Mention | Link, ...]:
    """Seven labels, of which four are touched."""
    leveled = sami(attributes={"level": "name" if number % 2 else "noun"})
    return leveled, baghdad(), mosul(), shelling(), place(), lives()


def with_labels(by: User, articles: int) -> Project:
    project = making.project(by=by)
    readings = (making.reading(f"a{number}", *marks(number)) for number in range(articles))
    making.bring(project, *readings, labels_as=GOLD)
    return project


def used(project: Project) -> Counter[str]:
    """How many labels have which type, over all readings."""
    sets = AnnotationSet.objects.filter(article__project=project).select_related("article")
    found: Counter[str] = Counter()
    for document in map(document_of, sets):
        found.update(one.type for one in document.mentions.values())
        found.update(one.type for one in document.links.values())
    return found


def change(project: Project, by: User, schema: Schema, *moves: Move) -> list[Progress]:
    version = schemas.adopt_schema(
        project=project, schema=schema, moves=Moves(moves), by=by, at=making.LATER
    )
    return list(move_labels(version=version, by=by, at=making.LATER))


def take_back(project: Project, by: User) -> None:
    version = schemas.undo_schema(project=project, by=by, at=making.LATER)
    list(move_labels(version=version, by=by, at=making.LATER))


def mark(one: AnnotationSet, by: User, *changes: Change) -> None:
    """Change a reading after the schema was."""
    one.refresh_from_db()
    annotate.apply_changes(
        annotation_set=one,
        batch=f"later{one.revision}",
        base_revision=one.revision,
        changes=changes,
        by=by,
        at=making.LATER,
    )


def unsound(project: Project) -> list[object]:
    return [trouble for looked in inspection(project) for trouble in looked.troubles]


def only_reading(project: Project) -> tuple[AnnotationSet, Document]:
    one = AnnotationSet.objects.select_related("article").get(article__project=project)
    return one, document_of(one)


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


def test_what_is_taken_back_can_be_had_again(huda: User) -> None:
    project = with_labels(huda, 2)
    change(project, huda, renamed(), *RENAMING)
    right_after = used(project)
    take_back(project, huda)

    take_back(project, huda)

    assert used(project) == right_after
    assert unsound(project) == []


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


def test_work_done_since_is_kept_when_a_version_is_taken_back(huda: User) -> None:
    project = making.project(by=huda)
    reading = making.begun(project, huda)
    mark(reading, huda, Put(sami()), Put(baghdad()), Put(lives()))
    other = handout.open_article(article=making.article(project, "a2"), by=huda, at=making.LATER)
    change(project, huda, renamed(), *RENAMING)
    mark(reading, huda, Drop("baghdad"), Put(replace(sami("s2"), type="CITY")))
    mark(other, huda, Put(replace(sami(), type="Person")))

    take_back(project, huda)

    assert document_of(reading).mentions == {"sami": sami(), "s2": replace(sami("s2"), type="CITY")}
    assert document_of(reading).links == {}
    assert document_of(other).mentions == {"sami": sami()}
    assert unsound(project) == []


def test_a_version_whose_own_names_are_in_use_is_not_taken_back(huda: User) -> None:
    project = making.project(by=huda)
    reading = making.begun(project, huda)
    change(project, huda, renamed(), *RENAMING)
    mark(reading, huda, Put(replace(sami(), type="ORG")))

    with pytest.raises(SchemaInUseError) as error:
        take_back(project, huda)

    assert error.value.uses == (Use(Part.TYPE, "ORG", "", 1),)


def test_links_and_the_articles_attributes_are_looked_at_as_well(huda: User) -> None:
    project = making.project(by=huda)
    change(project, huda, replace(NEWS, name="same"))
    wider = replace(NEWS, relations=(*NEWS.relations, replace(NEWS.relations[0], name="works-in")))
    change(project, huda, wider)
    reading = making.begun(project, huda)
    works = replace(lives(), type="works-in")
    mark(reading, huda, Put(sami()), Put(baghdad()), Put(works), Set("section", "home"))

    with pytest.raises(SchemaInUseError) as error:
        take_back(project, huda)

    assert error.value.uses == (Use(Part.RELATION, "works-in", "", 1),)


def test_before_the_first_version_there_is_nothing(huda: User) -> None:
    with pytest.raises(NothingBeforeError):
        schemas.undo_schema(project=making.project(by=huda), by=huda, at=making.AT)


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
