"""Any number of readers of a project's articles: each pair of them, and all of them together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations

from labels.agreement.codings import Coded, Coincidences
from labels.agreement.comparing import compare, refuse_two_texts
from labels.agreement.counts import Counts, Mean, Measure
from labels.agreement.marked import Marked
from labels.agreement.said import coded, mentions
from labels.agreement.tally import Tally
from labels.document import Attributes, Document
from labels.schema import ARTICLE, Schema

Names = tuple[str, str]
"""Two readers in the order of their names: the first is the one, the second the other."""

Said = Counter[tuple[str, int, Coded, Coded]]
"""Ordered pairs of values of two readers, by attribute and by how many spoke of the thing."""


@dataclass(frozen=True, slots=True)
class Together:
    """What all readers of each article made of it, whoever they were; never to be changed.

    All articles have as many readers. `entities` and `triggers` hold what α_U needs, `coded` and
    `coded_articles` what Krippendorff's α needs: of a mention speak those who found it, span and
    type.
    """

    entities: Marked
    triggers: Marked
    coded: Said = field(default_factory=Counter)
    coded_articles: Said = field(default_factory=Counter)

    @property
    def articles(self) -> int:
        """How many articles that many read."""
        return self.entities.articles.total()

    @property
    def codings(self) -> Mapping[str, Coincidences]:
        """What was said of mentions that two or more have, by attribute."""
        return _coincidences(self.coded)

    @property
    def article_codings(self) -> Mapping[str, Coincidences]:
        """What was said of the articles as a whole, by attribute."""
        return _coincidences(self.coded_articles)

    def take(self, more: Together) -> None:
        """Add another to this one, which must still be its maker's own."""
        self.entities.take(more.entities)
        self.triggers.take(more.triggers)
        self.coded.update(more.coded)
        self.coded_articles.update(more.coded_articles)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the readers of some articles agree; to be read, never changed.

    `pairs` has a tally for each two readers who share an article: of two who are not in it, it is
    to be said that they share none. `together` is by how many readers an article has. Adds up with
    `+` and, many at once, with `total`.
    """

    pairs: dict[Names, Tally] = field(default_factory=dict, hash=False)
    together: dict[int, Together] = field(default_factory=dict, hash=False)

    def __add__(self, more: Agreement) -> Agreement:
        return Agreement.total((self, more))

    @classmethod
    def total(cls, parts: Iterable[Agreement]) -> Agreement:
        """All together, taken one by one, so that an iterator of many needs the room of one."""
        whole = cls()
        for part in parts:
            for names, tally in part.pairs.items():
                whole.pairs.setdefault(names, Tally()).take(tally)
            for readers, told in part.together.items():
                empty = Together(Marked(readers), Marked(readers))
                whole.together.setdefault(readers, empty).take(told)
        return whole

    @property
    def tally(self) -> Tally:
        """All pairs as though they were one: its figures are micro averages over pairs."""
        return Tally.total(self.pairs.values())

    def counts(self, measure: Measure) -> Counts:
        """All pairs and types together: figures of this are micro averages."""
        return sum((tally.counts(measure) for tally in self.pairs.values()), Counts())

    def mean_f1(self, measure: Measure) -> Mean:
        """The mean of F1 over pairs, each pair weighing the same however much it read."""
        return Mean.of(tally.counts(measure).f1 for tally in self.pairs.values())


def compare_all(readings: Mapping[str, Document], *, schema: Schema) -> Agreement:
    """All readings of one article, by the names of their readers; one reading alone says nothing.

    Raises TwoTextsError for readings of different texts.
    """
    refuse_two_texts(readings.values())
    names = sorted(readings)
    told = [readings[name] for name in names]
    pairs = {
        (one, other): compare(readings[one], readings[other], schema=schema)
        for one, other in combinations(names, 2)
    }
    if len(pairs) == 1:
        return Agreement(pairs, {2: _two(next(iter(pairs.values())))})
    return Agreement(pairs, {len(told): _many(told, schema)} if pairs else {})


def _two(tally: Tally) -> Together:
    # What all of two say, the tally of the pair says already.
    return Together(
        entities=tally.entities,
        triggers=tally.triggers,
        coded=_either_way(tally.coded),
        coded_articles=_either_way(tally.coded_articles),
    )


def _either_way(coded: Counter[tuple[str, Coded, Coded]]) -> Said:
    said: Said = Counter()
    for (name, one, other), count in coded.items():
        said[name, 2, one, other] += count
        said[name, 2, other, one] += count
    return said


def _many(readings: Sequence[Document], schema: Schema) -> Together:
    length = len(readings[0].text)
    marks = [mentions(one) for one in readings]
    return Together(
        entities=Marked.of([entities for entities, _ in marks], length=length),
        triggers=Marked.of([events for _, events in marks], length=length),
        coded=Counter(_coded(readings, schema)),
        coded_articles=Counter(_said([one.attributes for one in readings], ARTICLE, schema)),
    )


def _coded(readings: Iterable[Document], schema: Schema) -> Iterator[tuple[str, int, Coded, Coded]]:
    # Several mentions of one reader may be the same in span and type; the first goes with the
    # first of the others, the second with the second.
    things: dict[tuple[object, ...], list[Attributes]] = defaultdict(list)
    for reading in readings:
        seen: Counter[tuple[object, ...]] = Counter()
        for mention in reading.in_reading_order():
            thing = mention.kind, mention.type, mention.span
            things[*thing, seen[thing]].append(mention.attributes)
            seen[thing] += 1
    for (_, owner, *_rest), said in things.items():
        yield from _said(said, str(owner), schema)


def _said(
    said: Sequence[Attributes], owner: str, schema: Schema
) -> Iterator[tuple[str, int, Coded, Coded]]:
    plain = [coded(attributes, owner, schema) for attributes in said]
    for one, other in permutations(plain, 2):
        for name, value in one.items():
            yield name, len(said), value, other[name]


def _coincidences(said: Said) -> Mapping[str, Coincidences]:
    pairs: dict[str, Counter[tuple[int, Coded, Coded]]] = defaultdict(Counter)
    for (name, readers, one, other), count in said.items():
        pairs[name][readers, one, other] += count
    return {name: Coincidences(pairs[name]) for name in sorted(pairs)}
