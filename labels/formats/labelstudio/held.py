"""Marks as Label Studio holds them: relations have no ids, and one pair of regions one relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from labels.document import Document, Link, LinkKind, Mention
from labels.formats.base import Became, LossCode, Lost
from labels.formats.base.facts import split_document
from labels.schema import MentionKind

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """A document as it comes back, and what is lost of it."""

    document: Document
    lost: tuple[Lost, ...]


def pairs_of(links: Iterable[Link]) -> dict[Pair, list[str]]:
    """The types of links by the two mentions they join, each once, in the order of the links."""
    pairs: dict[Pair, list[str]] = {}
    for one in links:
        types = pairs.setdefault(one.ends, [])
        if one.type not in types:
            types.append(one.type)
    return pairs


def links_of(pairs: Mapping[Pair, Iterable[str]], mentions: Mapping[str, Mention]) -> list[Link]:
    """The links of pairs, numbered l1, l2 …: from an event they are arguments, else relations."""
    numbers = (id for number in count(1) if (id := f"l{number}") not in mentions)
    return [
        Link(id, source, target, name, _kind(mentions[source]))
        for ((source, target), types) in pairs.items()
        for name, id in zip(types, numbers, strict=False)
    ]


def held(document: Document) -> Held:
    """What is held of a document."""
    pairs = pairs_of(document.links.values())
    links = links_of(pairs, document.mentions)
    back = split_document(
        document.text,
        mentions=document.mentions.values(),
        links=links,
        attributes=document.attributes,
    )
    return Held(back, tuple(_lost(document, back)))


def _kind(source: Mention) -> LinkKind:
    return LinkKind.ARGUMENT if source.kind is MentionKind.EVENT else LinkKind.RELATION


def _lost(document: Document, back: Document) -> Iterator[Lost]:
    if not back.links.keys() <= document.links.keys() or any(
        _what(one) != _what(document.links[one.id]) for one in back.links.values()
    ):
        yield Lost(LossCode.IDS, Became.CHANGED, "", "")
    if back.bare() != document.bare():
        yield Lost(LossCode.DIVISION, Became.CHANGED, "", "")
    seen: set[tuple[Pair, str]] = set()
    for one in document.links.values():
        if _what(one) in seen:
            yield Lost(LossCode.TWIN, Became.DROPPED, one.id, one.type)
            continue
        seen.add(_what(one))
        yield from _of_link(one, document.mentions[one.source])


def _what(link: Link) -> tuple[Pair, str]:
    return link.ends, link.type


def _of_link(link: Link, source: Mention) -> Iterator[Lost]:
    if link.kind is not _kind(source):
        is_argument = link.kind is LinkKind.ARGUMENT
        code = LossCode.ARGUMENT if is_argument else LossCode.RELATION
        yield Lost(code, Became.CHANGED, link.id, link.type)
    if link.attributes:
        yield Lost(LossCode.ATTRIBUTES, Became.DROPPED, link.id, link.type)
