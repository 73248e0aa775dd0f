"""A schema by other names, and what the tests of its moves do with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from labels.actions import annotate, schemas
from labels.actions.moving import move_labels
from labels.actions.transfer import GOLD, Progress
from labels.changes import Change
from labels.document import Document, Link, Mention
from labels.models import AnnotationSet, Project, User
from labels.queries.soundness import inspection
from labels.records import document_of
from labels.schema import MentionType, Move, Moves, Part, Schema
from tests.labels import making
from tests.labels.making import NEWS, baghdad, lives, mosul, place, sami, shelling

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
