"""Rows to documents.

Rows are read as plain tuples: a model instance for each of two thousand mentions would cost more
than all the rest of a save.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from labels.changes import Change, Put
from labels.document import Attributes, Document, Link, LinkKind, Mention
from labels.formats.base import Reading
from labels.models import AnnotationSet, Article, LinkRow, MentionRow
from labels.records.schemas import schema_label, schema_of, version_in_use
from labels.schema import MentionKind
from labels.text.span import Span, Spans

AT_ONCE = 200
"""Sets read together when many are streamed: few queries, and little of long articles in memory."""

WHOLE_FROM = 50
"""Changes from which the whole document is read: naming its parts would cost more."""

_MENTION = ("annotation_set_id", "key", "start", "end", "type", "kind", "attributes", "note")
_LINK = ("annotation_set_id", "key", "source", "target", "type", "kind", "attributes")


class Marks(NamedTuple):
    """What is marked in one set: mentions and links by their ids, in the order they were made."""

    mentions: dict[str, Mention]
    links: dict[str, Link]


def bare_document(article: Article) -> Document:
    """The article's text, sentences and tokens with nothing marked."""
    return _document(article, Marks({}, {}))


def document_of(annotation_set: AnnotationSet) -> Document:
    """All that is marked in a set, on its article."""
    return _document(annotation_set.article, _marks([annotation_set.pk])[annotation_set.pk])


def documents(sets: Sequence[AnnotationSet]) -> Iterator[tuple[AnnotationSet, Document]]:
    """Each of these sets, whose articles should be at hand, with its document; two queries."""
    marks = _marks([one.pk for one in sets])
    return ((one, _document(one.article, marks[one.pk])) for one in sets)


def neighbourhood(set_id: int, text: str, changes: Collection[Change]) -> Document:
    """So much of a set's document as the rules must see to judge these changes.

    That is what the changes touch, the links at it, the mentions at the ends of these and the
    mentions that share a character with what is put. Sentences and tokens are left out: no
    rule asks for them. Of many changes it is the whole document.
    """
    if len(changes) >= WHOLE_FROM:
        return Document(text=text, **_marks([set_id])[set_id]._asdict())
    ids = {change.id for change in changes}
    sources, ends = _ends_put(changes)
    near = Q(source__in=ids | sources) | Q(target__in=ids) | Q(key__in=ids)
    links = _links(LinkRow.objects.filter(near, annotation_set_id=set_id))[set_id]
    ends.update(end for link in links.values() for end in link.ends)
    wanted = Q(key__in=ids | ends)
    for span in _spans_put(changes):
        wanted |= Q(start__lt=span.end, end__gt=span.start)
    mentions = _mentions(MentionRow.objects.filter(wanted, annotation_set_id=set_id))[set_id]
    return Document(text=text, mentions=mentions, links=links)


def readings(sets: QuerySet[AnnotationSet]) -> Iterator[Reading]:
    """These sets as formats write them, by the order of their articles.

    They are read some hundred at a time, three queries each, so memory stays the same however many
    there are.
    """
    ordered = sets.select_related("article__project__schema", "author").order_by("article_id", "id")
    after: AnnotationSet | None = None
    while True:
        rest = ordered if after is None else ordered.filter(_later_than(after))
        page = list(rest[:AT_ONCE])
        if not page:
            return
        for after, document in documents(page):
            yield _reading(after, document)


def _later_than(one: AnnotationSet) -> Q:
    return Q(article_id__gt=one.article_id) | Q(article_id=one.article_id, id__gt=one.pk)


def _document(article: Article, marks: Marks) -> Document:
    return Document(
        text=article.text,
        sentences=Spans.from_bytes(bytes(article.sentences)),
        tokens=Spans.from_bytes(bytes(article.tokens)),
        mentions=marks.mentions,
        links=marks.links,
    )


def _reading(one: AnnotationSet, document: Document) -> Reading:
    article = one.article
    version = version_in_use(article.project)
    return Reading(
        external_id=article.external_id,
        document=document,
        title=article.title,
        source=article.source,
        url=article.url,
        author=article.author,
        published=article.published,
        metadata=article.metadata,
        annotator=one.author.username if one.author else "",
        state=one.state,
        schema=schema_label(schema_of(version).name, version.number),
    )


def _marks(set_ids: Collection[int]) -> Mapping[int, Marks]:
    """What is marked in each of these sets; two queries."""
    mentions = _mentions(MentionRow.objects.filter(annotation_set_id__in=set_ids))
    links = _links(LinkRow.objects.filter(annotation_set_id__in=set_ids))
    return {id: Marks(mentions[id], links[id]) for id in set_ids}


def _mentions(rows: QuerySet[MentionRow]) -> defaultdict[int, dict[str, Mention]]:
    found: defaultdict[int, dict[str, Mention]] = defaultdict(dict)
    kinds = {kind.value: kind for kind in MentionKind}
    for set_id, key, start, end, type_, kind, attributes, note in rows.order_by("id").values_list(
        *_MENTION
    ):
        found[set_id][key] = Mention(
            key, Span(start, end), type_, kinds[kind], _attributes(attributes), note
        )
    return found


def _links(rows: QuerySet[LinkRow]) -> defaultdict[int, dict[str, Link]]:
    found: defaultdict[int, dict[str, Link]] = defaultdict(dict)
    for set_id, key, source, target, type_, kind, attributes in rows.order_by("id").values_list(
        *_LINK
    ):
        found[set_id][key] = Link(
            key, source, target, type_, LinkKind(kind), _attributes(attributes)
        )
    return found


def _attributes(data: dict[str, Any]) -> Attributes:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }


def _ends_put(changes: Iterable[Change]) -> tuple[set[str], set[str]]:
    """The sources of the links that are put, and both their ends."""
    links = [one.value for one in changes if isinstance(one, Put) and isinstance(one.value, Link)]
    return {link.source for link in links}, {end for link in links for end in link.ends}


def _spans_put(changes: Iterable[Change]) -> list[Span]:
    puts = (one.value for one in changes if isinstance(one, Put))
    return [value.span for value in puts if isinstance(value, Mention)]
