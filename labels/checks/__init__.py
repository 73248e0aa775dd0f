"""Every rule that an annotation must keep.

`problems` are what must never be written; `gaps` are what may be missing while a reader is at work
and must be there when the reading is handed in. Both return problems in a fixed order; empty means
that all is well. A problem is a code with its parameters: the words for it are `annotator`'s.
"""

from __future__ import annotations

from collections.abc import Collection

from labels.checks import attributes, links, mentions
from labels.checks.attributes import Whole
from labels.checks.rules import Problem, Rule
from labels.document import ARTICLE_ID, Document, Link, Mention
from labels.schema import Schema

__all__ = ["Problem", "Rule", "gaps", "problems"]


def problems(
    document: Document, schema: Schema, *, among: Collection[str] | None = None
) -> list[Problem]:
    """What must never be written: mentions first, then links, then attributes of the article.

    With `among`, ids of mentions and links, only they and the links at them are looked at, whether
    or not they are still there: what was sound before and is not touched stays so. ARTICLE_ID
    among them is the article itself. Where two break
    a rule together, each is told of that is looked at. It costs what they cost, and one pass over
    all mentions and links.
    """
    some_mentions, some_links = _looked_at(document, among)
    whole = [Whole(document.attributes)] if among is None or ARTICLE_ID in among else []
    return [
        *(broken for one in some_mentions for broken in mentions.broken_by(one, document, schema)),
        *mentions.broken_among(some_mentions, document, schema.overlap),
        *(broken for one in some_links for broken in links.broken_by(one, document, schema)),
        *links.broken_among(some_links, document, schema),
        *(broken for one in whole for broken in attributes.broken(one, schema)),
    ]


def gaps(document: Document, schema: Schema) -> list[Problem]:
    """What is missing at hand-in: roles that must be filled, attributes that must be given.

    Those of the article first, then mentions in reading order, then links in the order they were
    made.
    """
    filled = links.filled(document.links.values())
    return [
        *attributes.missing(Whole(document.attributes), schema),
        *(
            gap
            for mention in document.in_reading_order()
            for gap in (
                *links.roles_missing(mention, schema, filled),
                *attributes.missing(mention, schema),
            )
        ),
        *(gap for link in document.links.values() for gap in attributes.missing(link, schema)),
    ]


def _looked_at(
    document: Document, among: Collection[str] | None
) -> tuple[list[Mention], list[Link]]:
    if among is None:
        return list(document.mentions.values()), list(document.links.values())
    ids = frozenset(among)
    return (
        [document.mentions[id] for id in sorted(ids) if id in document.mentions],
        [
            link
            for link in document.links.values()
            if link.source in ids or link.target in ids or link.id in ids
        ],
    )
