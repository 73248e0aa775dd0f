"""All shared articles of a project compared, in batches that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from labels.agreement import Agreement, Tally, compare, compare_all
from labels.models import Project
from labels.queries.agreement.shared import EVERYTHING, Chosen, SharedArticle, shared_articles
from labels.records import schema_of, version_in_use
from labels.schema import Schema

Week = tuple[str, date]
"""A reader, and the Monday of the week in which readings were handed in."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What comes of comparing `articles` articles.

    `by_week` compares the gold, as the one, with what each reader handed in that week, as the
    other: so precision and recall are the reader's.
    """

    articles: int = 0
    agreement: Agreement = field(default_factory=Agreement)
    by_week: Mapping[Week, Tally] = field(default_factory=dict, hash=False)

    def against_gold(self) -> Mapping[str, Tally]:
        """All weeks of each reader together, by name; those without an article with gold are not.

        Names stand in their order.
        """
        names = sorted({name for name, _ in self.by_week})
        weeks = self.by_week.items()
        return {
            name: Tally.total(tally for (of, _), tally in weeks if of == name) for name in names
        }


def compared(project: Project, chosen: Chosen = EVERYTHING) -> Iterator[Figures]:
    """The figures after each batch of articles; the last ones are those of the whole.

    There is one answer at least. Each says how far the comparing is; memory stays the same. What
    an answer holds goes on growing: only the last is to be kept.
    """
    schema = schema_of(version_in_use(project))
    articles, agreement = 0, Agreement()
    by_week: dict[Week, Tally] = {}
    yield Figures()
    for batch in shared_articles(project, chosen):
        articles += len(batch)
        agreement = Agreement.total((agreement, *_agreements(batch, schema)))
        for week, tally in _against_gold(batch, schema):
            by_week[week] = by_week.get(week, Tally()) + tally
        yield Figures(articles, agreement, by_week)


def _agreements(batch: Iterable[SharedArticle], schema: Schema) -> Iterator[Agreement]:
    for article in batch:
        if len(article.readings) > 1:
            yield compare_all(article.documents, schema=schema)


def _against_gold(batch: Iterable[SharedArticle], schema: Schema) -> Iterator[tuple[Week, Tally]]:
    for article in batch:
        if article.gold:
            for one in article.readings:
                monday = one.day - timedelta(days=one.day.weekday())
                tally = compare(article.gold.document, one.document, schema=schema)
                yield (one.reader, monday), tally
