"""What a reading says of its mentions by attributes, and of its events and relations by links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from labels.agreement.codings import Coded
from labels.document import (
    Attributes,
    AttributeValue,
    Document,
    Link,
    LinkKind,
    Mention,
    reading_order,
)
from labels.schema import AttributeForm, MentionKind, Schema
from labels.text.span import Span


def coded(attributes: Attributes, owner: str, schema: Schema) -> dict[str, Coded]:
    """What was said by each attribute that belongs to this type, or to the article.

    None where no value was given. Free text is left out: to write the same of a thing is no choice
    among values, and chance has no share in it.
    """
    return {
        one.name: plain(attributes.get(one.name), one.form)
        for one in schema.attributes_of(owner)
        if one.form is not AttributeForm.TEXT
    }


def differing(by: tuple[Attributes, Attributes], owner: str, schema: Schema) -> list[str]:
    """The attributes, free text among them, of which two readers say different things."""
    one, other = by
    forms = {attribute.name: attribute.form for attribute in schema.attributes_of(owner)}
    return [
        name
        for name in sorted(one.keys() | other.keys())
        if plain(one.get(name), forms.get(name)) != plain(other.get(name), forms.get(name))
    ]


def mentions(document: Document) -> tuple[list[Mention], list[Mention]]:
    """Entities and triggers, each in reading order; of one type on one trigger by arguments.

    So of several events on one trigger those with the same arguments come to stand together.
    """
    found = document.in_reading_order()
    events = [one for one in found if one.kind is MentionKind.EVENT]
    if not events:
        return found, events
    fillers: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for event, link, filler in arguments(document):
        fillers[event.id].append((link.type, filler.span))
    events.sort(key=lambda one: (*reading_order(one)[:-1], sorted(fillers[one.id])))
    return [one for one in found if one.kind is MentionKind.ENTITY], events


def arguments(document: Document) -> Iterator[tuple[Mention, Link, Mention]]:
    """Each argument with its event and its filler; one whose ends are not there is none."""
    for source, link, target in _links(document, LinkKind.ARGUMENT):
        if source.kind is MentionKind.EVENT:
            yield source, link, target


def relations(document: Document, schema: Schema) -> Iterator[tuple[Mention, Link, Mention]]:
    """Each relation with its two mentions, of a symmetric one in the order of the text."""
    for source, link, target in _links(document, LinkKind.RELATION):
        relation = schema.relation_by_name.get(link.type)
        turned = relation is not None and relation.symmetric and target.span < source.span
        yield (target, link, source) if turned else (source, link, target)


def _links(document: Document, kind: LinkKind) -> Iterator[tuple[Mention, Link, Mention]]:
    mentions = document.mentions
    for link in document.links.values():
        if link.kind is kind and link.source in mentions and link.target in mentions:
            yield mentions[link.source], link, mentions[link.target]


def plain(value: AttributeValue | None, form: AttributeForm | None) -> Coded:
    """A value as it is compared; of another reader's it is the same where they are equal."""
    # A box that is not ticked says no, whether it was ticked once or never.
    if form is AttributeForm.FLAG:
        return value is True
    if isinstance(value, tuple):
        return tuple(sorted(value)) or None
    return value
