"""Where two readings of an article differ: what an adjudicator would have to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from labels.agreement.arcs import Arc, apart
from labels.agreement.comparing import refuse_two_texts
from labels.agreement.matching import Matches, Pair
from labels.agreement.said import arguments, differing, mentions, relations
from labels.document import Document, Link, Mention
from labels.schema import ARTICLE, Schema
from labels.text.span import Span


class Difference(StrEnum):
    """In what two readings differ."""

    MISSING = "missing"
    """An entity that only one reader marked."""
    TYPE = "type"
    """An entity of one span and two types."""
    BOUNDARY = "boundary"
    """Entities that overlap and do not begin and end alike; their types may differ as well."""
    TRIGGER = "trigger"
    """A trigger that only one reader marked, or both, but with other ends or of another type."""
    ATTRIBUTE = "attribute"
    """A value of an attribute, of a mention that is the same in span and type or of the article."""
    ROLE = "role"
    """Of an event that both have: an argument that only one has, or one filler in two roles."""
    RELATION = "relation"
    """A relation that only one has, or one between the same two mentions and of two types."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One difference of two readings.

    `span` is where it is to be seen: all that its mentions cover; None where the article as a
    whole is concerned. `one` and `other` are the mentions, each None where that reader has none;
    for a role or a relation those that the links go from (of a symmetric one the
    first in the text). `attribute` is the name of the attribute
    that differs, else empty.
    """

    difference: Difference
    span: Span | None
    one: Mention | None = None
    other: Mention | None = None
    one_link: Link | None = None
    other_link: Link | None = None
    attribute: str = ""


def disagreements(one: Document, other: Document, *, schema: Schema) -> list[Disagreement]:
    """All differences of two readings of one article, in reading order; those of the article first.

    Notes are not compared, nor are attributes of links. Of an event that the other does not have,
    or has as another type, the arguments are not told one by one: they come and go with it. Raises
    TwoTextsError for readings of different texts.
    """
    refuse_two_texts((one, other))
    entities, triggers = map(Matches.of, mentions(one), mentions(other))
    both = [*entities.pairs, *triggers.pairs]
    shared = [*triggers.same, *triggers.moved]
    related = relations(one, schema), relations(other, schema)
    told = [
        *_article(one, other, schema),
        *_entities(entities),
        *_triggers(triggers),
        *_attributes([*entities.same, *triggers.same], schema),
        *_links(Difference.ROLE, apart(*_arguments(one, other, shared), matched=both)),
        *_links(Difference.RELATION, apart(*related, matched=both)),
    ]
    return sorted(told, key=_place)


def _article(one: Document, other: Document, schema: Schema) -> Iterator[Disagreement]:
    for name in differing((one.attributes, other.attributes), ARTICLE, schema):
        yield Disagreement(Difference.ATTRIBUTE, None, attribute=name)


def _entities(matches: Matches) -> Iterator[Disagreement]:
    for one, other in matches.retyped:
        yield _between(Difference.TYPE, one, other)
    for one, other in (*matches.moved, *matches.unlike):
        yield _between(Difference.BOUNDARY, one, other)
    yield from _alone(Difference.MISSING, matches)


def _triggers(matches: Matches) -> Iterator[Disagreement]:
    for one, other in (*matches.retyped, *matches.moved, *matches.unlike):
        yield _between(Difference.TRIGGER, one, other)
    yield from _alone(Difference.TRIGGER, matches)


def _alone(difference: Difference, matches: Matches) -> Iterator[Disagreement]:
    for one in matches.ones:
        yield Disagreement(difference, one.span, one=one)
    for other in matches.others:
        yield Disagreement(difference, other.span, other=other)


def _attributes(same: Iterable[Pair], schema: Schema) -> Iterator[Disagreement]:
    for one, other in same:
        for name in differing((one.attributes, other.attributes), one.type, schema):
            yield replace(_between(Difference.ATTRIBUTE, one, other), attribute=name)


def _arguments(
    one: Document, other: Document, shared: Sequence[Pair]
) -> tuple[list[Arc], list[Arc]]:
    """The arguments of events that both have."""
    ones = {mention.id for mention, _ in shared}
    others = {mention.id for _, mention in shared}
    return (
        [arc for arc in arguments(one) if arc[0].id in ones],
        [arc for arc in arguments(other) if arc[0].id in others],
    )


def _links(
    difference: Difference, arcs: Iterable[tuple[Arc | None, Arc | None]]
) -> Iterator[Disagreement]:
    for one, other in arcs:
        yield replace(
            _between(difference, one and one[0], other and other[0]),
            one_link=one and one[1],
            other_link=other and other[1],
        )


def _between(difference: Difference, one: Mention | None, other: Mention | None) -> Disagreement:
    spans = [mention.span for mention in (one, other) if mention]
    return Disagreement(difference, spans[0].joined(spans[-1]), one, other)


def _place(one: Disagreement) -> tuple[int, int]:
    return (one.span.start, -one.span.end) if one.span else (-1, 0)
