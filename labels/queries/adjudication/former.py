"""What a reading said when it was merged, by the names that a later version has for it."""

from __future__ import annotations

from labels.document import Document
from labels.models import AnnotationSet, Batch, SchemaVersion
from labels.moving import moved
from labels.queries.annotation import view_at
from labels.records import schema_of
from labels.wire import moves_from


def said_then(one: AnnotationSet, revision: int, *, by_names_of: SchemaVersion) -> Document:
    """The reading as it was at a revision, its labels called as in that version of the schema.

    Where its reader has changed it since, no batch of its history moves what it said then: the
    moves of all versions that came after are made upon it here. Two of which one takes the other
    back are as none.
    """
    document = view_at(one, revision).document
    for version in _since(one, revision, by_names_of):
        document = moved(document, moves_from(version.moves), schema_of(version))
    return document


def _since(one: AnnotationSet, revision: int, last: SchemaVersion) -> list[SchemaVersion]:
    """The versions after it was written so, up to `last`, the first one first."""
    written = Batch.objects.filter(set_id=one.pk, revision=revision).values_list("at", flat=True)
    moment = written.first() or one.made_at
    versions = SchemaVersion.objects.filter(
        project=last.project_id, number__lte=last.number, made_at__gt=moment
    ).order_by("number")
    here = {version.pk: version for version in versions}
    undone = {one.undoes_id for one in here.values() if one.undoes_id in here}
    return [
        version
        for pk, version in here.items()
        if pk not in undone and version.undoes_id not in undone
    ]
