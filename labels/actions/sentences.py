"""Sentences of an article split and merged by hand, for all its readings at once.

Labels are offsets of the article, so none moves. What a border would cut through is left whole: it
is refused while a label of any reading reaches over it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from labels.models import Article, MentionRow, SentenceStep, User
from labels.queries.sentences import revision_of
from labels.records import bare_document
from labels.text import borders
from labels.text.borders import Border
from labels.text.span import Spans

Kind = SentenceStep.Kind


class StaleSentencesError(Exception):
    """The sentences have moved on since they were looked at; `revision` is where they are now."""

    def __init__(self, revision: int) -> None:
        super().__init__(f"The sentences are at revision {revision}.")
        self.revision = revision


class CrossedError(Exception):
    """Labels reach over the border: `surface` and `type` of the first, in how many `readings`."""

    def __init__(self, surface: str, type_: str, readings: int) -> None:
        super().__init__(f"{type_} “{surface}” in {readings} readings")
        self.surface = surface
        self.type = type_
        self.readings = readings


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is done to which article, upon which revision, by whom and when."""

    kind: SentenceStep.Kind
    article_id: int
    border: Border
    base_revision: int
    by: User
    at: datetime


def split(*, article: Article, border: Border, base_revision: int, by: User, at: datetime) -> int:
    """Make two sentences of one, and return the revision that the sentences are at after that.

    Raises BorderError where no sentence can be split so, CrossedError while a label reaches over
    the border, StaleSentencesError when the sentences are not at `base_revision`.
    """

    def parted(found: Article) -> Spans:
        bare = bare_document(found)
        after = borders.split(bare.text, bare.sentences, bare.tokens, at=border)
        _refuse_crossed(found, border)
        return after

    return _done(_Deed(Kind.SPLIT, article.pk, border, base_revision, by, at), parted)


def merge(*, article: Article, border: Border, base_revision: int, by: User, at: datetime) -> int:
    """Make one sentence of the two at a border, and return the revision after that.

    Raises BorderError where there is no such border, StaleSentencesError as `split`.
    """

    def joined(found: Article) -> Spans:
        bare = bare_document(found)
        return borders.merge(bare.text, bare.sentences, at=border)

    return _done(_Deed(Kind.MERGE, article.pk, border, base_revision, by, at), joined)


def _done(deed: _Deed, sentences_after: Callable[[Article], Spans]) -> int:
    with transaction.atomic():
        # Others who would do so wait here; SQLite knows no such lock, but its writers wait in line.
        article = Article.objects.select_for_update().get(pk=deed.article_id)
        revision = revision_of(article.pk)
        if revision != deed.base_revision:
            raise StaleSentencesError(revision)
        after = sentences_after(article)
        Article.objects.filter(pk=article.pk).update(sentences=after.to_bytes())
        SentenceStep.objects.create(
            article=article,
            revision=revision + 1,
            kind=deed.kind,
            end=deed.border.end,
            start=deed.border.start,
            by=deed.by.username,
            at=deed.at,
        )
    return revision + 1


def _refuse_crossed(article: Article, border: Border) -> None:
    crossing = MentionRow.objects.filter(
        annotation_set__article=article, start__lt=border.end, end__gt=border.start
    )
    first = crossing.order_by("start", "pk").first()
    if first is not None:
        readings = crossing.values("annotation_set").distinct().count()
        raise CrossedError(article.text[first.start : first.end], first.type, readings)
