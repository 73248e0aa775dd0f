"""The figures of agreement as plain tables: one shape for pages, CSV, programs, and to be kept.

Names of tables and columns are part of the API: docs/api.md tells of them, and none changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from labels.agreement import (
    Agreement,
    Coded,
    Codings,
    Coincidences,
    Counts,
    Mean,
    Measure,
    Tally,
)
from labels.queries.agreement.figures import Figures

Cell = str | int | float | None
"""A name or a day as YYYY-MM-DD, a count, or a figure; None where a figure is undefined."""

ENTITY_MEASURES = (Measure.STRICT, Measure.RELAXED, Measure.UNTYPED)
EVENT_MEASURES = (Measure.TRIGGER, Measure.TRIGGER_TYPE, Measure.ARGUMENT, Measure.ROLE)
ALL_MEASURES = (*ENTITY_MEASURES, *EVENT_MEASURES, Measure.RELATION)
NAMED_MEASURES = (Measure.TRIGGER_TYPE, Measure.ARGUMENT, Measure.ROLE)
"""Those of events that are told by type or role."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "overall": ("measure", "one", "other", "both", "f1", "mean_f1", "pairs", "pairs_without"),
    "pairs": (
        *("reader", "other_reader", "articles", "one", "other"),
        *("strict_both", "strict_f1", "relaxed_both", "relaxed_f1", "untyped_both", "untyped_f1"),
        *("alpha_u", "trigger_f1", "trigger_type_f1", "argument_f1", "role_f1"),
    ),
    "types": ("type", "one", "other", "strict_both", "strict_f1", "relaxed_both", "relaxed_f1"),
    "events": ("measure", "name", "one", "other", "both", "f1"),
    "unitizing": ("readers", "articles", "kind", "type", "units", "merged", "alpha_u"),
    "attributes": ("owner", "attribute", "pairs", "things", "alike", "mean_kappa", "alpha"),
    "confusion": ("type", "other_type", "count"),
    "gold": (
        *("reader", "articles", "gold", "found"),
        *("strict_both", "strict_precision", "strict_recall", "strict_f1", "relaxed_f1"),
        *("trigger_f1", "trigger_type_f1", "argument_f1", "role_f1"),
    ),
    "weeks": (
        *("week", "reader", "articles", "gold", "found"),
        *("strict_both", "strict_precision", "strict_recall", "strict_f1"),
    ),
}
"""The columns of each table, in the order of the tables."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; each row has a cell for every column."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """What the columns are called."""
        return COLUMNS[self.name]

    def records(self) -> list[dict[str, Cell]]:
        """Each row by the names of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Report:
    """All tables by their names, and how many articles they rest on."""

    articles: int
    tables: Mapping[str, Table]

    def data(self) -> dict[str, Any]:
        """The report as JSON data; `from_data` reads it back."""
        tables = {name: [list(row) for row in one.rows] for name, one in self.tables.items()}
        return {"articles": self.articles, "tables": tables}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Report:
        """The report that `data` tells of; tables it does not know are empty."""
        tables = {
            name: Table(name, tuple(tuple(row) for row in data["tables"].get(name, ())))
            for name in COLUMNS
        }
        return cls(data["articles"], tables)


def report(figures: Figures, *, readers: Sequence[str]) -> Report:
    """The tables of these figures; each two of the readers have a row, also who share nothing."""
    agreement = figures.agreement
    rows: dict[str, Iterable[tuple[Cell, ...]]] = {
        "overall": (_overall(agreement, one) for one in ALL_MEASURES),
        "pairs": _pairs(agreement, readers),
        "types": _types(agreement.tally),
        "events": _events(agreement.tally),
        "unitizing": _unitizing(agreement),
        "attributes": _attributes(agreement),
        "confusion": _confusion(agreement),
        "gold": (_gold(*one) for one in figures.against_gold().items()),
        "weeks": _weeks(figures),
    }
    tables = {name: Table(name, tuple(rows[name])) for name in COLUMNS}
    return Report(figures.articles, tables)


def _overall(agreement: Agreement, measure: Measure) -> tuple[Cell, ...]:
    counts, mean = agreement.counts(measure), agreement.mean_f1(measure)
    return (measure.value, *_counts(counts), mean.value, mean.pairs, mean.without)


