"""The versions of a project's schema: the next one, its labels moved along, and the way back.

A version is in use from the moment it is adopted. Where labels are to be moved it is `moving` until
`labels.actions.moving` has been at every reading; meanwhile nobody writes to readings
(`MovingError`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from itertools import chain

from django.db import transaction
from django.db.models import Max

from labels.actions.moving import AT_ONCE, batch_of
from labels.changes import touched
from labels.document import Document
from labels.models import AnnotationSet, Batch, Project, SchemaVersion, User
from labels.moving import Meeting, matching_moved
from labels.queries import usage
from labels.queries.usage import Use
from labels.records import documents, fingerprint, schema_of
from labels.records.schemas import MovingError
from labels.schema import Moves, Part, Schema, differences
from labels.schema.differences import pieces
from labels.wire import changes_from, moves_data, moves_from, schema_data


class SchemaInUseError(Exception):
    """The new schema lacks what labels of the project use; `uses` names it, with counts."""

    def __init__(self, uses: tuple[Use, ...]) -> None:
        super().__init__(", ".join(f"{one.name}: {one.count}" for one in uses))
        self.uses = uses


class NothingBeforeError(Exception):
    """The version is not the one in use, or no version came before it."""


def adopt_schema(
    *, project: Project, schema: Schema, by: User, at: datetime, moves: Moves | None = None
) -> SchemaVersion:
    """Work by this schema from now on, as the project's next version.

    The version in use stays where it is when it is the same. Where the version is `moving`,
    `move_labels` is to be called. Raises MovingError, and SchemaInUseError when labels of the
    project use what the schema lacks and the moves tell nothing of it.
    """
    moves = moves or Moves()
    with transaction.atomic():
        locked = Project.objects.select_for_update().get(pk=project.pk)
        before = locked.schema
        if before is not None and before.sha256 == fingerprint(schema_data(schema)):
            return before
        _refuse_while_moving(before)
        found = usage.touched(project, Meeting(moves, schema))
        lost = tuple(one.use for one in found if one.met.lost)
        if lost:
            raise SchemaInUseError(lost)
        version = _next(locked, schema, by=by, at=at)
        version.moves = moves_data(moves)
        version.moving = bool(found) or _takes_other_forms(before, schema, moves)
        version.save()
        _move_matching(locked, moves)
    project.schema = version
    return version


def undo_schema(*, project: Project, by: User, at: datetime) -> SchemaVersion:
    """Work by the schema again that was in use before, with labels as they were.

    It is the next version, and can be taken back like any. Labels made or changed since keep what
    they say, under the names of before. Raises MovingError, NothingBeforeError, and
    SchemaInUseError when such labels use what the schema of before has no name for.
    """
    with transaction.atomic():
        locked = Project.objects.select_for_update().get(pk=project.pk)
        undone = locked.schema
        _refuse_while_moving(undone)
        if undone is None or undone.follows is None:
            raise NothingBeforeError
        schema = schema_of(undone.follows)
        moves = _way_back(undone)
        lost = _lost_since(undone, Meeting(moves, schema))
        if lost:
            raise SchemaInUseError(lost)
        version = _next(locked, schema, by=by, at=at)
        version.undoes, version.moves = undone, moves_data(moves)
        version.moving = bool(moves) or bool(undone.moves) or _takes_other_forms(undone, schema)
        version.save()
        _move_matching(locked, moves)
    project.schema = version
    return version


def _move_matching(project: Project, moves: Moves) -> None:
    """Have the labels of the next file go where they went, under the names of now."""
    if project.label_moves and moves:
        matching = matching_moved(moves_from(project.label_moves), moves)
        Project.objects.filter(pk=project.pk).update(label_moves=moves_data(matching))


def _refuse_while_moving(version: SchemaVersion | None) -> None:
    if version is not None and version.moving:
        raise MovingError


def _next(project: Project, schema: Schema, *, by: User, at: datetime) -> SchemaVersion:
    """The project's next version, in use from now on."""
    data = schema_data(schema)
    last = project.schema_versions.aggregate(last=Max("number"))["last"] or 0
    version = SchemaVersion.objects.create(
        project=project,
        number=last + 1,
        data=data,
        sha256=fingerprint(data),
        follows=project.schema,
        made_by=by,
        made_at=at,
    )
    Project.objects.filter(pk=project.pk).update(schema=version)
    return version


def _takes_other_forms(
    before: SchemaVersion | None, schema: Schema, moves: Moves | None = None
) -> bool:
    """Whether an attribute is of another form, which values take when they are moved."""
    if before is None:
        return False
    found = differences(schema_of(before), schema, moves or Moves())
    return any("form" in one.what for one in found)


def _way_back(undone: SchemaVersion) -> Moves:
    """Where labels go that have been made since, under names that were new."""
    names, former = (
        {(part, name) for (part, name, _), _ in pieces(schema)}
        for schema in (schema_of(undone), schema_of(undone.follows or undone))
    )
    return moves_from(undone.moves).back(names - former)


def _lost_since(undone: SchemaVersion, meeting: Meeting) -> tuple[Use, ...]:
    """What labels use that were touched since, and that the version before has no name for."""
    sets = AnnotationSet.objects.filter(
        article__project=undone.project_id, changed_at__gte=undone.made_at
    ).order_by("pk")
    counts: Counter[tuple[Part, str, str]] = Counter()
    last = 0
    while page := list(sets.filter(pk__gt=last).select_related("article")[:AT_ONCE]):
        last = page[-1].pk
        since = _touched_since(undone, [one.pk for one in page])
        for one, document in documents(page):
            counts.update(_met(document, since[one.pk], meeting))
    return tuple(sorted(Use(*place, count) for place, count in counts.items()))


def _touched_since(undone: SchemaVersion, sets: Collection[int]) -> Mapping[int, Collection[str]]:
    """The ids that people touched in each of these sets since that version."""
    steps = Batch.objects.filter(set_id__in=sets, at__gte=undone.made_at)
    later = steps.exclude(key=batch_of(undone)).values_list("set_id", "changes")
    since: defaultdict[int, set[str]] = defaultdict(set)
    for id, changes in later:
        since[id] |= touched(changes_from(changes))
    return since


def _met(
    document: Document, ids: Collection[str], meeting: Meeting
) -> Iterator[tuple[Part, str, str]]:
    """What is lost of the labels with these ids."""
    mentions = [document.mentions[id] for id in ids if id in document.mentions]
    links = [document.links[id] for id in ids if id in document.links]
    met = chain(
        chain.from_iterable(
            meeting.mention(one.kind, one.type, one.attributes) for one in mentions
        ),
        chain.from_iterable(
            meeting.link(
                one.kind,
                one.type,
                ends=(document.mentions[one.source].type, document.mentions[one.target].type),
                attributes=one.attributes,
            )
            for one in links
        ),
        meeting.article(document.attributes if "" in ids else {}),
    )
    return ((one.part, one.name, one.owner) for one in met if one.lost)
