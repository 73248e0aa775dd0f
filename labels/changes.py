"""Changes: what may happen to a document, as values; undo is a difference run backwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from labels.document import Document, Link, Mention


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


Change = Put | Drop


def apply(document: Document, changes: Iterable[Change]) -> Document:
    """The document after these changes, one after the other.

    Any change can be applied to any document: whether the outcome keeps the rules is asked of
    `labels.checks`, so a mention and its links may come and go in any order within a batch. What
    is put in another's stead keeps its place, so that an event's arguments stay in their order.
    """
    mentions, links = dict(document.mentions), dict(document.links)
    for change in changes:
        if isinstance(change, Drop):
            mentions.pop(change.id, None)
            links.pop(change.id, None)
        elif isinstance(change.value, Mention):
            links.pop(change.id, None)
            mentions[change.id] = change.value
        else:
            mentions.pop(change.id, None)
            links[change.id] = change.value
    return replace(document, mentions=mentions, links=links)


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
    )


def touched(changes: Iterable[Change]) -> frozenset[str]:
    """The ids of all mentions and links that these changes put or drop."""
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
