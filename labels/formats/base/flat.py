"""What formats hold that know spans with labels and arcs between them, and nothing else.

They have no ids of their own, no attributes and no kinds: what comes back are entities and
relations, numbered in reading order, in a text that is split anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from labels.document import Document, Link, LinkKind, Mention
from labels.formats.base.codes import Became, LossCode
from labels.formats.base.facts import split_document
from labels.formats.base.losses import Lost
from labels.schema import MentionKind


class Events(StrEnum):
    """What becomes of events where there are only labels and relations."""

    NONE = "none"
    LABELS = "labels"
    """Triggers become labels like all others, arguments relations."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A document as it comes back, and what is lost of it."""

    document: Document
    lost: tuple[Lost, ...]


def flattened(document: Document, events: Events, *, has_links: bool) -> Flat:
    """What is held of a document; `has_links` tells that there are arcs at all."""
    kept = [
        one
        for one in document.in_reading_order()
        if events is Events.LABELS or one.kind is MentionKind.ENTITY
    ]
    ids = {one.id: f"m{number}" for number, one in enumerate(kept, 1)}
    arcs = [
        one
        for one in document.links.values()
        if has_links and one.source in ids and one.target in ids
    ]
    names = {one.id: f"l{number}" for number, one in enumerate(arcs, 1)}
    back = split_document(
        document.text,
        mentions=[Mention(ids[one.id], one.span, one.type) for one in kept],
        links=[_moved(one, names[one.id], ids) for one in arcs],
    )
    lost = (
        *_of_article(document, back, {**ids, **names}),
        *(lost for one in document.mentions.values() for lost in _of_mention(document, one, ids)),
        *(lost for one in document.links.values() for lost in _of_link(one, names)),
    )
    return Flat(back, lost)


def _moved(link: Link, id: str, ids: dict[str, str]) -> Link:
    return Link(id, ids[link.source], ids[link.target], link.type, LinkKind.RELATION)


def _of_article(document: Document, back: Document, ids: dict[str, str]) -> Iterator[Lost]:
    if any(old != new for old, new in ids.items()):
        yield Lost(LossCode.IDS, Became.CHANGED, "", "")
    if back.bare() != document.bare():
        yield Lost(LossCode.DIVISION, Became.CHANGED, "", "")
    for name in document.attributes:
        yield Lost(LossCode.ARTICLE_ATTRIBUTES, Became.DROPPED, "", name)


def _of_mention(document: Document, mention: Mention, ids: dict[str, str]) -> Iterator[Lost]:
    surface = document.surface(mention)
    is_event = mention.kind is MentionKind.EVENT
    if mention.id not in ids:
        yield Lost(LossCode.EVENT, Became.DROPPED, mention.id, surface)
        return
    if is_event:
        yield Lost(LossCode.EVENT, Became.CHANGED, mention.id, surface)
    if mention.attributes:
        yield Lost(LossCode.ATTRIBUTES, Became.DROPPED, mention.id, surface)
    if mention.note:
        yield Lost(LossCode.NOTE, Became.DROPPED, mention.id, surface)


def _of_link(link: Link, names: dict[str, str]) -> Iterator[Lost]:
    is_argument = link.kind is LinkKind.ARGUMENT
    if link.id not in names:
        code = LossCode.ARGUMENT if is_argument else LossCode.RELATION
        yield Lost(code, Became.DROPPED, link.id, link.type)
        return
    if is_argument:
        yield Lost(LossCode.ARGUMENT, Became.CHANGED, link.id, link.type)
    if link.attributes:
        yield Lost(LossCode.ATTRIBUTES, Became.DROPPED, link.id, link.type)
