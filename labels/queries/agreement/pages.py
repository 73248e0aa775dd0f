"""Where readings differ, one page of articles at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from labels.agreement import Difference, Disagreement, disagreements
from labels.models import Project
from labels.queries.agreement.shared import (
    EVERYTHING,
    Chosen,
    SharedArticle,
    Side,
    shared_articles,
)
from labels.records import schema_of, version_in_use
from labels.schema import Schema

PAGE = 50
"""Disagreements from which a page is full; it ends with a whole article."""

LOOKED_AT = 400
"""Articles that one page looks through at most: what is sought may be rare."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which disagreements: of this sort, with this type on either side; empty for all.

    With `against_gold` they are those of each reading with the gold, else of readings with each
    other.
    """

    difference: Difference | None = None
    type: str = ""
    against_gold: bool = False

    def takes(self, one: Disagreement) -> bool:
        """Whether this is one of those sought."""
        if self.difference not in {None, one.difference}:
            return False
        types = {side.type for side in (one.one, one.other) if side}
        return not self.type or self.type in types


@dataclass(frozen=True, slots=True)
class Line:
    """One disagreement between two readings of an article."""

    article_id: int
    title: str
    one: Side
    other: Side
    found: Disagreement

    @property
    def words(self) -> str:
        """The characters that it is about; empty where it is the article as a whole."""
        span = self.found.span
        return span.of(self.one.document.text) if span else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page: its lines, how many articles were looked at, and the key of the next page.

    `after` is None at the end. A page may be empty and not the last.
    """

    lines: tuple[Line, ...]
    articles: int
    after: int | None


ALL = Sought()


def listed(
    project: Project, chosen: Chosen = EVERYTHING, sought: Sought = ALL, *, after: int = 0
) -> Listed:
    """The disagreements in the articles after the one with the id `after`, in reading order."""
    schema = schema_of(version_in_use(project))
    lines: list[Line] = []
    looked = 0
    for batch in shared_articles(project, chosen, after=after):
        for article in batch:
            looked += 1
            lines += (one for one in _lines(article, sought, schema) if sought.takes(one.found))
            if len(lines) >= PAGE or looked >= LOOKED_AT:
                return Listed(tuple(lines), looked, article.article_id)
    return Listed(tuple(lines), looked, None)


def _lines(article: SharedArticle, sought: Sought, schema: Schema) -> Iterator[Line]:
    for one, other in _pairs(article, sought):
        for found in disagreements(one.document, other.document, schema=schema):
            yield Line(article.article_id, article.title, one, other, found)


def _pairs(article: SharedArticle, sought: Sought) -> Iterable[tuple[Side, Side]]:
    if not sought.against_gold:
        return combinations(article.readings, 2)
    return ((article.gold, one) for one in article.readings) if article.gold else ()
