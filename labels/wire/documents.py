"""The spelling of documents and changes.

Offsets are code points, spans `[start, end)`; what is empty is left out of mentions and links.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import isfinite
from typing import Any

from labels.changes import Change, Comparison, Drop, Put, Set, Thing
from labels.document import Attributes, AttributeValue, Document, Link, LinkKind, Mention
from labels.schema import MentionKind
from labels.text.span import WIDTH, Span, Spans
from labels.wire.data import (
    Json,
    WireError,
    array,
    each,
    number,
    one_of,
    record,
    short_text,
    string,
)

_MENTION_KEYS = frozenset({"id", "kind", "start", "end", "type", "attributes", "note"})
_LINK_KEYS = frozenset({"id", "kind", "source", "target", "type", "attributes"})
_CHANGE_KEYS = frozenset({"put", "drop", "set"})
_PUT_KEYS = frozenset({"mention", "link"})

LONGEST_ID = 64
"""Code points of an id of a mention or a link."""

LONGEST_TYPE = 100
"""Code points of the name of a type, a role, a relation or an attribute."""


def mention_data(mention: Mention) -> Json:
    """A mention as JSON data."""
    data: Json = {
        "id": mention.id,
        "kind": mention.kind.value,
        "start": mention.span.start,
        "end": mention.span.end,
        "type": mention.type,
    }
    if mention.attributes:
        data["attributes"] = attribute_data(mention.attributes)
    if mention.note:
        data["note"] = mention.note
    return data


def link_data(link: Link) -> Json:
    """A link as JSON data."""
    data: Json = {
        "id": link.id,
        "kind": link.kind.value,
        "source": link.source,
        "target": link.target,
        "type": link.type,
    }
    if link.attributes:
        data["attributes"] = attribute_data(link.attributes)
    return data


def change_data(change: Change) -> Json:
    """A change as JSON data.

    One of `{"put": {"mention": …}}`, `{"put": {"link": …}}`, `{"drop": id}` and
    `{"set": {name: value or null}}`.
    """
    if isinstance(change, Set):
        return {"set": {change.name: _value_data(change.value)}}
    if isinstance(change, Drop):
        return {"drop": change.id}
    if isinstance(change.value, Mention):
        return {"put": {"mention": mention_data(change.value)}}
    return {"put": {"link": link_data(change.value)}}


def comparison_data(one: Comparison) -> Json:
    """A comparison as JSON data: what it was and is as in a change, null where it was or is not."""
    return {
        "id": one.id,
        "fate": one.fate.value,
        "what": list(one.what),
        "before": _thing_data(one.before),
        "after": _thing_data(one.after),
    }


def _thing_data(thing: Thing | None) -> Json | None:
    if thing is None:
        return None
    if isinstance(thing, Set):
        return change_data(thing)
    put: Json = change_data(Put(thing))["put"]
    return put


def document_data(document: Document) -> Json:
    """A document as JSON data, mentions in reading order, links in the order they were made."""
    return {
        "text": document.text,
        "sentences": spans_data(document.sentences),
        "tokens": spans_data(document.tokens),
        "mentions": [mention_data(mention) for mention in document.in_reading_order()],
        "links": [link_data(link) for link in document.links.values()],
        "attributes": attribute_data(document.attributes),
    }


def spans_data(spans: Spans) -> list[tuple[int, int]]:
    """Spans as pairs of offsets."""
    return list(spans.pairs())


def mention_from(data: object, place: str = "mention") -> Mention:
    """The mention that JSON data spells."""
    found = record(data, place, _MENTION_KEYS)
    return Mention(
        id=short_text(found, "id", place, longest=LONGEST_ID),
        span=_span(found, place),
        type=short_text(found, "type", place, longest=LONGEST_TYPE),
        kind=one_of(MentionKind, found.get("kind"), f"{place}.kind"),
        attributes=_attributes(found, place),
        note=string(found.get("note", ""), f"{place}.note"),
    )


def link_from(data: object, place: str = "link") -> Link:
    """The link that JSON data spells."""
    found = record(data, place, _LINK_KEYS)
    return Link(
        id=short_text(found, "id", place, longest=LONGEST_ID),
        source=short_text(found, "source", place, longest=LONGEST_ID),
        target=short_text(found, "target", place, longest=LONGEST_ID),
        type=short_text(found, "type", place, longest=LONGEST_TYPE),
        kind=one_of(LinkKind, found.get("kind"), f"{place}.kind"),
        attributes=_attributes(found, place),
    )


def change_from(data: object, place: str = "change") -> Change:
    """The change that JSON data spells."""
    found = record(data, place, _CHANGE_KEYS)
    if len(found) != 1:
        raise WireError("not-one-change", place)
    if "drop" in found:
        return Drop(short_text(found, "drop", place, longest=LONGEST_ID))
    if "set" in found:
        return _set_from(found["set"], f"{place}.set")
    put = record(found["put"], f"{place}.put", _PUT_KEYS)
    if len(put) != 1:
        raise WireError("not-one-change", f"{place}.put")
    if "mention" in put:
        return Put(mention_from(put["mention"], f"{place}.put.mention"))
    return Put(link_from(put["link"], f"{place}.put.link"))


def changes_from(data: object, place: str = "changes") -> tuple[Change, ...]:
    """The changes that a JSON list spells, in its order."""
    return tuple(each(change_from, data, place))


def document_from(data: Mapping[str, Any], place: str = "document") -> Document:
    """The document that JSON data spells; other keys beside the document's own are left alone.

    Whether its mentions and links keep the rules is asked of `labels.checks`.
    """
    found = record(data, place, None)
    text = string(found.get("text"), f"{place}.text")
    mentions = each(mention_from, found.get("mentions", []), f"{place}.mentions")
    links = each(link_from, found.get("links", []), f"{place}.links")
    _refuse_shared_ids([*mentions, *links], place)
    return Document.of(
        text,
        sentences=_spans_within(text, found, f"{place}.sentences"),
        tokens=_spans_within(text, found, f"{place}.tokens"),
        mentions=mentions,
        links=links,
        attributes=_attributes(found, place),
    )


def spans_from(data: object, place: str = "spans") -> Spans:
    """The spans that a JSON list of pairs spells."""
    pairs = array(data, place)
    try:
        paired = {WIDTH}.issuperset(map(len, pairs))
        spans = Spans(chain.from_iterable(pairs))
    except (TypeError, ValueError, OverflowError):
        raise WireError("not-spans", place) from None
    if not paired:
        raise WireError("not-spans", place)
    return spans


def _spans_within(text: str, found: Json, place: str) -> Spans:
    spans = spans_from(found.get(place.rpartition(".")[2], []), place)
    if spans and spans[-1].end > len(text):
        raise WireError("not-spans", place, [spans[-1].start, spans[-1].end])
    return spans


def _refuse_shared_ids(values: Iterable[Mention | Link], place: str) -> None:
    seen: set[str] = set()
    for one in values:
        if one.id in seen:
            raise WireError("id-twice", place, one.id)
        seen.add(one.id)


def attribute_data(attributes: Attributes) -> Json:
    """Attributes as JSON data."""
    return {name: _value_data(value) for name, value in attributes.items()}


def attributes_from(data: Json) -> Attributes:
    """The attributes of JSON data that was written by `attribute_data`."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }


