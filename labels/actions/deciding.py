"""Decisions on stops: written with the changes that they mean, all of them or none, and once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from labels.actions.adjudication import FinishedError, refuse_own
from labels.actions.annotate import apply_changes
from labels.adjudication import Choice, Strategy, planned
from labels.changes import Change, Set, difference
from labels.models import Adjudication, AnnotationSet, Batch, Decision, User
from labels.queries import adjudication as asking
from labels.wire import Json, changes_from
from labels.wire.adjudication import EDITED, Take

How = Decision.How
_ONE_BY_ONE: Mapping[str, Strategy] = MappingProxyType({})


class NoAdjudicationError(Exception):
    """Decisions were sent for a set that is not the gold of an adjudication."""


class UnknownStopError(Exception):
    """There is no stop of that key to decide; `key` is what was sent."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NotAskedError(Exception):
    """A reader was taken who is not asked at this stop; `number` is the reader's."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


class OneOnlyError(Exception):
    """Several versions were taken of which one excludes the others."""


class NothingToUndoError(Exception):
    """No decision of a strategy stands."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A batch as it is sent: its id, the revision it was made at, its changes."""

    batch: str
    base_revision: int
    changes: Sequence[Change]


def decide(
    *,
    gold: AnnotationSet,
    sent: Sent,
    taking: Mapping[str, Take],
    by: User,
    at: datetime,
    strategies: Mapping[str, Strategy] = _ONE_BY_ONE,
) -> int:
    """Write changes to a gold with what they decide; the revision it is at after them.

    `strategies` says of stops by which they are decided, where that is not one by one.
    A batch that was written before is answered as it was, and nothing is written. Raises what
    `apply_changes` raises, NoAdjudicationError, OwnAmongThemError, FinishedError, UnknownStopError,
    NotAskedError, OneOnlyError.
    """
    with transaction.atomic():
        revision = apply_changes(
            annotation_set=gold,
            batch=sent.batch,
            base_revision=sent.base_revision,
            changes=sent.changes,
            by=by,
            at=at,
        )
        found = Adjudication.objects.select_related("gold__article__project").filter(gold=gold)
        adjudication = found.first()
        if adjudication is None:
            raise NoAdjudicationError
        written = adjudication.decisions.filter(batch=sent.batch)
        if not written.exists():
            refuse_own(adjudication.gold.article, by)
            if adjudication.finished_at is not None:
                raise FinishedError
            facts: Json = {"batch": sent.batch, "revision": revision, "by": by, "at": at}
            _keep(adjudication, taking, facts, strategies=strategies)
    return revision


def decide_by(
    *, adjudication: Adjudication, choice: Choice, sent: Sent, by: User, at: datetime
) -> int:
    """Decide all open stops that a strategy decides, in one batch; as `decide`.

    Where it decides none nothing is written.
    """
    view = asking.adjudicated(adjudication)
    plan = planned(
        view.settlement, view.document, choice, decided=view.standing.keys(), schema=view.schema
    )
    if not plan.decides:
        return view.gold.revision
    return decide(
        gold=view.gold,
        sent=replace(sent, changes=difference(view.document, plan.gold)),
        taking={stop.key: choice.takes(option) for stop, option in plan.decides},
        by=by,
        at=at,
        strategies={stop.key: choice.strategy for stop, _option in plan.decides},
    )


def undo_strategy(*, adjudication: Adjudication, sent: Sent, by: User, at: datetime) -> int:
    """Take back what a strategy decided last, but for what was changed or decided since.

    Raises NothingToUndoError, and as `decide`.
    """
    written = Batch.objects.filter(set_id=adjudication.gold_id)
    if written.filter(key=sent.batch).exists():
        return decide(gold=adjudication.gold, sent=sent, taking={}, by=by, at=at)
    standing = adjudication.decisions.filter(is_standing=True).exclude(strategy="")
    last = standing.order_by("-revision").first()
    if last is None:
        raise NothingToUndoError
    return decide(
        gold=adjudication.gold,
        sent=replace(sent, changes=_undo_of(written.get(key=last.batch))),
        taking={one.stop: None for one in standing.filter(batch=last.batch)},
        by=by,
        at=at,
    )


def _undo_of(batch: Batch) -> list[Change]:
    """What undoes a batch, but for what later ones have touched."""
    later = Batch.objects.filter(set_id=batch.set_id, revision__gt=batch.revision)
    since = {name for one in later for name in _names(changes_from(one.changes))}
    return [one for one in changes_from(batch.undo) if since.isdisjoint(_names([one]))]


def _names(changes: Iterable[Change]) -> list[str]:
    """What changes touch: ids, and attributes of the article by `=` and their names."""
    return [f"={one.name}" if isinstance(one, Set) else one.id for one in changes]


def _keep(
    adjudication: Adjudication,
    taking: Mapping[str, Take],
    facts: Json,
    *,
    strategies: Mapping[str, Strategy],
) -> None:
    rows = [
        Decision(
            **facts,
            **_taken(adjudication, key, take),
            adjudication=adjudication,
            strategy=strategies.get(key, ""),
        )
        for key, take in taking.items()
    ]
    former = adjudication.decisions.filter(is_standing=True, stop__in=taking)
    former.update(is_standing=False)
    Decision.objects.bulk_create(rows)


def _taken(adjudication: Adjudication, key: str, take: Take) -> Json:
    """The columns of a decision that say what was decided."""
    stop = adjudication.stops.get(key)
    if stop is None:
        raise UnknownStopError(key)
    start, end = stop["span"] or (None, None)
    how, options = _how(take), _options(stop, take if isinstance(take, tuple) else ())
    return {
        "stop": key,
        "kind": stop["kind"],
        "name": stop.get("name", ""),
        "start": start,
        "end": end,
        "how": how,
        "readers": list(take) if isinstance(take, tuple) else [],
        "options": options,
        "is_standing": how != How.BACK,
    }


def _how(take: Take) -> Decision.How:
    if take is None:
        return How.BACK
    if take == EDITED:
        return How.EDITED
    return How.TAKEN if take else How.NONE


def _options(stop: Json, numbers: Sequence[int]) -> list[str]:
    """The keys of what these readers say; NotAskedError, OneOnlyError."""
    readers = {number for asked in stop["options"].values() for number in asked}
    for number in numbers:
        if number not in readers:
            raise NotAskedError(number)
    keys = [key for key, asked in stop["options"].items() if not set(asked).isdisjoint(numbers)]
    if len(keys) > 1 and not stop["several"]:
        raise OneOnlyError
    return keys
