"""An adjudication as plain data: what the API answers and what the page of the editor embeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from labels.models import AnnotationSet, Decision
from labels.queries.adjudication.comparing import Adjudicated, Reader
from labels.wire import Json
from labels.wire.adjudication import EDITED, lane_data, stops_data


def told(view: Adjudicated) -> Json:
    """All that is compared, and what is decided; people by their names unless these are hidden."""
    gold, adjudication = view.gold, view.adjudication
    hide = gold.article.project.hide_readers
    return {
        "gold": {"set": gold.pk, "revision": gold.revision, "state": gold.state},
        "behind": view.behind,
        "finished": adjudication.finished_at,
        "readers": [_reader_data(one, hide=hide) for one in view.readers],
        "lanes": [{"number": one.number, **lane_data(one.document)} for one in view.readers],
        "agreed": view.settlement.count,
        "stops": [
            {**stop, "decided": _decided(view, stop)} for stop in stops_data(view.settlement)
        ],
    }


def told_of_steps(one: AnnotationSet, revisions: Collection[int]) -> Mapping[int, list[Json]]:
    """What was decided with the batches that led to these revisions of a gold; one query."""
    if one.kind != AnnotationSet.Kind.GOLD:
        return {}
    found: defaultdict[int, list[Json]] = defaultdict(list)
    made = Decision.objects.filter(adjudication__gold=one, revision__in=revisions)
    for decision in made.select_related("by"):
        found[decision.revision].append(decision_data(decision))
    return found


def decision_data(one: Decision) -> Json:
    """A decision as the list of all of them tells it."""
    return {
        "stop": one.stop,
        "kind": one.kind,
        "about": one.name,
        "span": None if one.start is None else [one.start, one.end],
        "take": _take(one, one.readers),
        "strategy": one.strategy,
        "batch": one.batch,
        "revision": one.revision,
        "by": one.by.username,
        "name": str(one.by),
        "at": one.at,
        "is_standing": one.is_standing,
    }


def _reader_data(one: Reader, *, hide: bool) -> Json:
    annotation_set = one.annotation_set
    return {
        "number": one.number,
        "set": annotation_set.pk,
        "name": None if hide else str(annotation_set.author),
        "revision": annotation_set.revision,
        "state": annotation_set.state,
    }


def _decided(view: Adjudicated, stop: Json) -> Json | None:
    one = view.standing.get(stop["key"])
    if one is None:
        return None
    # Numbers as they are now: a reader may have come to say what was taken, or something else.
    readers = {option["key"]: option["readers"] for option in stop["options"]}
    numbers = sorted(number for key in one.options for number in readers.get(key, ()))
    return {
        "take": _take(one, numbers),
        "strategy": one.strategy,
        "by": one.by.username,
        "name": str(one.by),
        "at": one.at,
    }


def _take(one: Decision, numbers: list[int]) -> list[int] | str | None:
    if one.how == Decision.How.BACK:
        return None
    return EDITED if one.how == Decision.How.EDITED else numbers
