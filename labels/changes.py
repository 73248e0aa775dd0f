"""Changes: what may happen to a document, as values; undo is a difference run backwards.

And what became of each label between two documents, for people to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from labels.document import ARTICLE_ID, AttributeValue, Document, Link, Mention


@dataclass(frozen=True, slots=True)
class Put:
    """A mention or a link is made, or takes the place of the one with its id."""

    value: Mention | Link

    @property
    def id(self) -> str:
        """The id of what is put."""
        return self.value.id


@dataclass(frozen=True, slots=True)
class Drop:
    """The mention or link with this id goes; one that is not there was dropped already."""

    id: str


@dataclass(frozen=True, slots=True)
class Set:
    """An attribute of the article as a whole takes this value; None takes its value away.

    One attribute a change, so that two who fill in different ones are not in each other's way.
    """

    name: str
    value: AttributeValue | None

    @property
    def id(self) -> str:
        """The article's own: empty, as no mention's or link's is."""
        return ARTICLE_ID


Change = Put | Drop | Set


class Fate(StrEnum):
    """What became of a label."""

    KEPT = "kept"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


Thing = Mention | Link | Set


@dataclass(frozen=True, slots=True)
class Comparison:
    """One mention, link or attribute of the article in two documents; None where it is not there.

    `id` is its id, for an attribute `=` and its name. `what` names the fields that differ where it
    was changed.
    """

    id: str
    before: Thing | None
    after: Thing | None

    @property
    def fate(self) -> Fate:
        """What became of it from the first document to the second."""
        if self.before is None:
            return Fate.ADDED
        if self.after is None:
            return Fate.REMOVED
        return Fate.KEPT if self.before == self.after else Fate.CHANGED

    @property
    def what(self) -> tuple[str, ...]:
        """The fields in which the two differ; all of them where one kind took another's place."""
        before, after = self.before, self.after
        if before is None or after is None:
            return ()
        names = tuple(one.name for one in fields(after))
        if type(before) is not type(after):
            return names
        return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def apply(document: Document, changes: Iterable[Change]) -> Document:
    """The document after these changes, one after the other.

    Any change can be applied to any document: whether the outcome keeps the rules is asked of
    `labels.checks`, so a mention and its links may come and go in any order within a batch. What
    is put in another's stead keeps its place, so that an event's arguments stay in their order.
    """
    mentions, links = dict(document.mentions), dict(document.links)
    attributes = dict(document.attributes)
    for change in changes:
        if isinstance(change, Set):
            if change.value is None:
                attributes.pop(change.name, None)
            else:
                attributes[change.name] = change.value
        elif isinstance(change, Drop):
            mentions.pop(change.id, None)
            links.pop(change.id, None)
        elif isinstance(change.value, Mention):
            links.pop(change.id, None)
            mentions[change.id] = change.value
        else:
            mentions.pop(change.id, None)
            links[change.id] = change.value
    return replace(document, mentions=mentions, links=links, attributes=attributes)


def difference(before: Document, after: Document) -> tuple[Change, ...]:
    """The fewest changes that lead from one document to another of the same text.

    Links go before the mentions they hang on, and come after them. Empty when the two are equal.
    """
    kept = after.mentions.keys() | after.links.keys()
    return (
        *(Drop(id) for id in before.links if id not in kept),
        *(Drop(id) for id in before.mentions if id not in kept),
        *(Put(mention) for mention in _new(before.mentions, after.mentions)),
        *(Put(link) for link in _new(before.links, after.links)),
        *(Set(name, None) for name in before.attributes if name not in after.attributes),
        *(
            Set(name, value)
            for name, value in after.attributes.items()
            if before.attributes.get(name) != value
        ),
    )


def compared(before: Document, after: Document) -> tuple[Comparison, ...]:
    """Every label of two documents of one text: mentions by their place, then links, attributes.

    What goes by the same id is the same label.
    """
    first, second = _things(before), _things(after)
    ids = [*first, *(id for id in second if id not in first)]
    found = [Comparison(id, first.get(id), second.get(id)) for id in ids]
    return tuple(sorted(found, key=_place))


def touched(changes: Iterable[Change]) -> frozenset[str]:
    """The ids of all mentions and links that these changes put or drop.

    ARTICLE_ID is among them where they set an attribute of the article.
    """
    return frozenset(change.id for change in changes)


def _new(
    before: Mapping[str, Mention | Link], after: Mapping[str, Mention | Link]
) -> Iterator[Mention | Link]:
    # Most are the very same object in both; to see that costs less than to compare.
    return (
        value
        for id, value in after.items()
        if (old := before.get(id)) is not value and old != value
    )


def _things(document: Document) -> dict[str, Thing]:
    attributes = {f"={name}": Set(name, value) for name, value in document.attributes.items()}
    return {**document.mentions, **document.links, **attributes}


def _place(one: Comparison) -> tuple[int, int, int]:
    """Mentions as they are read, then links and attributes as they came."""
    thing = one.after or one.before
    if isinstance(thing, Mention):
        return 0, thing.span.start, thing.span.end
    return (1 if isinstance(thing, Link) else 2), 0, 0
