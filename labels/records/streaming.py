"""Readings of many sets, one after the other, in memory that stays the same however many there are.

The ids come first, some thousand at a time, and what belongs to them some hundred at a time: a
database that orders rows with whole articles in them, again for each page of them, is busy with
nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Collate

from labels.document import Document
from labels.formats.base import Reading
from labels.models import AnnotationSet, Article, Project, User
from labels.records import sql
from labels.records.reading import attributes_of, marks_of
from labels.records.schemas import schema_label, schema_of, version_in_use
from labels.text.span import Spans

AT_ONCE = 200
"""Sets read together: few queries, and little of long articles in memory."""

IDS_AT_ONCE = 20_000
"""Ids asked for together."""

_FACTS = ("external_id", "title", "source", "url", "author", "published")
"""What a reading tells of its article just as the article has it."""

_ROWS = f"""
    SELECT reading.id, reading.state, reading.attributes, person.username, article.project_id,
        article.text, article.sentences, article.tokens, article.metadata,
        {", ".join(f"article.{fact}" for fact in _FACTS)}
    FROM {sql.table(AnnotationSet)} AS reading
    JOIN {sql.table(Article)} AS article ON article.id = reading.article_id
    LEFT JOIN {sql.table(User)} AS person ON person.id = reading.author_id
    WHERE reading.id IN
"""  # noqa: S608 - names of our own


def readings(sets: QuerySet[AnnotationSet]) -> Iterator[Reading]:
    """These sets as formats write them, by the order of their articles.

    Each is as it stood at one moment: no link is without its mentions, and no batch is there by
    half, whoever saves meanwhile. Which they are is settled when their ids are asked for; one that
    is gone when its turn comes is left out.
    """
    return _read(_ids_by_article(sets))


def readings_by_id(sets: QuerySet[AnnotationSet]) -> Iterator[Reading]:
    """These sets as formats write them, by the external ids of their articles, then by author.

    Ids are in the order of their code points whatever the database would call alphabetical, so that
    every machine finds the same order. The sets' own ids are all held in memory.
    """
    codepoints = "C" if connection.vendor == "postgresql" else "BINARY"
    names = (Collate(F(name), codepoints) for name in ("article__external_id", "author__username"))
    return _read(list(sets.order_by(*names, "id").values_list("id", flat=True)))


def _ids_by_article(sets: QuerySet[AnnotationSet]) -> Iterator[int]:
    # Lists, not one open cursor: on SQLite that would keep its connection at a state of long ago.
    ordered = sets.order_by("article_id", "id").values_list("article_id", "id")
    page = list(ordered[:IDS_AT_ONCE])
    yield from (id for _article_id, id in page)
    while len(page) == IDS_AT_ONCE:
        article_id, id = page[-1]
        later = Q(article_id__gt=article_id) | Q(id__gt=id)
        # The second says no more than the first, but an index can begin there.
        page = list(ordered.filter(later, article_id__gte=article_id)[:IDS_AT_ONCE])
        yield from (id for _article_id, id in page)


def _read(ids: Iterable[int]) -> Iterator[Reading]:
    # The schema is asked for once, not with each row: it is larger than most articles.
    schema = cache(_schema_of_project)
    waiting = iter(ids)
    while page := list(islice(waiting, AT_ONCE)):
        with sql.snapshot():
            found = _together(page, schema)
        yield from (found[id] for id in page if id in found)


def _together(ids: Collection[int], schema: Callable[[int], str]) -> Mapping[int, Reading]:
    """The sets of these ids; three queries."""
    rows = sql.fetch(f"{_ROWS} {sql.numbers(ids)}", ())
    marks = marks_of([id for id, *_ in rows])
    return {
        id: Reading(
            document=Document(
                text=text,
                sentences=Spans.from_bytes(bytes(sentences)),
                tokens=Spans.from_bytes(bytes(tokens)),
                mentions=marks[id].mentions,
                links=marks[id].links,
                attributes=attributes_of(attributes),
            ),
            annotator=annotator or "",
            state=state,
            schema=schema(project_id),
            metadata={} if metadata == "{}" else json.loads(metadata),
            **dict(zip(_FACTS, facts, strict=True)),
        )
        for (
            id,
            state,
            attributes,
            annotator,
            project_id,
            text,
            sentences,
            tokens,
            metadata,
            *facts,
        ) in rows
    }


def _schema_of_project(project_id: int) -> str:
    version = version_in_use(Project.objects.select_related("schema").get(pk=project_id))
    return schema_label(schema_of(version).name, version.number)
