"""Rows to documents.

Rows are read as plain tuples: a model instance for each of two thousand mentions would cost more
than all the rest.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from labels.changes import Change, Put, touched
from labels.document import Attributes, Document, Link, LinkKind, Mention
from labels.models import AnnotationSet, Article, LinkRow, MentionRow, Project, SchemaVersion
from labels.records import sql
from labels.records.schemas import MovingError, schema_by_id
from labels.records.sql import Value
from labels.records.writing import LINK, MENTION
from labels.schema import MentionKind, Schema
from labels.text.span import Span, Spans
from labels.wire import attributes_from

WHOLE_FROM = 50
"""Changes from which the whole document is read: naming its parts would cost more."""

_MENTIONS = f"SELECT {sql.listed(MENTION)} FROM {sql.table(MentionRow)}"  # noqa: S608
_LINKS = f"SELECT {sql.listed(LINK)} FROM {sql.table(LinkRow)}"  # noqa: S608
_KINDS = {kind.value: kind for kind in MentionKind}
_GROUND = f"""
    SELECT article.text, reading.attributes, version.id, version.sha256, version.moving
    FROM {sql.table(AnnotationSet)} AS reading
    JOIN {sql.table(Article)} AS article ON article.id = reading.article_id
    JOIN {sql.table(Project)} AS project ON project.id = article.project_id
    JOIN {sql.table(SchemaVersion)} AS version ON version.id = project.schema_id
    WHERE reading.id = %s
"""  # noqa: S608 - names of tables


class Ground(NamedTuple):
    """What changes to a set are judged by: text, the article's attributes, the schema in use."""

    text: str
    attributes: Attributes
    schema: Schema


class Marks(NamedTuple):
    """What is marked in one set: mentions and links by their ids, in the order they were made."""

    mentions: dict[str, Mention]
    links: dict[str, Link]


def bare_document(article: Article) -> Document:
    """The article's text, sentences and tokens with nothing marked."""
    return _document(article, Marks({}, {}), {})


def document_of(annotation_set: AnnotationSet) -> Document:
    """All that is marked in a set, on its article.

    The article's attributes are as they stood, like the revision, when the set was read.
    """
    return _of_set(annotation_set, marks_of([annotation_set.pk])[annotation_set.pk])


def documents(sets: Sequence[AnnotationSet]) -> Iterator[tuple[AnnotationSet, Document]]:
    """Each of these sets, whose articles should be at hand, with its document; two queries."""
    marks = marks_of([one.pk for one in sets])
    return ((one, _of_set(one, marks[one.pk])) for one in sets)


def marks_of(set_ids: Collection[int]) -> Mapping[int, Marks]:
    """What is marked in each of these sets; two queries."""
    which = f"annotation_set_id IN {sql.numbers(set_ids)}"
    mentions, links = _mentions(which), _links(which)
    return {id: Marks(mentions[id], links[id]) for id in set_ids}


def ground(set_id: int) -> Ground:
    """What changes to a set are judged by. Raises MovingError."""
    ((text, attributes, version_id, sha256, moving),) = sql.fetch(_GROUND, (set_id,))
    if moving:
        raise MovingError
    return Ground(text, attributes_of(attributes), schema_by_id(version_id, sha256))


def neighbourhood(set_id: int, ground: Ground, changes: Collection[Change]) -> Document:
    """So much of a set's document as the rules must see to judge these changes.

    That is what the changes touch, the links at it, the mentions at the ends of these and the
    mentions that share a character with what is put, and the article's attributes. Sentences and
    tokens are left out: no rule asks for them. Of many changes it is the whole document.
    """
    if len(changes) >= WHOLE_FROM:
        marks = marks_of([set_id])[set_id]
        return Document(text=ground.text, attributes=ground.attributes, **marks._asdict())
    ids = touched(changes)
    sources, ends = _ends_put(changes)
    links = _links_near(set_id, ids, sources)
    ends.update(end for link in links.values() for end in link.ends)
    return Document(
        text=ground.text,
        mentions=_mentions_near(set_id, ids | ends, _spans_put(changes)),
        links=links,
        attributes=ground.attributes,
    )


def _of_set(one: AnnotationSet, marks: Marks) -> Document:
    return _document(one.article, marks, attributes_from(one.attributes))


def _document(article: Article, marks: Marks, attributes: Attributes) -> Document:
    return Document(
        text=article.text,
        sentences=Spans.from_bytes(bytes(article.sentences)),
        tokens=Spans.from_bytes(bytes(article.tokens)),
        mentions=marks.mentions,
        links=marks.links,
        attributes=attributes,
    )


def attributes_of(spelled: str) -> Attributes:
    """What a row's attributes say; most rows have none."""
    if spelled == "{}":
        return {}
    return attributes_from(json.loads(spelled))


def _mentions_near(
    set_id: int, ids: Collection[str], spans: Collection[Span]
) -> dict[str, Mention]:
    """The mentions of these ids, and those that share a character with one of the spans."""
    near = "".join(' OR ("start" < %s AND "end" > %s)' for _ in spans)
    which = f"annotation_set_id = %s AND (key IN {sql.places(ids)}{near})"
    edges = (edge for span in spans for edge in (span.end, span.start))
    return _mentions(which, (set_id, *ids, *edges))[set_id]


def _links_near(set_id: int, ids: Collection[str], sources: Collection[str]) -> dict[str, Link]:
    """The links of these ids, those at mentions of these ids, and those from these sources."""
    begin = {*ids, *sources}
    near = (
        f"source IN {sql.places(begin)} OR target IN {sql.places(ids)} OR key IN {sql.places(ids)}"
    )
    which = f"annotation_set_id = %s AND ({near})"
    return _links(which, (set_id, *begin, *ids, *ids))[set_id]


def _mentions(which: str, values: Iterable[Value] = ()) -> defaultdict[int, dict[str, Mention]]:
    found: defaultdict[int, dict[str, Mention]] = defaultdict(dict)
    for set_id, id, kind, start, end, type_, attributes, note in sql.fetch(
        f"{_MENTIONS} WHERE {which} ORDER BY id", tuple(values)
    ):
        marked = {} if attributes == "{}" else attributes_of(attributes)
        found[set_id][id] = Mention(id, Span(start, end), type_, _KINDS[kind], marked, note)
    return found


def _links(which: str, values: Iterable[Value] = ()) -> defaultdict[int, dict[str, Link]]:
    found: defaultdict[int, dict[str, Link]] = defaultdict(dict)
    for set_id, id, kind, source, target, type_, attributes in sql.fetch(
        f"{_LINKS} WHERE {which} ORDER BY id", tuple(values)
    ):
        found[set_id][id] = Link(
            id, source, target, type_, LinkKind(kind), attributes_of(attributes)
        )
    return found


def _ends_put(changes: Iterable[Change]) -> tuple[set[str], set[str]]:
    """The sources of the links that are put, and both their ends."""
    links = [one.value for one in changes if isinstance(one, Put) and isinstance(one.value, Link)]
    return {link.source for link in links}, {end for link in links for end in link.ends}


def _spans_put(changes: Iterable[Change]) -> list[Span]:
    puts = (one.value for one in changes if isinstance(one, Put))
    return [value.span for value in puts if isinstance(value, Mention)]
