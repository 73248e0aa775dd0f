"""What a decision makes of the gold, and what readings that have changed make of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from labels.adjudication.settling import Settlement
from labels.adjudication.stops import Stop
from labels.changes import Change, Drop, Put, Set, apply, touched
from labels.checks import problems
from labels.document import Document, Link, Mention
from labels.schema import Schema

Label = Mention | Link | Set
"""What stands in a gold: an attribute of the article by `=` and its name."""


def taken(gold: Document, changes: Sequence[Change], *, schema: Schema) -> Document:
    """The gold after a decision: links that lack an end there, or break a rule, are left out.

    A mention that breaks a rule is not: whoever decides is told of that.
    """
    after = _without_loose(apply(gold, changes))
    broken = {one.at for one in problems(after, schema, among=touched(changes))}
    return apply(after, [Drop(id) for id in broken & after.links.keys()]) if broken else after


def merged(
    gold: Document,
    before: Settlement | None,
    now: Settlement,
    *,
    decided: Collection[str],
    schema: Schema,
) -> Document:
    """The gold after the readings have changed from one settlement to another; None at first.

    What only the merge has put is brought up to date. What was decided (`decided` are keys of
    stops) or changed by hand stays as it is, and what would break a rule is left out.
    """
    changes = _brought_up(gold, before, now, decided=decided) if before else _first(gold, now)
    return _soundly(gold, changes, schema)


def _first(gold: Document, now: Settlement) -> list[Change]:
    standing = _labels(gold)
    return [_put(label) for id, label in _labels(now.agreed).items() if id not in standing]


def _brought_up(
    gold: Document, before: Settlement, now: Settlement, *, decided: Collection[str]
) -> list[Change]:
    standing, old, new = _labels(gold), _labels(before.agreed), _labels(now.agreed)
    kept = _offered(stop for stop in before.stops if stop.key in decided)
    known = {*new, *_offered(now.stops), *(link.id for link in now.waiting)}
    given = _given(before)
    gone = [
        id
        for id, label in standing.items()
        if (id in old and id not in new and label == old[id] and id not in kept)
        or (id not in known and label in given.get(id, ()))
    ]
    firmly = _held_by_hand(gold, {*old, *given, *(link.id for link in before.waiting)})
    waiting = {link.id for link in before.waiting}
    fresh = [link for link in now.waiting if link.id not in waiting]
    return [
        *(_drop(id, standing[id]) for id in gone if id not in firmly),
        *(
            _put(label)
            for id, label in [*new.items(), *((link.id, link) for link in fresh)]
            if id not in kept and _may_come(standing.get(id), old.get(id), label)
        ),
    ]


def _may_come(standing: Label | None, old: Label | None, new: Label) -> bool:
    """Whether nothing stands there that somebody made or took away."""
    return standing == old and standing != new


def _offered(stops: Iterable[Stop]) -> set[str]:
    """The ids that these stops may put, those of attributes of the article by `=` and name."""
    return {
        f"={change.name}" if isinstance(change, Set) else change.id
        for stop in stops
        for change in _puts(stop)
    }


def _given(before: Settlement) -> Mapping[str, list[Label]]:
    """What merging and deciding may have put under each id."""
    given: defaultdict[str, list[Label]] = defaultdict(list)
    for id, label in _labels(before.agreed).items():
        given[id].append(label)
    for link in before.waiting:
        given[link.id].append(link)
    for stop in before.stops:
        for change in _puts(stop):
            if isinstance(change, Put):
                given[change.id].append(change.value)
            elif isinstance(change, Set):
                given[f"={change.name}"].append(change)
    return given


def _puts(stop: Stop) -> list[Put | Set]:
    every = [
        *stop.none,
        *(one for option in stop.options for one in (*option.changes, *option.also)),
    ]
    return [one for one in every if not isinstance(one, Drop)]


def _held_by_hand(gold: Document, ours: Collection[str]) -> set[str]:
    """The ends of links that somebody drew: what they hang on stays."""
    return {end for link in gold.links.values() if link.id not in ours for end in link.ends}


def _soundly(gold: Document, changes: Sequence[Change], schema: Schema) -> Document:
    """The gold after as many of these changes as break no rule."""
    left = list(changes)
    while left:
        after = _without_loose(apply(gold, left))
        broken = {one.at for one in problems(after, schema, among=touched(left))}
        withheld = [one for one in left if one.id in broken and not isinstance(one, Drop)]
        if not withheld:
            return apply(after, [Drop(id) for id in broken & after.links.keys()])
        left = [one for one in left if one not in withheld]
    return gold


def _without_loose(document: Document) -> Document:
    mentions = document.mentions
    links = {
        id: one
        for id, one in document.links.items()
        if one.source in mentions and one.target in mentions
    }
    return replace(document, links=links)


def _labels(document: Document) -> dict[str, Label]:
    attributes = {f"={name}": Set(name, value) for name, value in document.attributes.items()}
    return {**document.mentions, **document.links, **attributes}


def _put(label: Label) -> Change:
    return label if isinstance(label, Set) else Put(label)


def _drop(id: str, label: Label) -> Change:
    return Set(label.name, None) if isinstance(label, Set) else Drop(id)
