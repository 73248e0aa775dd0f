"""Labels on their way to the next version of a schema.

Each reading keeps the batch that moved it, so a run that broke off goes on where it stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from labels.actions.following import follow
from labels.actions.transfer import Progress
from labels.changes import Change, touched
from labels.models import AnnotationSet, Batch, SchemaVersion, User
from labels.moving import moved, taken_back
from labels.records import documents, schema_of
from labels.records.writing import Step, move_along, write_step
from labels.wire import changes_from, moves_from

AT_ONCE = 100
"""Readings in one transaction: others wait for no longer than these take."""


def move_labels(
    *, version: SchemaVersion, by: User, at: datetime
) -> Generator[Progress, None, None]:
    """Move the labels of every reading of the project to this version; tells how far it is.

    Each reading that is other afterwards is one revision further, with what was before in its
    history; its state, and when its reader was last at it, stay. What was decided of adjudications
    stands on.
    """
    sets = AnnotationSet.objects.filter(article__project=version.project_id).order_by("pk")
    progress = Progress(total=sets.count())
    yield progress
    last = 0
    while True:
        with transaction.atomic():
            page = list(
                sets.filter(pk__gt=last)
                .select_related("article")
                .select_for_update(of=("self",))[:AT_ONCE]
            )
            _move(page, version, by=by, at=at)
        if not page:
            break
        last = page[-1].pk
        progress = progress.and_then(done=len(page))
        yield progress
    follow(version, batch_of(version))
    SchemaVersion.objects.filter(pk=version.pk).update(moving=False)
    yield progress


def batch_of(version: SchemaVersion) -> str:
    """The id of the batch that moves a reading to this version; nobody knows it beforehand."""
    return f"schema-{version.number}-{version.pk}-{version.sha256[:16]}"


def _move(sets: Sequence[AnnotationSet], version: SchemaVersion, *, by: User, at: datetime) -> None:
    schema, moves, batch = schema_of(version), moves_from(version.moves), batch_of(version)
    ids = [one.pk for one in sets]
    there = set(Batch.objects.filter(set_id__in=ids, key=batch).values_list("set_id", flat=True))
    way = _ways_back(ids, version.undoes) if version.undoes else {}
    for one, document in documents([one for one in sets if one.pk not in there]):
        if one.pk in way:
            undo, since = way[one.pk]
            after = taken_back(document, undo, since=since, moves=moves, to=schema)
        else:
            after = moved(document, moves, schema)
        if after != document:
            step = Step(one.pk, batch, one.revision + 1, by.username, at)
            move_along(step)
            write_step(step, document, after)


def _ways_back(
    ids: Sequence[int], undone: SchemaVersion
) -> Mapping[int, tuple[Sequence[Change], frozenset[str]]]:
    """For each of these sets that was moved: the way back, and what was touched since."""
    steps = Batch.objects.filter(set_id__in=ids).order_by("set_id", "revision")
    undo: dict[int, Sequence[Change]] = {}
    since: defaultdict[int, set[str]] = defaultdict(set)
    for step in steps:
        if step.key == batch_of(undone):
            undo[step.set_id] = changes_from(step.undo)
        elif step.set_id in undo:
            since[step.set_id] |= touched(changes_from(step.changes))
    return {id: (changes, frozenset(since[id])) for id, changes in undo.items()}
