"""What is compared in one article, and what is decided of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import OuterRef, Q, QuerySet, Subquery

from labels.adjudication import Settlement, Stop, named_as_in, settle
from labels.document import Document
from labels.models import Adjudication, AnnotationSet, Article, Decision, User
from labels.permissions import Permission
from labels.queries import access
from labels.queries.adjudication.former import said_then
from labels.records import documents, schema_of, version_in_use
from labels.schema import Schema

LEAST = 2
"""Readings that must be handed in for an article to be adjudicated."""

Kind = AnnotationSet.Kind


class TooFewReadingsError(Exception):
    """Fewer readings of the article are handed in than can be compared."""


class NotBegunError(Exception):
    """Nobody has begun to adjudicate the article."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One of those who are compared: the number, the reading as it is, and whether it changed."""

    number: int
    annotation_set: AnnotationSet
    document: Document
    is_behind: bool


@dataclass(frozen=True, slots=True)
class Adjudicated:
    """All that is known of the adjudication of one article."""

    adjudication: Adjudication
    gold: AnnotationSet
    document: Document
    readers: tuple[Reader, ...]
    settlement: Settlement
    standing: Mapping[str, Decision]
    schema: Schema

    @property
    def behind(self) -> list[int]:
        """The numbers of the readers whose readings were not merged as they are now.

        Also of those who have taken back what was merged.
        """
        here = {one.annotation_set.pk for one in self.readers}
        gone = [
            number
            for number, pk in enumerate(self.adjudication.readers, start=1)
            if pk not in here and str(pk) in self.adjudication.merged
        ]
        return sorted([*gone, *(one.number for one in self.readers if one.is_behind)])

    @property
    def open(self) -> list[Stop]:
        """The stops that are asked and not decided."""
        return [
            stop
            for stop in self.settlement.stops
            if stop.key not in self.standing and stop.is_asked(self.document)
        ]


def adjudication_of(article: Article) -> Adjudication:
    """The adjudication of an article; raises NotBegunError."""
    found = Adjudication.objects.filter(gold__article=article).first()
    if found is None:
        raise NotBegunError
    return found


def handed_in(article: Article) -> list[AnnotationSet]:
    """The readings of an article that can be compared, in an order that tells nothing of people."""
    found = article.sets.filter(kind=Kind.READING, state__in=AnnotationSet.FINISHED_STATES)
    return sorted(found.select_related("author"), key=_lot)


def adjudicated(adjudication: Adjudication) -> Adjudicated:
    """The readings, the gold and what is decided; 5 queries, and one for each text by Django.

    Raises TooFewReadingsError where so few readings are handed in now that none can be compared.
    """
    whole = AnnotationSet.objects.select_related("article__project__schema", "author")
    ids = [adjudication.gold_id, *adjudication.readers]
    sets = {one.pk: (one, document) for one, document in documents(list(whole.filter(pk__in=ids)))}
    gold, document = sets[adjudication.gold_id]
    readers = [
        Reader(number, *sets[pk], is_behind=_is_behind(adjudication, sets[pk][0]))
        for number, pk in enumerate(adjudication.readers, start=1)
        if pk in sets and sets[pk][0].state in AnnotationSet.FINISHED_STATES
    ]
    if len(readers) < LEAST:
        raise TooFewReadingsError
    schema = schema_of(version_in_use(gold.article.project))
    standing = adjudication.decisions.filter(is_standing=True).select_related("by")
    return Adjudicated(
        adjudication=adjudication,
        gold=gold,
        document=document,
        readers=tuple(readers),
        settlement=named_as_in(
            document, settle({one.number: one.document for one in readers}, schema=schema)
        ),
        standing={one.stop: one for one in standing},
        schema=schema,
    )


def settlement_then(view: Adjudicated) -> Settlement | None:
    """What they said when they were merged last, as it is called now; None if never."""
    adjudication = view.adjudication
    merged = {int(pk): revision for pk, revision in adjudication.merged.items()}
    if not merged:
        return None
    sets = AnnotationSet.objects.select_related("article").in_bulk(merged)
    version = version_in_use(view.gold.article.project)
    by = {
        number: said_then(sets[pk], merged[pk], by_names_of=version)
        for number, pk in enumerate(adjudication.readers, start=1)
        if pk in sets and pk in merged
    }
    return named_as_in(view.document, settle(by, schema=view.schema))


def has_changed_since(adjudication: Adjudication) -> bool:
    """Whether readings were handed in that the finished gold does not know; not of an open one."""
    articles = AnnotationSet.objects.filter(pk=adjudication.gold_id).values("article")
    return came_after(Subquery(articles), adjudication.finished_at).exists()


def came_after(
    article: OuterRef | Subquery, finished_at: OuterRef | datetime | None
) -> QuerySet[AnnotationSet]:
    """The readings of an article that were handed in, or not compared, when it was finished.

    What was compared then was accepted; what is handed in without a review was not compared. An
    approval that is taken back leaves its reading handed in, and changes nothing that was compared.
    None, which is the time of what is not finished, has none after it.
    """
    if finished_at is None:
        return AnnotationSet.objects.none()
    not_compared = Q(state=AnnotationSet.State.SUBMITTED, reviews__isnull=True)
    return AnnotationSet.objects.filter(
        Q(submitted_at__gt=finished_at) | not_compared,
        article=article,
        kind=Kind.READING,
        state__in=AnnotationSet.FINISHED_STATES,
    )


def may_adjudicate(article: Article, by: User) -> bool:
    """Whether none of the readings is this person's own, or the person manages the project."""
    own = article.sets.filter(kind=Kind.READING, author=by, state__in=AnnotationSet.BEGUN_STATES)
    return not own.exists() or access.allowed(by, Permission.MANAGE_PROJECT, article.project)


def _is_behind(adjudication: Adjudication, one: AnnotationSet) -> bool:
    return bool(adjudication.merged.get(str(one.pk)) != one.revision)


def _lot(one: AnnotationSet) -> str:
    """A lot that falls the same for ever and differently for each article."""
    return sha256(f"{one.article_id}:{one.author_id}".encode()).hexdigest()
