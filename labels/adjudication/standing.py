"""A settlement in the words of a gold that was there before: what stands there keeps its ids.

A gold may come from an import or a review, and who adjudicates may draw what a reader drew
too. Such a label is the same label, not a twin of what a decision would put.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from labels.adjudication.settling import Settlement
from labels.adjudication.stops import Option, Stop
from labels.changes import Change, Drop, Put, Set
from labels.document import Document, Link, Mention

Names = Mapping[str, str]
"""The gold's ids by the settlement's."""


def named_as_in(gold: Document, settlement: Settlement) -> Settlement:
    """The settlement with the ids that its labels have in this gold already.

    A label has another there where the gold has nothing under the settlement's own id, and has the
    same under an id that the settlement does not know.
    """
    labels = list(_labels(settlement))
    known = {one.id for one in labels}
    marks = [one for one in labels if isinstance(one, Mention)]
    names = _of_mentions(marks, [one for id, one in gold.mentions.items() if id not in known])
    names = {own: id for own, id in names.items() if own not in gold.mentions}
    drawn = {_arc(one, {}): id for id, one in gold.links.items() if id not in known}
    for one in labels:
        if isinstance(one, Link) and one.id not in gold.links and _arc(one, names) in drawn:
            names[one.id] = drawn[_arc(one, names)]
    return _renamed(settlement, names) if names else settlement


def _of_mentions(marks: Iterable[Mention], standing: Iterable[Mention]) -> dict[str, str]:
    """The names by which mentions stand there already; each name once."""
    free = {(one.span, one.type): one.id for one in standing}
    names: dict[str, str] = {}
    for one in marks:
        if one.id not in names and (one.span, one.type) in free:
            names[one.id] = free.pop((one.span, one.type))
    return names


def _labels(settlement: Settlement) -> Iterator[Mention | Link]:
    """All that the settlement puts or may put."""
    yield from settlement.agreed.mentions.values()
    yield from settlement.agreed.links.values()
    yield from settlement.waiting
    for stop in settlement.stops:
        for option in stop.options:
            for change in (*option.changes, *option.also):
                if isinstance(change, Put):
                    yield change.value


def _arc(link: Link, names: Names) -> tuple[str, str, str, str]:
    source, target = (names.get(end, end) for end in link.ends)
    return link.kind.value, link.type, source, target


def _renamed(settlement: Settlement, names: Names) -> Settlement:
    agreed = settlement.agreed
    mentions = [_mention(one, names) for one in agreed.mentions.values()]
    links = [_link(one, names) for one in agreed.links.values()]
    return Settlement(
        agreed=replace(
            agreed,
            mentions={one.id: one for one in mentions},
            links={one.id: one for one in links},
        ),
        waiting=tuple(_link(one, names) for one in settlement.waiting),
        stops=tuple(_stop(one, names) for one in settlement.stops),
    )


def _stop(stop: Stop, names: Names) -> Stop:
    return replace(
        stop,
        options=tuple(_option(one, names) for one in stop.options),
        none=_changes(stop.none, names),
        needs=tuple(replace(one, id=names.get(one.id, one.id)) for one in stop.needs),
    )


def _option(option: Option, names: Names) -> Option:
    changes, also = _changes(option.changes, names), _changes(option.also, names)
    return replace(option, changes=changes, also=also)


def _changes(changes: Iterable[Change], names: Names) -> tuple[Change, ...]:
    return tuple(_change(one, names) for one in changes)


def _change(change: Change, names: Names) -> Change:
    if isinstance(change, Set):
        return change
    if isinstance(change, Drop):
        return Drop(names.get(change.id, change.id))
    value = change.value
    return Put(_mention(value, names) if isinstance(value, Mention) else _link(value, names))


def _mention(one: Mention, names: Names) -> Mention:
    return replace(one, id=names.get(one.id, one.id))


def _link(one: Link, names: Names) -> Link:
    source, target = (names.get(end, end) for end in one.ends)
    return replace(one, id=names.get(one.id, one.id), source=source, target=target)
