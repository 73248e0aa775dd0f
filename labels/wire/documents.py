"""The spelling of documents and changes.

Offsets are code points, spans `[start, end)`; what is empty is left out of mentions and links.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from labels.changes import Change, Drop, Put
from labels.document import (
    Attributes,
    Document,
    Link,
    LinkKind,
    Mention,
)
from labels.schema import MentionKind
from labels.text.span import Span, Spans
from labels.wire.data import Json, WireError, array, each, given, number, one_of, record, short_text, string

_MENTION_KEYS = frozenset({"id", "kind", "start", "end", "type", "attributes", "note"})
_LINK_KEYS = frozenset({"id", "kind", "source", "target", "type", "attributes"})
LONGEST_ID = 64
LONGEST_TYPE = 100


def mention_data(mention: Mention) -> Json:
    """A mention as JSON data."""
    return {
        "id": mention.id,
        "kind": mention.kind.value,
        "start": mention.span.start,
        "end": mention.span.end,
        "type": mention.type,
        **given(attributes=_attribute_data(mention.attributes), note=mention.note),
    }


def link_data(link: Link) -> Json:
    """A link as JSON data."""
    return {
        "id": link.id,
        "kind": link.kind.value,
        "source": link.source,
        "target": link.target,
        "type": link.type,
        **given(attributes=_attribute_data(link.attributes)),
    }


def change_data(change: Change) -> Json:
    """A change as JSON data: `{"put": {"mention": …}}`, `{"put": {"link": …}}` or `{"drop": id}`."""
    match change:
        case Drop(id):
            return {"drop": id}
        case Put(Mention() as mention):
            return {"put": {"mention": mention_data(mention)}}
        case Put(Link() as link):
            return {"put": {"link": link_data(link)}}


def document_data(document: Document) -> Json:
    """A document as JSON data, mentions in reading order, links in the order they were made."""
    return {
        "text": document.text,
        "sentences": spans_data(document.sentences),
        "tokens": spans_data(document.tokens),
        "mentions": [mention_data(mention) for mention in document.in_reading_order()],
        "links": [link_data(link) for link in document.links.values()],
    }


def spans_data(spans: Spans) -> list[tuple[int, int]]:
    """Spans as pairs of offsets."""
    return list(spans.pairs())


def mention_from(data: object, place: str = "mention") -> Mention:
    """The mention that JSON data spells."""
    found = record(data, place, _MENTION_KEYS)
    return Mention(
        id=short_text(found, "id", place, LONGEST_ID),
        span=_span(found, place),
        type=short_text(found, "type", place, LONGEST_TYPE),
        kind=one_of(MentionKind, found, "kind", place),
        attributes=_attributes(found, place),
        note=string(found.get("note", ""), f"{place}.note"),
    )


def link_from(data: object, place: str = "link") -> Link:
    """The link that JSON data spells."""
    found = record(data, place, _LINK_KEYS)
    return Link(
        id=short_text(found, "id", place, LONGEST_ID),
        source=short_text(found, "source", place, LONGEST_ID),
        target=short_text(found, "target", place, LONGEST_ID),
        type=short_text(found, "type", place, LONGEST_TYPE),
        kind=one_of(LinkKind, found, "kind", place),
        attributes=_attributes(found, place),
    )


def change_from(data: object, place: str = "change") -> Change:
    """The change that JSON data spells."""
    found = record(data, place, frozenset({"put", "drop"}))
    if "drop" in found and len(found) == 1:
        return Drop(short_text(found, "drop", place, LONGEST_ID))
    put = record(found.get("put"), f"{place}.put", frozenset({"mention", "link"}))
    if len(put) != 1 or len(found) != 1:
        raise WireError("not-one-change", place)
    if "mention" in put:
        return Put(mention_from(put["mention"], f"{place}.put.mention"))
    return Put(link_from(put["link"], f"{place}.put.link"))


def changes_from(data: object, place: str = "changes") -> tuple[Change, ...]:
    """The changes that a JSON list spells, in its order."""
    found = array(data, place)
    return tuple(change_from(one, f"{place}.{index}") for index, one in enumerate(found))


def document_from(data: Mapping[str, Any], place: str = "document") -> Document:
    """The document that JSON data spells; other keys beside the document's own are left alone."""
    text = string(data.get("text"), f"{place}.text")
    mentions = each(mention_from, data.get("mentions", []), f"{place}.mentions")
    links = each(link_from, data.get("links", []), f"{place}.links")
    document = Document.of(
        text,
        sentences=spans_from(data.get("sentences", []), f"{place}.sentences"),
        tokens=spans_from(data.get("tokens", []), f"{place}.tokens"),
        mentions=mentions,
        links=links,
    )
    if len(document.mentions) + len(document.links) < len(mentions) + len(links):
        raise WireError("id-twice", f"{place}.mentions")
    return document


def spans_from(data: object, place: str = "spans") -> Spans:
    """The spans that a JSON list of pairs spells."""
    try:
        return Spans(number for start, end in array(data, place) for number in (start, end))
    except (TypeError, ValueError, OverflowError) as error:
        raise WireError("not-spans", place) from error


def _attribute_data(attributes: Attributes) -> Json:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in attributes.items()
    }


def _attributes(found: Json, place: str) -> Attributes:
    data = found.get("attributes")
    if not data:
        return {}
    return {
        name: tuple(_strings(value, f"{place}.attributes.{name}"))
        if isinstance(value, list)
        else _scalar(value, f"{place}.attributes.{name}")
        for name, value in record(data, f"{place}.attributes", None).items()
    }


def _scalar(value: object, place: str) -> str | bool | int | float:
    if not isinstance(value, str | bool | int | float):
        raise WireError("not-a-value", place, value)
    return value


def _strings(values: Iterable[object], place: str) -> Iterable[str]:
    return (string(value, place) for value in values)


def _span(found: Json, place: str) -> Span:
    start, end = (number(found.get(key), f"{place}.{key}") for key in ("start", "end"))
    if not 0 <= start < end:
        raise WireError("not-a-span", place, [start, end])
    return Span(start, end)


