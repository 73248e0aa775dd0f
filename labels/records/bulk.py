"""Many rows at once, for imports: plain tuples, no instance for each.

Called by `labels.actions` alone, within a transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from labels.document import Document
from labels.formats.base import Reading
from labels.models import AnnotationSet, Article, Batch, LinkRow, MentionRow
from labels.records import sql
from labels.records.sql import Value
from labels.records.writing import BATCH, LINK, MENTION, Step, batch_row, link_row, mention_row
from labels.rota import Rota
from labels.wire import attribute_data

FIRST_BATCH = "import"
"""The id of the batch that an import writes: the first of its set."""

_INSERT_ARTICLE = sql.inserting(
    Article,
    [
        "project_id",
        "external_id",
        "title",
        "source",
        "url",
        "author",
        "published",
        "token_count",
        "handed_out",
        "wanted",
        "turn",
        "imported_at",
        "sha256",
        "splitter",
        "metadata",
        "sentences",
        "tokens",
        "text",
    ],
)
_INSERT_SET = sql.inserting(
    AnnotationSet,
    [
        "article_id",
        "kind",
        "author_id",
        "state",
        "revision",
        "made_at",
        "changed_at",
        "submitted_at",
        "attributes",
    ],
)
_INSERT_MENTION = sql.inserting(MentionRow, MENTION)
_INSERT_LINK = sql.inserting(LinkRow, LINK)
_INSERT_BATCH = sql.inserting(Batch, BATCH)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose the labels of an import become and in which state; `author_id` is None for the gold."""

    kind: str
    author_id: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: the project with its rota, who brings them and when."""

    project_id: int
    rota: Rota
    by: str
    at: datetime


def insert_articles(
    readings: Sequence[Reading], origin: Origin, *, labels_as: str | None
) -> dict[str, int]:
    """New articles out of these readings; their ids by their external ids.

    Those that somebody has read hold one place already where their labels become a reading, and
    want no readers where they become the gold.
    """
    sql.write_all(_INSERT_ARTICLE, (_article(one, origin, labels_as) for one in readings))
    found = Article.objects.filter(
        project_id=origin.project_id, external_id__in=[one.external_id for one in readings]
    )
    return dict(found.values_list("external_id", "pk"))


def insert_sets(documents: Mapping[int, Document], reader: Reader, origin: Origin) -> None:
    """New sets that hold these documents, given by their articles' ids, with their history."""
    at = sql.time(origin.at)
    facts = (reader.kind, reader.author_id, reader.state)
    handed_in = at if reader.kind == AnnotationSet.Kind.READING else None
    rows = (
        (article_id, *facts, int(_is_marked(document)), at, at, handed_in, _attributes(document))
        for article_id, document in documents.items()
    )
    sql.write_all(_INSERT_SET, rows)
    found = AnnotationSet.objects.filter(article_id__in=list(documents), kind=reader.kind)
    ids = found.values_list("pk", "article_id")
    marked = {pk: documents[id] for pk, id in ids if _is_marked(documents[id])}
    _insert_marks(marked)
    steps = ((Step(pk, FIRST_BATCH, 1, origin.by, origin.at), one) for pk, one in marked.items())
    sql.write_all(_INSERT_BATCH, (batch_row(step, one.bare(), one) for step, one in steps))


def _insert_marks(documents: Mapping[int, Document]) -> None:
    mentions = (
        mention_row(set_id, mention)
        for set_id, document in documents.items()
        for mention in document.mentions.values()
    )
    links = (
        link_row(set_id, link)
        for set_id, document in documents.items()
        for link in document.links.values()
    )
    sql.write_all(_INSERT_MENTION, mentions)
    sql.write_all(_INSERT_LINK, links)


def _article(one: Reading, origin: Origin, labels_as: str | None) -> tuple[Value, ...]:
    document = one.document
    labelled = labels_as if one.was_read else None
    return (
        origin.project_id,
        one.external_id,
        one.title,
        one.source,
        one.url,
        one.author,
        one.published,
        len(document.tokens),
        int(labelled == AnnotationSet.Kind.READING),
        0 if labelled == AnnotationSet.Kind.GOLD else origin.rota.wanted(one.external_id),
        origin.rota.turn(one.external_id),
        sql.time(origin.at),
        hashlib.sha256(document.text.encode()).hexdigest(),
        one.splitter,
        sql.spelled(one.metadata),
        document.sentences.to_bytes(),
        document.tokens.to_bytes(),
        document.text,
    )


def _is_marked(document: Document) -> bool:
    return bool(document.mentions or document.links or document.attributes)


def _attributes(document: Document) -> str:
    return sql.spelled(attribute_data(document.attributes))
