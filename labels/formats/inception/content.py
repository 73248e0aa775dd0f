"""What a file of INCEpTION says: where writing and reading meet, for all of its forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from labels.document import AttributeValue, Document, Link, LinkKind, Mention
from labels.formats.inception.layers import NOTE, short
from labels.schema import MentionKind
from labels.text.span import Span, Spans


@dataclass(slots=True)
class Annotation:
    """A stretch with its type and features; `slots` are roles with the places of their fillers.

    An empty type means that the layer alone names it.
    """

    layer: str
    span: Span
    type: str = ""
    kind: MentionKind = MentionKind.ENTITY
    features: dict[str, AttributeValue] = field(default_factory=dict)
    slots: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class Arc:
    """A relation from one annotation to another, by their places; the type as in `Annotation`."""

    layer: str
    source: int
    target: int
    type: str = ""
    features: dict[str, AttributeValue] = field(default_factory=dict)


@dataclass(slots=True)
class Content:
    """A text with what stands in it; annotations go by their places in the list."""

    text: str
    sentences: Spans = field(default_factory=Spans)
    tokens: Spans = field(default_factory=Spans)
    annotations: list[Annotation] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)


def document_of(content: Content) -> Document:
    """The document; mentions are m1, m2 … in reading order, links l1, l2 … by their sources."""
    numbers = numbered(content)
    links: list[Link] = []
    for place in sorted(numbers, key=numbers.__getitem__):
        for role, filler in content.annotations[place].slots:
            ends = f"m{numbers[place]}", f"m{numbers[filler]}"
            links.append(Link(f"l{len(links) + 1}", *ends, role))
    for arc in in_order(content.arcs, numbers):
        ends = f"m{numbers[arc.source]}", f"m{numbers[arc.target]}"
        name = arc.type or short(arc.layer)
        id_ = f"l{len(links) + 1}"
        links.append(Link(id_, *ends, name, LinkKind.RELATION, dict(arc.features)))
    return Document.of(
        content.text,
        sentences=content.sentences,
        tokens=content.tokens,
        mentions=[_mention(one, numbers[n]) for n, one in enumerate(content.annotations)],
        links=links,
    )


def numbered(content: Content) -> dict[int, int]:
    """The numbers of the annotations in reading order, from 1, by their places."""
    found = content.annotations
    places = sorted(range(len(found)), key=lambda place: _reading_order(found[place]))
    return {place: number for number, place in enumerate(places, 1)}


def in_order(arcs: list[Arc], numbers: dict[int, int]) -> list[Arc]:
    """The relations by their sources and then by their targets."""
    return sorted(arcs, key=lambda arc: (numbers[arc.source], numbers[arc.target]))


def _reading_order(one: Annotation) -> tuple[int, int, str, str]:
    return one.span.start, -one.span.end, one.type or short(one.layer), one.kind


def _mention(one: Annotation, number: int) -> Mention:
    features = dict(one.features)
    note = features.pop(NOTE, "")
    name = one.type or short(one.layer)
    return Mention(f"m{number}", one.span, name, one.kind, features, str(note))
