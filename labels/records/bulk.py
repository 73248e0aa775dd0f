"""Many rows at once, for imports: plain tuples, no instance for each.

Called by `labels.actions` alone, within a transaction.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Model

from labels.document import Document, Link, Mention
from labels.formats.base import Reading
from labels.models import AnnotationSet, Article, Batch, LinkRow, MentionRow
from labels.records.writing import attribute_data, way
from labels.text.sentences import SPLITTER

Row = tuple[str | int | bytes | datetime | None, ...]

FIRST_BATCH = "import"
"""The id of the batch that an import writes: the first of its set."""

_ARTICLE = [
    "project_id",
    "external_id",
    "title",
    "source",
    "url",
    "author",
    "published",
    "token_count",
    "handed_out",
    "imported_at",
    "sha256",
    "splitter",
    "metadata",
    "sentences",
    "tokens",
    "text",
]
_SET = [
    "article_id",
    "kind",
    "author_id",
    "state",
    "revision",
    "made_at",
    "changed_at",
    "submitted_at",
]
_MENTION = ["annotation_set_id", "key", "kind", "start", "end", "type", "attributes", "note"]
_LINK = ["annotation_set_id", "key", "kind", "source", "target", "type", "attributes"]
_BATCH = ["set_id", "key", "revision", "changes", "undo", "by", "at"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose the labels of an import become and in which state; `author_id` is None for the gold."""

    kind: str
    author_id: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: the project, who brings them and when."""

    project_id: int
    by: str
    at: datetime


def insert_articles(
    readings: Sequence[Reading], origin: Origin, *, handed_out: int
) -> dict[str, int]:
    """New articles out of these readings; their ids by their external ids."""
    at = _time(origin.at)
    rows = (_article(one, (origin.project_id, handed_out, at)) for one in readings)
    _insert(Article, _ARTICLE, rows)
    found = Article.objects.filter(
        project_id=origin.project_id, external_id__in=[one.external_id for one in readings]
    )
    return dict(found.values_list("external_id", "pk"))


def insert_sets(documents: Mapping[int, Document], reader: Reader, origin: Origin) -> None:
    """New sets that hold these documents, given by their articles' ids, with their history."""
    at = _time(origin.at)
    facts = (reader.kind, reader.author_id, reader.state)
    handed_in = at if reader.kind == AnnotationSet.Kind.READING else None
    rows = (
        (article_id, *facts, int(_is_marked(document)), at, at, handed_in)
        for article_id, document in documents.items()
    )
    _insert(AnnotationSet, _SET, rows)
    found = AnnotationSet.objects.filter(article_id__in=list(documents), kind=reader.kind)
    ids = found.values_list("pk", "article_id")
    marked = {pk: documents[id] for pk, id in ids if _is_marked(documents[id])}
    _insert_marks(marked)
    history = ((pk, FIRST_BATCH, 1, *_ways(one), origin.by, at) for pk, one in marked.items())
    _insert(Batch, _BATCH, history)


def _insert_marks(documents: Mapping[int, Document]) -> None:
    mentions = (
        _mention(set_id, mention)
        for set_id, document in documents.items()
        for mention in document.mentions.values()
    )
    links = (
        _link(set_id, link)
        for set_id, document in documents.items()
        for link in document.links.values()
    )
    _insert(MentionRow, _MENTION, mentions)
    _insert(LinkRow, _LINK, links)


def _insert(model: type[Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    name = connection.ops.quote_name
    table = name(model._meta.db_table)  # noqa: SLF001 - Django's own, and documented
    places = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(map(name, columns))}) VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(rows))


def _article(one: Reading, origin: tuple[int, int, str | datetime]) -> Row:
    project_id, handed_out, at = origin
    document = one.document
    return (
        project_id,
        one.external_id,
        one.title,
        one.source,
        one.url,
        one.author,
        one.published,
        len(document.tokens),
        handed_out,
        at,
        hashlib.sha256(document.text.encode()).hexdigest(),
        SPLITTER,
        _json(one.metadata),
        document.sentences.to_bytes(),
        document.tokens.to_bytes(),
        document.text,
    )


def _mention(set_id: int, one: Mention) -> Row:
    attributes = _json(attribute_data(one.attributes))
    span = one.span
    return set_id, one.id, one.kind.value, span.start, span.end, one.type, attributes, one.note


def _link(set_id: int, one: Link) -> Row:
    attributes = _json(attribute_data(one.attributes))
    return set_id, one.id, one.kind.value, one.source, one.target, one.type, attributes


def _ways(document: Document) -> tuple[str, str]:
    bare = document.bare()
    return _json(way(bare, document)), _json(way(document, bare))


def _is_marked(document: Document) -> bool:
    return bool(document.mentions or document.links)


def _json(data: object) -> str:
    return json.dumps(data) if data else ("{}" if isinstance(data, Mapping) else "[]")


def _time(at: datetime) -> str | datetime:
    """The time as the database's driver takes it."""
    return connection.ops.adapt_datetimefield_value(at) or at