def _value_data(value: AttributeValue | None) -> object:
    return list(value) if isinstance(value, tuple) else value


def _set_from(data: object, place: str) -> Set:
    found = record(data, place, None)
    if len(found) != 1:
        raise WireError("not-one-change", place)
    ((given_name, value),) = found.items()
    name = short_text({"name": given_name}, "name", place, longest=LONGEST_TYPE)
    return Set(name, None if value is None else _value(value, f"{place}.{name}"))


def _attributes(found: Json, place: str) -> Attributes:
    if "attributes" not in found:
        return {}
    where = f"{place}.attributes"
    return {
        string(name, where): _value(value, f"{where}.{name}")
        for name, value in record(found["attributes"], where, None).items()
    }


def _value(value: object, place: str) -> AttributeValue:
    if isinstance(value, str):
        return string(value, place)
    if isinstance(value, list):
        return tuple(string(one, place) for one in value)
    # Python reads NaN and Infinity, which are no JSON: no database and no browser would take them.
    if isinstance(value, bool | int | float) and isfinite(value):
        return value
    raise WireError("not-a-value", place, value)


def _span(found: Json, place: str) -> Span:
    start = number(found.get("start"), f"{place}.start")
    end = number(found.get("end"), f"{place}.end")
    if not 0 <= start < end:
        raise WireError("not-a-span", place, [start, end])
    return Span(start, end)
