"""Whether what is kept is sound.

That is: texts are as they came, spans lie within them, labels keep the rules, and the history leads
from nothing to what is there, and back.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from labels.changes import apply
from labels.checks import Problem, gaps, problems
from labels.document import Document
from labels.models import AnnotationSet, Article, Batch, Project, SentenceStep
from labels.queries.tallies import wrong
from labels.records import bare_document, documents, schema_of, version_in_use
from labels.schema import Schema
from labels.text import borders
from labels.text.borders import Border, BorderError
from labels.text.span import Spans
from labels.wire import Json, changes_from

AT_ONCE = 200
"""Articles or sets looked at together."""

HANDED_IN = (AnnotationSet.State.SUBMITTED, AnnotationSet.State.ACCEPTED)


class Flaw(StrEnum):
    """What can be wrong with what is kept."""

    OTHER_HASH = "other-hash"
    """The text is not the one that was imported."""
    SPANS = "spans"
    """Sentences or tokens are out of order or reach beyond the text."""
    BORDERS = "borders"
    """The splits and merges by hand do not lead to the sentences that are there."""
    RULE = "rule"
    """A label breaks a rule, or lacks what it should have had at hand-in."""
    HISTORY = "history"
    """The batches do not lead from nothing to what is there."""
    UNDO = "undo"
    """What is there cannot be undone to nothing."""
    REVISION = "revision"
    """The set has seen another number of batches than it says."""
    TALLY = "tally"
    """A tally is not what the rows say."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One flaw: in which article and, where it is a reading's, which set; `problem` of a rule.

    Of a tally the name stands where that of the article does.
    """

    flaw: Flaw
    external_id: str
    set_id: int | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """A page that was looked at: how many articles or sets, and what is wrong with them."""

    seen: int
    troubles: tuple[Trouble, ...]


def inspection(project: Project) -> Iterator[Looked]:
    """Look at all that a project keeps: the tallies, the articles, the sets, page by page."""
    if troubles := tuple(Trouble(Flaw.TALLY, name) for name in wrong(project)):
        yield Looked(0, troubles)
    articles = project.articles.order_by("pk").iterator(AT_ONCE)
    while page := list(islice(articles, AT_ONCE)):
        yield Looked(len(page), tuple(_of_articles(page)))
    schema = schema_of(version_in_use(project))
    sets = AnnotationSet.objects.filter(article__project=project).select_related("article")
    ordered = sets.order_by("pk").iterator(AT_ONCE)
    while chosen := list(islice(ordered, AT_ONCE)):
        yield Looked(len(chosen), tuple(_of_sets(chosen, schema)))


def _of_articles(articles: Sequence[Article]) -> Iterator[Trouble]:
    steps: defaultdict[int, list[SentenceStep]] = defaultdict(list)
    for step in SentenceStep.objects.filter(article__in=articles).order_by("revision"):
        steps[step.article_id].append(step)
    for article in articles:
        yield from _of_article(article)
        if not _lead_there(article, steps[article.pk]):
            yield Trouble(Flaw.BORDERS, article.external_id)


def _lead_there(article: Article, steps: Sequence[SentenceStep]) -> bool:
    """Whether the steps, numbered from 1, can be undone one by one from the last to the first."""
    if [step.revision for step in steps] != list(range(1, len(steps) + 1)):
        return False
    bare = bare_document(article)
    sentences = bare.sentences
    for step in reversed(steps):
        border = Border(step.end, step.start)
        try:
            if step.kind == SentenceStep.Kind.SPLIT:
                sentences = borders.merge(bare.text, sentences, at=border)
            else:
                sentences = borders.split(bare.text, sentences, bare.tokens, at=border)
        except BorderError:
            return False
    return True


def _of_article(article: Article) -> Iterator[Trouble]:
    if hashlib.sha256(article.text.encode()).hexdigest() != article.sha256:
        yield Trouble(Flaw.OTHER_HASH, article.external_id)
    bare = bare_document(article)
    if not (_lie_within(article.text, bare.sentences) and _lie_within(article.text, bare.tokens)):
        yield Trouble(Flaw.SPANS, article.external_id)


def _lie_within(text: str, spans: Spans) -> bool:
    try:
        ordered = Spans(spans.flat)
    except ValueError:
        return False
    return not ordered or ordered[-1].end <= len(text)


def _of_sets(sets: Sequence[AnnotationSet], schema: Schema) -> Iterator[Trouble]:
    histories = _histories(sets)
    for one, document in documents(sets):
        broken = problems(document, schema)
        if one.state in HANDED_IN:
            broken += gaps(document, schema)
        external_id = one.article.external_id
        yield from (Trouble(Flaw.RULE, external_id, one.pk, problem) for problem in broken)
        for flaw in _of_history(document, histories[one.pk], one.revision):
            yield Trouble(flaw, external_id, one.pk)


def _histories(sets: Sequence[AnnotationSet]) -> Mapping[int, list[tuple[list[Json], list[Json]]]]:
    """The batches of each set in their order: the way there and the way back."""
    found: defaultdict[int, list[tuple[list[Json], list[Json]]]] = defaultdict(list)
    rows = Batch.objects.filter(set_id__in=[one.pk for one in sets]).order_by("revision")
    for set_id, *ways in rows.values_list("set_id", "changes", "undo"):
        found[set_id].append((ways[0], ways[1]))
    return found


def _of_history(
    document: Document, steps: Sequence[tuple[list[Json], list[Json]]], revision: int
) -> Iterator[Flaw]:
    bare = document.bare()
    there, back = bare, document
    for changes, _ in steps:
        there = apply(there, changes_from(changes))
    for _, undo in reversed(steps):
        back = apply(back, changes_from(undo))
    if there != document:
        yield Flaw.HISTORY
    if back != bare:
        yield Flaw.UNDO
    if len(steps) != revision:
        yield Flaw.REVISION
