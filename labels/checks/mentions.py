"""The rules for mentions: each by itself, and as they lie to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from labels.checks import attributes
from labels.checks.rules import Problem, Rule
from labels.document import Document, Mention, reading_order
from labels.schema import Overlap, Schema
from labels.text.span import Span


def broken_by(mention: Mention, document: Document, schema: Schema) -> Iterator[Problem]:
    """What one mention breaks by itself: its place in the text, its type, its attributes."""
    kind = schema.by_name.get(mention.type)
    if mention.span.end > len(document.text):
        yield Problem(Rule.OUT_OF_TEXT, mention.id, {"length": len(document.text)})
    elif document.surface(mention).isspace():
        yield Problem(Rule.BLANK, mention.id)
    if kind is None:
        yield Problem(Rule.UNKNOWN_TYPE, mention.id, {"type": mention.type})
    elif not kind.selectable:
        yield Problem(Rule.GROUP, mention.id, {"type": mention.type})
    elif kind.kind is not mention.kind:
        yield Problem(Rule.WRONG_KIND, mention.id, {"type": mention.type})
    else:
        yield from attributes.broken(mention, schema)


def broken_among(
    mentions: Sequence[Mention], document: Document, overlap: Overlap
) -> Iterator[Problem]:
    """What these mentions break by where others lie: two that are equal, and forbidden overlap."""
    near = _in_reach(mentions, document)
    twins = _twins(near)
    crossed = _crossed(near, overlap)
    for mention in mentions:
        other = crossed.get(mention.id)
        twin = next((id for id in twins[mention.span, mention.type] if id != mention.id), None)
        if twin:
            yield Problem(Rule.TWIN, mention.id, {"type": mention.type, "other": twin})
        elif other:
            params = {"type": mention.type, "other": other.id, "other_type": other.type}
            yield Problem(Rule.OVERLAP, mention.id, params)


def _in_reach(mentions: Sequence[Mention], document: Document) -> list[Mention]:
    """All mentions between where these begin and where they end, in reading order."""
    if not mentions:
        return []
    reach = Span(min(one.span.start for one in mentions), max(one.span.end for one in mentions))
    near = (one for one in document.mentions.values() if reach.overlaps(one.span))
    return sorted(near, key=reading_order)


def _twins(mentions: Sequence[Mention]) -> Mapping[tuple[Span, str], Sequence[str]]:
    found: dict[tuple[Span, str], list[str]] = defaultdict(list)
    for one in mentions:
        found[one.span, one.type].append(one.id)
    return found


def _crossed(mentions: Sequence[Mention], overlap: Overlap) -> Mapping[str, Mention]:
    """One that lies as it must not for each mention that has such; mentions in reading order."""
    found: dict[str, Mention] = {}
    if overlap is Overlap.FREE:
        return found
    for place, mention in enumerate(mentions):
        for after in range(place + 1, len(mentions)):
            later = mentions[after]
            if not mention.span.overlaps(later.span):
                break  # and none of those that begin after it does
            if mention.kind is later.kind and _forbidden(mention.span, later.span, overlap):
                found.setdefault(mention.id, later)
                found.setdefault(later.id, mention)
    return found


def _forbidden(one: Span, other: Span, overlap: Overlap) -> bool:
    """Of two that overlap."""
    return overlap is Overlap.NONE or one.crosses(other)
