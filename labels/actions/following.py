"""What was decided of adjudications follows the labels to the next version of a schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from labels.adjudication import Settlement, followed, named_as_in, settle
from labels.document import Document
from labels.models import Adjudication, AnnotationSet, Batch, Decision, SchemaVersion
from labels.moving import moved
from labels.queries.annotation import editor_view, view_at
from labels.records import schema_of
from labels.wire import moves_from
from labels.wire.adjudication import known_data


@dataclass(frozen=True, slots=True)
class _Both:
    """A reading as it was merged last, with its labels as they were and as they are now."""

    number: int
    before: Document
    after: Document


@dataclass(frozen=True, slots=True)
class _Way:
    """An adjudication on its way: the revisions merged last, and those that it has come to now.

    A reading that its reader has changed since it was merged has come to none.
    """

    adjudication: Adjudication
    version: SchemaVersion
    merged: Mapping[int, int]
    now: Mapping[int, int]

    @classmethod
    def of(cls, adjudication: Adjudication, version: SchemaVersion, batch: str) -> _Way:
        """The way of one whose readings `batch` has moved to the version."""
        steps = Batch.objects.filter(set_id__in=adjudication.readers, key=batch)
        merged = {int(pk): revision for pk, revision in adjudication.merged.items()}
        moves = steps.values_list("set_id", "revision")
        now = {pk: revision for pk, revision in moves if merged.get(pk) == revision - 1}
        return cls(adjudication, version, merged, now)

    def readings(self) -> Iterator[_Both]:
        """What was compared, by the numbers of its readers."""
        schema, moves = schema_of(self.version), moves_from(self.version.moves)
        readers = self.adjudication.readers
        sets = AnnotationSet.objects.select_related("article").in_bulk(readers)
        for number, pk in enumerate(readers, start=1):
            if pk in sets and pk in self.merged:  # pragma: no branch - a reading that is gone
                before = view_at(sets[pk], self.merged[pk]).document
                known = view_at(sets[pk], self.now[pk]).document if pk in self.now else None
                yield _Both(number, before, known or moved(before, moves, schema))


def follow(version: SchemaVersion, batch: str) -> None:
    """Have decisions stand that were made before this version; `batch` moved the readings to it.

    An adjudication that has followed already stays as it is, so a run that broke off goes on.
    """
    found = Adjudication.objects.filter(gold__article__project=version.project_id)
    for pk in found.order_by("pk").values_list("pk", flat=True).iterator():
        with transaction.atomic():
            adjudication = Adjudication.objects.select_for_update(of=("self",)).get(pk=pk)
            way = _Way.of(adjudication, version, batch)
            if way.now:
                _follow(way)


def _follow(way: _Way) -> None:
    adjudication, readings = way.adjudication, list(way.readings())
    former = schema_of(way.version.follows or way.version)
    before = settle({one.number: one.before for one in readings}, schema=former)
    after = settle({one.number: one.after for one in readings}, schema=schema_of(way.version))
    _rename(adjudication, before, after)
    gold = editor_view(adjudication.gold).document
    adjudication.merged = {**adjudication.merged, **{str(pk): at for pk, at in way.now.items()}}
    adjudication.stops = known_data(named_as_in(gold, after))
    adjudication.save(update_fields=["merged", "stops"])


def _rename(adjudication: Adjudication, before: Settlement, after: Settlement) -> None:
    found = followed(before, after)
    decisions = list(adjudication.decisions.filter(stop__in=found))
    for one in decisions:
        became = found[one.stop]
        one.stop = became.key
        one.options = [became.options[key] for key in one.options if key in became.options]
    Decision.objects.bulk_update(decisions, ["stop", "options"])
