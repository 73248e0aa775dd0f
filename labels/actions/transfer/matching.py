"""The labels of a file matched with a project's schema: what they are called, and where each goes.

What goes where are `Moves`, as between two versions of a schema: the file's names are those that
are left. They are kept with the project, and hold for its next file too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from labels.formats.base import Outcome, Reading, Remark, RemarkCode
from labels.models import Project
from labels.moving import Inventory, moved
from labels.records import schema_of, version_in_use
from labels.schema import Moves, Part, Schema
from labels.wire import moves_data, moves_from


def matched(outcomes: Iterable[Outcome], moves: Moves, schema: Schema) -> Iterator[Outcome]:
    """The outcomes with their labels moved; a remark at the end tells how many were left out."""
    mentions = links = 0
    for outcome in outcomes:
        if not isinstance(outcome, Reading):
            yield outcome
            continue
        before, after = outcome.document, moved(outcome.document, moves, schema)
        mentions += len(before.mentions) - len(after.mentions)
        links += len(before.links) - len(after.links)
        yield replace(outcome, document=after)
    if mentions or links:
        yield Remark(RemarkCode.LEFT_OUT, params={"mentions": mentions, "links": links})


def inventoried(outcomes: Iterable[Outcome], inventory: Inventory) -> Iterator[Outcome]:
    """The outcomes as they are; the inventory knows their labels then."""
    for outcome in outcomes:
        if isinstance(outcome, Reading):
            inventory.add(outcome.document)
        yield outcome


def kept_matching(project: Project) -> Moves:
    """Where labels of files went the last time, as far as the schema still has it."""
    names = set(names_of(schema_of(version_in_use(project))))
    moves = moves_from(project.label_moves)
    return Moves(one for one in moves if one.to is None or (one.part, one.to) in names)


def keep_matching(*, project: Project, moves: Moves) -> None:
    """Keep these beside what was kept before."""
    known = {(one.part, one.name, one.owner): one for one in moves_from(project.label_moves)}
    known |= {(one.part, one.name, one.owner): one for one in moves}
    project.label_moves = moves_data(Moves(known.values()))
    Project.objects.filter(pk=project.pk).update(label_moves=project.label_moves)


def names_of(schema: Schema) -> Iterator[tuple[Part, str]]:
    """Everything in a schema that a label of a file can become."""
    for one in schema.types:
        if one.selectable:
            yield Part.TYPE, one.name
        yield from ((Part.ROLE, role.name) for role in one.roles)
    yield from ((Part.RELATION, one.name) for one in schema.relations)
    yield from ((Part.ATTRIBUTE, one.name) for one in schema.attributes)
