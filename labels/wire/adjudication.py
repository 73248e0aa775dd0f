"""The spelling of what is compared: stops with their options, and what was taken of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from labels.adjudication import Need, Option, Settlement, Stop, Strategy
from labels.adjudication.settling import sentence_of
from labels.changes import Change, Put
from labels.document import Document, Link, Mention
from labels.wire.data import Json, WireError, array, number, one_of, record, short_text
from labels.wire.documents import attribute_data, change_data, link_data, mention_data

Take = tuple[int, ...] | Literal["edited"] | None
"""What is taken of a stop: versions by readers' numbers, none by none of them, something else that
was made by hand; or None: a former decision is taken back."""

EDITED: Literal["edited"] = "edited"
LONGEST_KEY = 64
_KEYS = frozenset({"stop", "take", "strategy"})


def lane_data(reading: Document) -> Json:
    """A reading as it lies beside others: all but the text, which they share."""
    return {
        "mentions": [mention_data(one) for one in reading.in_reading_order()],
        "links": [link_data(one) for one in reading.links.values()],
        "attributes": attribute_data(reading.attributes),
    }


def stops_data(settlement: Settlement) -> list[Json]:
    """The stops as JSON data, in their order."""
    return [_stop_data(stop, settlement.agreed) for stop in settlement.stops]


def known_data(settlement: Settlement) -> Json:
    """What is kept of the stops, by their keys, to hold decisions against."""
    return {stop.key: _known(stop) for stop in settlement.stops}


def taking_from(data: object, place: str = "decisions") -> dict[str, Take]:
    """What is taken of which stop, by a JSON list; a stop that stands twice is refused."""
    found: dict[str, Take] = {}
    for index, one in enumerate(array(data, place)):
        here = f"{place}.{index}"
        given = record(one, here, _KEYS)
        key = short_text(given, "stop", here, longest=LONGEST_KEY)
        if key in found:
            raise WireError("id-twice", here, key)
        if "take" not in given:
            raise WireError("missing", f"{here}.take")
        found[key] = _take(given["take"], f"{here}.take")
    return found


def strategies_from(data: object, place: str = "decisions") -> dict[str, Strategy]:
    """By which strategy which stops are decided, of what `taking_from` has read."""
    found: dict[str, Strategy] = {}
    for index, one in enumerate(array(data, place)):
        here = f"{place}.{index}"
        given = record(one, here, _KEYS)
        if given.get("strategy"):
            found[given["stop"]] = one_of(Strategy, given["strategy"], f"{here}.strategy")
    return found


def _take(value: object, place: str) -> Take:
    if value is None:
        return None
    if value == EDITED:
        return EDITED
    return tuple(number(one, f"{place}.{index}") for index, one in enumerate(array(value, place)))


def _stop_data(stop: Stop, document: Document) -> Json:
    return {
        "key": stop.key,
        "kind": stop.kind.value,
        "name": stop.name,
        "span": [stop.span.start, stop.span.end] if stop.span else None,
        "sentence": sentence_of(document, stop.span) if stop.span else None,
        "needs": [_need_data(one) for one in stop.needs],
        "several": stop.several,
        "none": _changes_data(stop.none),
        "options": [_option_data(one) for one in stop.options],
    }


def _option_data(option: Option) -> Json:
    values = [one.value for one in option.changes if isinstance(one, Put)]
    return {
        "key": option.key,
        "readers": list(option.readers),
        "changes": _changes_data(option.changes),
        "also": _changes_data(option.also),
        "mentions": [mention_data(one) for one in values if isinstance(one, Mention)],
        "links": [link_data(one) for one in values if isinstance(one, Link)],
        "labels": {str(reader): list(ids) for reader, ids in option.labels.items()},
    }


def _known(stop: Stop) -> Json:
    return {
        "kind": stop.kind.value,
        "name": stop.name,
        "span": [stop.span.start, stop.span.end] if stop.span else None,
        "several": stop.several,
        "needs": [_need_data(one) for one in stop.needs],
        "options": {one.key: list(one.readers) for one in stop.options},
    }


def _need_data(need: Need) -> Json:
    return {"id": need.id, "type": need.type or None}


def _changes_data(changes: Iterable[Change]) -> list[Json]:
    return [change_data(one) for one in changes]
