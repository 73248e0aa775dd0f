"""Two readings of one article compared by every measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from labels.agreement.codings import Coded
from labels.agreement.counts import Measure
from labels.agreement.marked import Marked
from labels.agreement.matching import Matches, Pair
from labels.agreement.said import arguments, coded, mentions, relations
from labels.agreement.tally import NOT_FOUND, Facts, Tally
from labels.document import Attributes, Document, Mention
from labels.schema import ARTICLE, Schema

Linked = tuple[Measure, str, Hashable]
"""A link: by what it is measured, its name there, and what makes it the same."""


class TwoTextsError(ValueError):
    """Readings of different texts were to be compared."""


def compare(one: Document, other: Document, *, schema: Schema) -> Tally:
    """Two readings of one article by every measure; `one` is the gold where there is one.

    The schema says which attributes belong to what and which relations are symmetric. Raises
    TwoTextsError for readings of different texts.
    """
    refuse_two_texts((one, other))
    (entities, events), (other_entities, other_events) = mentions(one), mentions(other)
    by_entity, by_event = Matches.of(entities, other_entities), Matches.of(events, other_events)
    links, other_links = _links(one, schema), _links(other, schema)
    return Tally(
        ones=_found(entities, events) + _names(links),
        others=_found(other_entities, other_events) + _names(other_links),
        both=_both(by_entity, by_event) + _names(links & other_links),
        confusion=Counter([*_types(by_entity), *_types(by_event)]),
        coded=Counter(_coded([*by_entity.same, *by_event.same], schema)),
        coded_articles=Counter(_said((one.attributes, other.attributes), ARTICLE, schema)),
        entities=Marked.of((entities, other_entities), length=len(one.text)),
        triggers=Marked.of((events, other_events), length=len(one.text)),
    )


def refuse_two_texts(readings: Iterable[Document]) -> None:
    """Raise TwoTextsError unless all are of one text."""
    if len({reading.text for reading in readings}) > 1:
        raise TwoTextsError("Only readings of one article can be compared.")


def _found(entities: Iterable[Mention], events: Iterable[Mention]) -> Facts:
    facts: Facts = Counter()
    for name, count in Counter([one.type for one in entities]).items():
        facts[Measure.STRICT, name] = facts[Measure.RELAXED, name] = count
        facts[Measure.UNTYPED, ""] += count
    for name, count in Counter([one.type for one in events]).items():
        facts[Measure.TRIGGER_TYPE, name] = count
        facts[Measure.TRIGGER, ""] += count
    return facts


def _both(entities: Matches, events: Matches) -> Facts:
    facts = _found([one for one, _ in entities.same], [one for one, _ in events.same])
    facts[Measure.UNTYPED, ""] += len(entities.retyped)
    facts[Measure.TRIGGER, ""] += len(events.retyped)
    for one, _ in entities.relaxed:
        facts[Measure.RELAXED, one.type] += 1
    return facts


def _links(document: Document, schema: Schema) -> Counter[Linked]:
    linked: Counter[Linked] = Counter()
    for event, link, filler in arguments(document):
        linked[Measure.ARGUMENT, event.type, filler.span] += 1
        linked[Measure.ROLE, link.type, (event.type, filler.span)] += 1
    for source, link, target in relations(document, schema):
        linked[Measure.RELATION, link.type, (source.span, target.span)] += 1
    return linked


def _names(linked: Counter[Linked]) -> Facts:
    facts: Facts = Counter()
    for (measure, name, _), count in linked.items():
        facts[measure, name] += count
    return facts


def _types(matches: Matches) -> Iterator[tuple[str, str]]:
    for one, other in (*matches.same, *matches.retyped):
        yield one.type, other.type
    for one, other in (*matches.moved, *matches.unlike):
        yield one.type, NOT_FOUND
        yield NOT_FOUND, other.type
    for one in matches.ones:
        yield one.type, NOT_FOUND
    for other in matches.others:
        yield NOT_FOUND, other.type


def _coded(same: Iterable[Pair], schema: Schema) -> Iterator[tuple[str, Coded, Coded]]:
    for one, other in same:
        yield from _said((one.attributes, other.attributes), one.type, schema)


def _said(
    by: tuple[Attributes, Attributes], owner: str, schema: Schema
) -> Iterator[tuple[str, Coded, Coded]]:
    one, other = (coded(attributes, owner, schema) for attributes in by)
    for name, value in one.items():
        yield name, value, other[name]
