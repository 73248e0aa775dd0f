"""What was decided of adjudications follows the labels to the next version of a schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from labels.adjudication import Settlement, followed, named_as_in, settle
from labels.document import Document
from labels.models import Adjudication, AnnotationSet, Batch, Decision, SchemaVersion
from labels.queries.adjudication import said_then
from labels.queries.annotation import editor_view, view_at
from labels.records import schema_of
from labels.wire.adjudication import known_data


@dataclass(frozen=True, slots=True)
class _Both:
    """A reading as it was merged last, with its labels as they were called and as they are now."""

    number: int
    before: Document
    after: Document


@dataclass(frozen=True, slots=True)
class _Way:
    """An adjudication on its way: the revisions merged last, and those that it has come to now.

    A reading that its reader has changed since it was merged has come to none; it is `behind`.
    """

    adjudication: Adjudication
    version: SchemaVersion
    sets: Mapping[int, AnnotationSet]
    merged: Mapping[int, int]
    now: Mapping[int, int]

    @classmethod
    def of(cls, adjudication: Adjudication, version: SchemaVersion, batch: str) -> _Way:
        """The way of one whose readings `batch` has moved to the version."""
        sets = AnnotationSet.objects.select_related("article").in_bulk(adjudication.readers)
        steps = Batch.objects.filter(set_id__in=sets, key=batch)
        merged = {int(pk): revision for pk, revision in adjudication.merged.items()}
        moves = steps.values_list("set_id", "revision")
        now = {pk: revision for pk, revision in moves if merged.get(pk) == revision - 1}
        return cls(adjudication, version, sets, merged, now)

    @property
    def behind(self) -> bool:
        """Whether some reader has changed what was merged."""
        here = {**self.merged, **self.now}
        return any(pk in self.sets and self.sets[pk].revision != here[pk] for pk in here)

    def readings(self) -> Iterator[_Both]:
        """What was compared, by the numbers of its readers."""
        former = self.version.follows or self.version
        for number, pk in enumerate(self.adjudication.readers, start=1):
            if pk not in self.sets or pk not in self.merged:  # pragma: no cover - one that is gone
                continue
            one, at = self.sets[pk], self.merged[pk]
            before = said_then(one, at, by_names_of=former)
            if pk in self.now:
                after = view_at(one, self.now[pk]).document
            else:
                after = said_then(one, at, by_names_of=self.version)
            yield _Both(number, before, after)


def follow(version: SchemaVersion, batch: str) -> None:
    """Have decisions stand that were made before this version; `batch` moved the readings to it.

    An adjudication that has followed already stays as it is, so a run that broke off goes on.
    """
    found = Adjudication.objects.filter(gold__article__project=version.project_id)
    for pk in found.order_by("pk").values_list("pk", flat=True).iterator():
        with transaction.atomic():
            adjudication = Adjudication.objects.select_for_update(of=("self",)).get(pk=pk)
            way = _Way.of(adjudication, version, batch)
            if way.now or way.behind:
                _follow(way)


def _follow(way: _Way) -> None:
    adjudication, readings = way.adjudication, list(way.readings())
    if all(one.before == one.after for one in readings):
        return
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
