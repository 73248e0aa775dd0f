"""What a decision makes of the gold, and what readings that have changed make of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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
    standing, old, new = _labels(gold), _put_by(before), _put_by(now)
    waiting = {link.id for link in before.waiting}
    kept = _offered(stop for stop in before.stops if stop.key in decided) - waiting
    ours = old.keys() | _offered(before.stops)
    held = {end for link in gold.links.values() if link.id not in ours for end in link.ends}
    gone = [
        id
        for id, label in standing.items()
        if label == old.get(id) and not (id in new or id in kept or id in held)
    ]
    # What is not there any more was dropped by hand, but for links that lacked an end.
    dropped = [
        id
        for id, label in old.items()
        if id not in standing
        and not (isinstance(label, Link) and set(label.ends) - gold.mentions.keys())
    ]
    # What stands there and is neither new nor what merging put was made by hand.
    return [
        *(_drop(id, standing[id]) for id in gone),
        *(
            _put(label)
            for id, label in new.items()
            if not (id in kept or id in dropped) and standing.get(id) in (None, old.get(id))
        ),
    ]


def _put_by(settlement: Settlement) -> dict[str, Label]:
    """What merging puts: what is agreed, and links that wait for an end."""
    waiting = {link.id: link for link in settlement.waiting}
    return {**waiting, **_labels(settlement.agreed)}


def _offered(stops: Iterable[Stop]) -> set[str]:
    """The ids that these stops may put, those of attributes of the article by `=` and name."""
    return {
        f"={change.name}" if isinstance(change, Set) else change.id
        for stop in stops
        for change in _puts(stop)
    }


def _puts(stop: Stop) -> list[Put | Set]:
    every = [
        *stop.none,
        *(one for option in stop.options for one in (*option.changes, *option.also)),
    ]
    return [one for one in every if not isinstance(one, Drop)]


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
