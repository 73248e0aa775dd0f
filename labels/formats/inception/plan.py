"""From a document to what a file of INCEpTION can say of it, and what is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from labels.document import Attributes, AttributeValue, Document, Link, LinkKind, Mention
from labels.formats.base import Became, LossCode, Lost
from labels.formats.inception.content import Annotation, Arc, Content, in_order, numbered
from labels.formats.inception.layers import (
    ENTITY,
    EVENT,
    EVENT_RELATION,
    NOTE,
    RELATION,
    TAKEN,
)
from labels.schema import MentionKind

_FEATURE = re.compile(r"(?!ROLE_|BT_)[^\W\d]\w*")


@dataclass(slots=True)
class Plan:
    """The content, the ids of what stands at its places, and what is lost.

    `slots` are the links of the slots of each annotation, `arcs` those of the arcs, in their order.
    """

    content: Content
    mentions: list[Mention] = field(default_factory=list)
    slots: list[list[Link]] = field(default_factory=list)
    arcs: list[Link] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    @property
    def links(self) -> int:
        """How many links stand there."""
        return len(self.arcs) + sum(map(len, self.slots))


def plan(document: Document) -> Plan:
    """All of a document that layers can hold, wherever it stands in the text."""
    planned = Plan(Content(document.text, document.sentences, document.tokens))
    planned.mentions = sorted(document.mentions.values(), key=_reading_order)
    places = {one.id: place for place, one in enumerate(planned.mentions)}
    for mention in planned.mentions:
        planned.content.annotations.append(_annotation(mention, planned))
        planned.slots.append([])
    for link in document.links.values():
        _put(link, places, planned)
    for name in document.attributes:
        planned.lost.append(Lost(LossCode.ARTICLE_ATTRIBUTES, Became.DROPPED, "", name))
    return planned


def told_of_ids(planned: Plan) -> Iterator[Lost]:
    """The one loss of ids that come back as others; none where they are the same."""
    content = planned.content
    numbers = numbered(content)
    mentions = {f"m{numbers[place]}": one.id for place, one in enumerate(planned.mentions)}
    links = [
        link.id
        for place in sorted(numbers, key=numbers.__getitem__)
        for link in planned.slots[place]
    ]
    by_arc = {id(arc): link.id for arc, link in zip(content.arcs, planned.arcs, strict=True)}
    links += [by_arc[id(arc)] for arc in in_order(content.arcs, numbers)]
    same = all(new == old for new, old in mentions.items())
    if not same or links != [f"l{number}" for number in range(1, len(links) + 1)]:
        yield Lost(LossCode.IDS, Became.CHANGED, "", "")


def _reading_order(one: Mention) -> tuple[int, int, str, str, int, str]:
    # Of two that differ in nothing but their ids, m2 goes before m10.
    return one.span.start, -one.span.end, one.type, one.kind, len(one.id), one.id


def _annotation(mention: Mention, planned: Plan) -> Annotation:
    layer = ENTITY if mention.kind is MentionKind.ENTITY else EVENT
    kept = _features(mention.attributes)
    if len(kept) < len(mention.attributes):
        surface = mention.span.of(planned.content.text)
        planned.lost.append(Lost(LossCode.ATTRIBUTES, Became.DROPPED, mention.id, surface))
    if mention.note:
        kept[NOTE] = mention.note
    return Annotation(layer, mention.span, mention.type, mention.kind, kept)


def _features(attributes: Attributes) -> dict[str, AttributeValue]:
    """The attributes whose names can be those of features."""
    return {
        name: value
        for name, value in attributes.items()
        if name not in TAKEN and _FEATURE.fullmatch(name)
    }


def _put(link: Link, places: dict[str, int], planned: Plan) -> None:
    """A link among the slots or the arcs, or what is lost of it."""
    source, target = places[link.source], places[link.target]
    kinds = {planned.mentions[place].kind for place in (source, target)}
    if link.kind is LinkKind.ARGUMENT:
        if planned.mentions[source].kind is not MentionKind.EVENT:
            planned.lost.append(Lost(LossCode.ARGUMENT, Became.DROPPED, link.id, link.type))
            return
        planned.content.annotations[source].slots.append((link.type, target))
        planned.slots[source].append(link)
        lost = bool(link.attributes)
    elif len(kinds) > 1:
        planned.lost.append(Lost(LossCode.RELATION, Became.DROPPED, link.id, link.type))
        return
    else:
        layer = RELATION if kinds == {MentionKind.ENTITY} else EVENT_RELATION
        kept = _features(link.attributes)
        planned.content.arcs.append(Arc(layer, source, target, link.type, kept))
        planned.arcs.append(link)
        lost = len(kept) < len(link.attributes)
    if lost:
        planned.lost.append(Lost(LossCode.ATTRIBUTES, Became.DROPPED, link.id, link.type))


def without(planned: Plan, places: set[int], code: LossCode) -> Plan:
    """The same without these annotations and whatever hangs on them."""
    content = planned.content
    kept = [place for place in range(len(content.annotations)) if place not in places]
    moved = {old: new for new, old in enumerate(kept)}
    fewer = Plan(Content(content.text, content.sentences, content.tokens), lost=[*planned.lost])
    for place in places:
        mention = planned.mentions[place]
        surface = mention.span.of(content.text)
        fewer.lost.append(Lost(code, Became.DROPPED, mention.id, surface))
    for place, one in enumerate(content.annotations):
        slots = [*zip(one.slots, planned.slots[place], strict=True)]
        stay = [pair for pair in slots if place in moved and pair[0][1] in moved]
        fewer.lost += [
            Lost(LossCode.ARGUMENT, Became.DROPPED, link.id, link.type)
            for slot, link in slots
            if (slot, link) not in stay
        ]
        if place in moved:
            renumbered = [(role, moved[filler]) for (role, filler), _ in stay]
            fewer.content.annotations.append(replace(one, slots=renumbered))
            fewer.mentions.append(planned.mentions[place])
            fewer.slots.append([link for _, link in stay])
    for arc, link in zip(content.arcs, planned.arcs, strict=True):
        if arc.source in moved and arc.target in moved:
            source, target = moved[arc.source], moved[arc.target]
            fewer.content.arcs.append(replace(arc, source=source, target=target))
            fewer.arcs.append(link)
        else:
            fewer.lost.append(Lost(LossCode.RELATION, Became.DROPPED, link.id, link.type))
    return fewer