def _pairs(agreement: Agreement, readers: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    for names in combinations(sorted(readers), 2):
        tally = agreement.pairs.get(names)
        yield (*names, *(_of_pair(tally) if tally else (0, *[None] * 13)))


def _of_pair(tally: Tally) -> Iterator[Cell]:
    strict = tally.counts(Measure.STRICT)
    yield from (tally.articles, strict.one, strict.other)
    for measure in ENTITY_MEASURES:
        counts = tally.counts(measure)
        yield from (counts.both, counts.f1)
    yield tally.entities.alpha
    yield from _event_f1(tally)


def _types(tally: Tally) -> Iterator[tuple[Cell, ...]]:
    strict, relaxed = tally.by_name(Measure.STRICT), tally.by_name(Measure.RELAXED)
    for name, counts in strict.items():
        loosely = relaxed.get(name, Counts())
        yield name, *_counts(counts), loosely.both, loosely.f1


def _events(tally: Tally) -> Iterator[tuple[Cell, ...]]:
    for measure in EVENT_MEASURES:
        yield measure.value, "", *_counts(tally.counts(measure))
        if measure in NAMED_MEASURES:
            for name, counts in tally.by_name(measure).items():
                yield measure.value, name, *_counts(counts)


def _unitizing(agreement: Agreement) -> Iterator[tuple[Cell, ...]]:
    for readers, together in sorted(agreement.together.items()):
        for kind, marked in (("entity", together.entities), ("event", together.triggers)):
            about = readers, together.articles, kind
            types = [(name, marked.unitized(name)) for name in marked.types]
            units = sum(sum(one.units.values()) for _, one in types)
            yield *about, "", units, sum(one.merged for _, one in types), marked.alpha
            for name, one in types:
                yield *about, name, sum(one.units.values()), one.merged, one.alpha


def _attributes(agreement: Agreement) -> Iterator[tuple[Cell, ...]]:
    tally, pairs = agreement.tally, agreement.pairs.values()
    alphas = _alphas(one.codings for one in agreement.together.values())
    for name, all_of in tally.codings.items():
        kappas = Mean.of(one.codings[name].kappa for one in pairs if name in one.codings)
        yield "mention", *_coded(name, all_of, kappas), alphas[name].alpha
    alphas = _alphas(one.article_codings for one in agreement.together.values())
    for name, all_of in tally.article_codings.items():
        told = (one.article_codings for one in pairs)
        kappas = Mean.of(one[name].kappa for one in told if name in one)
        yield "article", *_coded(name, all_of, kappas), alphas[name].alpha


def _coded(name: str, together: Codings, kappas: Mean) -> tuple[Cell, ...]:
    return name, kappas.pairs, together.things, together.alike, kappas.value


def _alphas(parts: Iterable[Mapping[str, Coincidences]]) -> Mapping[str, Coincidences]:
    """What was said by each attribute, whether an article has two readers or more."""
    said: defaultdict[str, Counter[tuple[int, Coded, Coded]]] = defaultdict(Counter)
    for part in parts:
        for name, one in part.items():
            said[name].update(one.pairs)
    return {name: Coincidences(pairs) for name, pairs in said.items()}


def _confusion(agreement: Agreement) -> Iterator[tuple[Cell, ...]]:
    # Who is the one and who the other hangs on names alone: both ways round count as the same.
    found: dict[tuple[str, str], int] = {}
    for pair, count in agreement.tally.confusion.items():
        types = min(pair), max(pair)
        found[types] = found.get(types, 0) + count
    for (one, other), count in sorted(found.items()):
        yield one, other, count


def _gold(reader: str, tally: Tally) -> tuple[Cell, ...]:
    relaxed = tally.counts(Measure.RELAXED)
    return (reader, *_right(tally), relaxed.f1, *_event_f1(tally))


def _weeks(figures: Figures) -> Iterator[tuple[Cell, ...]]:
    for (reader, monday), tally in sorted(figures.by_week.items(), key=lambda one: one[0][::-1]):
        yield monday.isoformat(), reader, *_right(tally)


def _right(tally: Tally) -> Iterator[Cell]:
    strict = tally.counts(Measure.STRICT)
    yield from (tally.articles, strict.one, strict.other, strict.both)
    yield from (strict.precision, strict.recall, strict.f1)


def _event_f1(tally: Tally) -> Iterator[Cell]:
    return (tally.counts(measure).f1 for measure in EVENT_MEASURES)


def _counts(counts: Counts) -> tuple[Cell, ...]:
    return counts.one, counts.other, counts.both, counts.f1
