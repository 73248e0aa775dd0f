"""Labels that say the same of the same words, made one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from labels.checks.links import arc
from labels.document import Document, Link, LinkKind, Mention
from labels.schema import Schema
from labels.text.span import Span


def as_one(document: Document, schema: Schema) -> Document:
    """The reading without twins, as `labels.checks` understands them.

    Of twins the one that was made first stays. It takes over the links of the others, the values of
    attributes that it has none of, and their notes.
    """
    mentions, stands_for = _mentions(document.mentions)
    links: dict[str, Link] = {}
    arcs: dict[tuple[LinkKind, str, str, str], str] = {}
    for link in document.links.values():
        here = _at(link, stands_for)
        if here.source == here.target:
            continue
        id = arcs.setdefault(arc(here, schema), here.id)
        first = links.get(id, here)
        links[id] = replace(first, attributes={**here.attributes, **first.attributes})
    return replace(document, mentions=mentions, links=links)


def _mentions(mentions: Mapping[str, Mention]) -> tuple[dict[str, Mention], dict[str, str]]:
    """Those that stay, and for each that does not the id of the one that stands for it."""
    first: dict[tuple[Span, str], str] = {}
    kept: dict[str, Mention] = {}
    stands_for: dict[str, str] = {}
    for one in mentions.values():
        id = first.setdefault((one.span, one.type), one.id)
        if id == one.id:
            kept[id] = one
        else:
            stands_for[one.id] = id
            kept[id] = _both(kept[id], one)
    return kept, stands_for


def _both(one: Mention, other: Mention) -> Mention:
    notes = dict.fromkeys(filter(None, (one.note, other.note)))
    attributes = {**other.attributes, **one.attributes}
    return replace(one, attributes=attributes, note="\n".join(notes))


def _at(link: Link, stands_for: Mapping[str, str]) -> Link:
    source, target = (stands_for.get(id, id) for id in link.ends)
    return link if link.ends == (source, target) else replace(link, source=source, target=target)
