"""Many rows at once, for imports: plain tuples, no instance for each.

Called by `labels.actions` alone, within a transaction.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F

from labels.document import Document
from labels.formats.base import Reading
from labels.models import AnnotationSet, Article, Batch, LinkRow, MentionRow
from labels.records import sql
from labels.records.sql import Value
from labels.records.writing import BATCH, LINK, MENTION, Step, batch_row, link_row, mention_row
from labels.rota import Rota
from labels.wire import attribute_data

_READING = AnnotationSet.Kind.READING

FIRST_BATCH = "import"
"""The id of the batch that an import writes: the first of its set."""

_FILLED = (Article, AnnotationSet, MentionRow, LinkRow)
"""The tables that imports fill."""

_ARTICLE = (
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
)
_SET = (
    "article_id",
    "kind",
    "author_id",
    "state",
    "revision",
    "made_at",
    "changed_at",
    "submitted_at",
    "attributes",
)


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


@dataclass(frozen=True, slots=True)
class NewSet:
    """A reading to be kept: of which article, whose, and what is marked."""

    article_id: int
    reader: Reader
    document: Document

    @property
    def place(self) -> tuple[int, str, int | None]:
        """What there is one of: an article, a kind, an author."""
        return self.article_id, str(self.reader.kind), self.reader.author_id


def insert_articles(readings: Sequence[Reading], origin: Origin) -> dict[str, int]:
    """New articles out of these readings, which nobody reads yet; their ids by external ids."""
    sql.fill(Article, _ARTICLE, (_article(one, origin) for one in readings))
    found = Article.objects.filter(
        project_id=origin.project_id, external_id__in=[one.external_id for one in readings]
    )
    return dict(found.values_list("external_id", "pk"))


def insert_sets(sets: Sequence[NewSet], origin: Origin) -> None:
    """New sets with their history."""
    at = sql.time(origin.at)
    sql.fill(AnnotationSet, _SET, (_set(one, at) for one in sets))
    found = AnnotationSet.objects.filter(
        article_id__in={one.article_id for one in sets}, made_at=origin.at
    )
    rows = found.values_list("pk", "article_id", "kind", "author_id")
    ids: dict[tuple[int, str, int | None], int] = {
        (article_id, kind, author_id): pk for pk, article_id, kind, author_id in rows
    }
    marked = {ids[one.place]: one.document for one in sets if _is_marked(one.document)}
    _insert_marks(marked)
    steps = ((Step(pk, FIRST_BATCH, 1, origin.by, origin.at), one) for pk, one in marked.items())
    sql.fill(Batch, BATCH, (batch_row(step, one.bare(), one) for step, one in steps))


def hold_places(sets: Sequence[NewSet]) -> None:
    """Count the readers that articles have now; those with a gold that nobody reads want none."""
    readers = Counter(one.article_id for one in sets if one.reader.kind == _READING)
    for count in sorted(set(readers.values())):
        held = Article.objects.filter(pk__in=[pk for pk, n in readers.items() if n == count])
        held.update(handed_out=F("handed_out") + count)
    settled = [one.article_id for one in sets if one.reader.kind == AnnotationSet.Kind.GOLD]
    if settled:
        Article.objects.filter(pk__in=settled, handed_out=0).update(wanted=0)


def _set(one: NewSet, at: Value) -> tuple[Value, ...]:
    reader = one.reader
    finished = reader.kind == _READING and reader.state in AnnotationSet.FINISHED_STATES
    return (
        one.article_id,
        reader.kind,
        reader.author_id,
        reader.state,
        int(_is_marked(one.document)),
        at,
        at,
        at if finished else None,
        sql.spelled(attribute_data(one.document.attributes)),
    )


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
    sql.fill(MentionRow, MENTION, mentions)
    sql.fill(LinkRow, LINK, links)


def _article(one: Reading, origin: Origin) -> tuple[Value, ...]:
    document = one.document
    return (
        origin.project_id,
        one.external_id,
        one.title,
        one.source,
        one.url,
        one.author,
        one.published,
        len(document.tokens),
        0,
        origin.rota.wanted(one.external_id),
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


def tell_sizes() -> None:
    """Have PostgreSQL look at the tables now: until it does, it searches as if they were empty.

    It would do so by itself a minute later, and pages and exports are slow until then. SQLite
    searches by its indexes without asking how much there is.
    """
    if connection.vendor == "postgresql":  # pragma: no cover - as in labels.actions.tallies
        sql.write(f"ANALYZE {', '.join(map(sql.table, _FILLED))}", ())
