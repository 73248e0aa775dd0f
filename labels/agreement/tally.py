"""What two readers made of the same articles, in counts that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from labels.agreement.codings import Coded, Codings
from labels.agreement.counts import Counts, Measure
from labels.agreement.marked import Marked

NOT_FOUND = ""
"""The type, in the confusion of types, of what a reader did not find."""

Facts = Counter[tuple[Measure, str]]
"""How many, by measure and by name of a type or role."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What two readers made of the same articles; to be read, never changed.

    Adds up with `+` and, many at once, with `total`, so that a project is compared in batches.
    `ones` counts what the one found, `others` what the other found, `both` what is the same.

    `confusion` counts the mentions of one span by their types in the one reading and in the other,
    entities and triggers alike; NOT_FOUND stands for none. `coded` counts the mentions that are
    the same by an attribute's name, what the one and what the other said; `coded_articles` likewise
    the articles. `entities` and `triggers` hold what α_U needs.
    """

    ones: Facts = field(default_factory=Counter)
    others: Facts = field(default_factory=Counter)
    both: Facts = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    coded: Counter[tuple[str, Coded, Coded]] = field(default_factory=Counter)
    coded_articles: Counter[tuple[str, Coded, Coded]] = field(default_factory=Counter)
    entities: Marked = field(default_factory=lambda: Marked(2))
    triggers: Marked = field(default_factory=lambda: Marked(2))

    def __add__(self, more: Tally) -> Tally:
        return Tally.total((self, more))

    @classmethod
    def total(cls, parts: Iterable[Tally]) -> Tally:
        """All together, taken one by one, so that an iterator of many needs the room of one."""
        whole = cls()
        for part in parts:
            whole.take(part)
        return whole

    def counts(self, measure: Measure) -> Counts:
        """All types together: figures of this are micro averages."""
        return sum(self.by_name(measure).values(), Counts())

    def by_name(self, measure: Measure) -> Mapping[str, Counts]:
        """By type or role, as the measure says, in the order of the names."""
        names = sorted({name for of, name in self.ones.keys() | self.others if of is measure})
        return {
            name: Counts(
                self.ones[measure, name], self.others[measure, name], self.both[measure, name]
            )
            for name in names
        }

    @property
    def articles(self) -> int:
        """How many articles both read."""
        return self.entities.articles.total()

    @property
    def codings(self) -> Mapping[str, Codings]:
        """What was said of the mentions that are the same, by attribute."""
        return _codings(self.coded)

    @property
    def article_codings(self) -> Mapping[str, Codings]:
        """What was said of the articles as a whole, by attribute."""
        return _codings(self.coded_articles)

    def take(self, more: Tally) -> None:
        """Add another to this one, which must still be its maker's own."""
        self.ones.update(more.ones)
        self.others.update(more.others)
        self.both.update(more.both)
        self.confusion.update(more.confusion)
        self.coded.update(more.coded)
        self.coded_articles.update(more.coded_articles)
        self.entities.take(more.entities)
        self.triggers.take(more.triggers)


def _codings(coded: Counter[tuple[str, Coded, Coded]]) -> Mapping[str, Codings]:
    pairs: dict[str, dict[tuple[Coded, Coded], int]] = {}
    for (name, one, other), count in sorted(coded.items(), key=lambda fact: fact[0][0]):
        pairs.setdefault(name, {})[one, other] = count
    return {name: Codings(found) for name, found in pairs.items()}
