"""Which readings can be compared, and the streaming of them, some articles at a time.

What is compared is handed in, or finished where it is the gold: what is still being made says
nothing yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from labels.document import Document
from labels.models import AnnotationSet, Project
from labels.records import documents

HANDED_IN = (AnnotationSet.State.SUBMITTED, AnnotationSet.State.ACCEPTED)

AT_ONCE = 100
"""Articles read together: few queries, and little of long articles in memory."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which readings: those of these readers by name, handed in on this day or later.

    No readers mean all; no day means ever. The gold is of nobody and of no day: it is always there.
    """

    readers: frozenset[str] = frozenset()
    since: date | None = None


EVERYTHING = Chosen()


GOLD = ""
"""The name of the gold, which nobody has."""


@dataclass(frozen=True, slots=True)
class Side:
    """A reading that is compared: whose (GOLD for the gold), which set, handed in on which day."""

    reader: str
    set_id: int
    day: date
    document: Document = field(repr=False)


@dataclass(frozen=True, slots=True)
class SharedArticle:
    """An article that two have read, or one beside the gold; readings by their readers' names."""

    article_id: int
    title: str
    readings: tuple[Side, ...]
    gold: Side | None = None

    @property
    def documents(self) -> Mapping[str, Document]:
        """What each reader made of it, without the gold."""
        return {one.reader: one.document for one in self.readings}


def readers(project: Project) -> list[str]:
    """The names of those who have handed in a reading here, in their order; one query."""
    named = _handed_in(project).values_list("author__username", flat=True)
    return sorted({name for name in named.distinct().order_by() if name})


def count_shared(project: Project, chosen: Chosen = EVERYTHING) -> int:
    """How many articles have something to compare; one query."""
    return _shared(project, chosen).count()


def shared_articles(
    project: Project, chosen: Chosen = EVERYTHING, *, after: int = 0
) -> Iterator[list[SharedArticle]]:
    """The articles with something to compare, some at a time, by their ids from beyond `after`.

    Four queries for each list, however many articles and readings it has; memory stays the same.
    """
    while True:
        rest = _shared(project, chosen).filter(article_id__gt=after)
        ids = list(rest[:AT_ONCE])
        if not ids:
            return
        yield _read(ids, project, chosen)
        if len(ids) < AT_ONCE:
            return
        after = ids[-1]


def _read(ids: Sequence[int], project: Project, chosen: Chosen) -> list[SharedArticle]:
    wanted = _comparable(project, chosen).filter(article_id__in=ids)
    sets = list(
        wanted.select_related("article", "author")
        .defer("article__metadata", "article__url")
        .order_by("article_id", "author__username")
    )
    found: defaultdict[int, list[tuple[AnnotationSet, Document]]] = defaultdict(list)
    for one, document in documents(sets):
        found[one.article_id].append((one, document))
    return [_article(found[id]) for id in ids if id in found]


def _article(sets: Sequence[tuple[AnnotationSet, Document]]) -> SharedArticle:
    article = sets[0][0].article
    sides = [_side(one, document) for one, document in sets]
    return SharedArticle(
        article_id=article.pk,
        title=article.title or article.external_id,
        readings=tuple(one for one in sides if one.reader != GOLD),
        gold=next((one for one in sides if one.reader == GOLD), None),
    )


def _side(one: AnnotationSet, document: Document) -> Side:
    is_gold = one.kind == AnnotationSet.Kind.GOLD
    reader = GOLD if is_gold or one.author is None else one.author.username
    return Side(reader, one.pk, _day(one), document)


def _day(one: AnnotationSet) -> date:
    # An imported reading may bear no time of hand-in; then it is as old as its row.
    at: datetime = one.submitted_at or one.made_at
    return localdate(at)


def _shared(project: Project, chosen: Chosen) -> QuerySet[AnnotationSet, int]:
    # An article has one gold at most: where two sets are, one is somebody's reading.
    of_article = _comparable(project, chosen).values("article_id").annotate(sets=Count("pk"))
    shared = of_article.filter(sets__gte=2).order_by("article_id")
    return shared.values_list("article_id", flat=True)


def _comparable(project: Project, chosen: Chosen) -> QuerySet[AnnotationSet]:
    reading = Q(kind=AnnotationSet.Kind.READING, state__in=HANDED_IN)
    if chosen.readers:
        reading &= Q(author__username__in=chosen.readers)
    if chosen.since:
        reading &= Q(submitted_at__date__gte=chosen.since)
    gold = Q(kind=AnnotationSet.Kind.GOLD, state=AnnotationSet.State.ACCEPTED)
    return AnnotationSet.objects.filter(reading | gold, article__project=project)


def _handed_in(project: Project) -> QuerySet[AnnotationSet]:
    return AnnotationSet.objects.filter(
        article__project=project, kind=AnnotationSet.Kind.READING, state__in=HANDED_IN
    )
