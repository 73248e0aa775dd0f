"""Tables of agreement as a page shows them: in words, figures with three digits after the point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.pages import agreement_words as words
from annotator.pages.schema_view import title_of, worded
from labels.document import AttributeValue
from labels.queries.agreement import Cell, Report, Table
from labels.schema import Schema

READERS = frozenset(("reader", "other_reader"))

NAMES = frozenset(
    (
        *("measure", "reader", "other_reader", "type", "other_type"),
        *("name", "kind", "owner", "attribute", "week"),
    )
)
"""Columns of names; the others hold numbers."""

BY_TYPE = ("name", "type")
"""Columns that are empty for all types together."""

IN_CHART: Mapping[str, frozenset[str]] = {"types": frozenset({"strict_f1", "relaxed_f1"})}
"""Columns that are drawn, by the name of the table."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: `drawn` where a chart shows it."""

    words: str
    is_number: bool
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: its text, its number for a chart, and why it says nothing where it does not."""

    text: str
    is_number: bool = False
    value: str = ""
    why: str = ""
    share: int = 0
    """Per cent of the row, for shading."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table in words; `chart` says how it is drawn, empty for not at all."""

    name: str
    caption: str
    hint: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Shown, ...], ...]
    chart: str = ""
    is_matrix: bool = False
    brief: tuple[tuple[Shown, ...], ...] = ()
    """Rows of all types together, where the others fill a page: these are folded away then."""

    @property
    def gaps(self) -> list[str]:
        """Why figures are missing: each reason once, in the order they come."""
        return list(dict.fromkeys(cell.why for row in self.rows for cell in row if cell.why))


def with_names(report: Report, names: Mapping[str, str]) -> Report:
    """The same with readers as pages show them, by their usernames; files keep these."""

    def named(table: Table) -> Table:
        places = {place for place, column in enumerate(table.columns) if column in READERS}
        rows = (
            tuple(
                names.get(str(cell), cell) if place in places else cell
                for place, cell in enumerate(row)
            )
            for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    return replace(report, tables={name: named(table) for name, table in report.tables.items()})


def tables(report: Report, schema: Schema) -> Iterator[TableView]:
    """The tables that have anything to tell, in their order; the weeks also as a chart's table."""
    for name, table in report.tables.items():
        if not table.rows or name == "weeks":
            continue
        view = _matrix(table, schema) if name == "confusion" else _plain(table, schema)
        if view.rows:
            yield view
    if report.tables["weeks"].rows:
        yield _weeks(report.tables["weeks"])


def strangers(report: Report) -> list[tuple[str, str]]:
    """The pairs of readers who share no article."""
    rows = report.tables["pairs"].records()
    return [(str(one["reader"]), str(one["other_reader"])) for one in rows if not one["articles"]]


def attribute_title(name: str, schema: Schema) -> str:
    """What an attribute is called; its own name where the schema has no words."""
    found = next((one for one in schema.attributes if one.name == name), None)
    return worded(found.title, name) if found else name


def value_said(name: str, value: AttributeValue | None, schema: Schema) -> str:
    """What a value of an attribute is called."""
    if value is None:
        return str(words.NO_VALUE)
    if isinstance(value, bool):
        return str(words.YES if value else words.NO)
    attribute = next((one for one in schema.attributes if one.name == name), None)
    choices = {one.name: one.title for one in attribute.choices} if attribute else {}
    values = value if isinstance(value, tuple) else (value,)
    return "، ".join(
        worded(choices[one], one) if isinstance(one, str) and one in choices else str(one)
        for one in values
    )


def _plain(table: Table, schema: Schema) -> TableView:
    drawn = IN_CHART.get(table.name, frozenset())
    headings = tuple(
        Heading(str(words.COLUMNS[name]), name not in NAMES, name in drawn)
        for name in table.columns
    )
    rows = tuple(
        tuple(
            Shown(_named(name, cell, schema)) if isinstance(cell, str) else _number(name, row)
            for name, cell in row.items()
        )
        for row in table.records()
    )
    view = _view(table.name, headings, rows, chart="bar" if drawn else "")
    return replace(view, brief=_brief(table, rows))


def _brief(table: Table, rows: tuple[tuple[Shown, ...], ...]) -> tuple[tuple[Shown, ...], ...]:
    column = next((one for one in BY_TYPE if one in table.columns), "")
    if table.name == "types" or not column:
        return ()
    at = table.columns.index(column)
    return tuple(row for row, told in zip(rows, table.rows, strict=True) if not told[at])


def _matrix(table: Table, schema: Schema) -> TableView:
    """Types against types, both ways round, since nobody is the one or the other by right.

    Types that nobody mistook are left out.
    """
    counts: dict[tuple[str, str], int] = {}
    for row in table.records():
        one, other, count = str(row["type"]), str(row["other_type"]), int(str(row["count"]))
        counts[one, other] = counts[other, one] = count
    mistaken = {one for one, other in counts if one != other}
    types = sorted(mistaken, key=lambda one: (not one, one))
    headings = [Heading("", is_number=False)]
    headings += [Heading(_type(one, schema), is_number=True) for one in types]
    rows = []
    for one in types:
        of_row = [counts.get((one, other), 0) for other in types]
        rows.append((Shown(_type(one, schema)), *_shaded(of_row)))
    return _view(table.name, tuple(headings), tuple(rows), is_matrix=True)


def _shaded(row: Sequence[int]) -> Iterator[Shown]:
    whole = sum(row) or 1
    for count in row:
        yield Shown(str(count) if count else "·", is_number=True, share=round(100 * count / whole))


def _weeks(table: Table) -> TableView:
    """Weeks against readers: F1, with how many articles it rests on."""
    records = table.records()
    readers = sorted({str(one["reader"]) for one in records})
    found = {(str(one["week"]), str(one["reader"])): one for one in records}
    headings = [Heading(str(words.COLUMNS["week"]), is_number=False)]
    headings += [Heading(reader, is_number=True, drawn=True) for reader in readers]
    rows = tuple(
        (Shown(week), *(_of_week(found.get((week, reader))) for reader in readers))
        for week in sorted({week for week, _ in found})
    )
    return _view(table.name, tuple(headings), rows, chart="line")


def _of_week(row: Mapping[str, Cell] | None) -> Shown:
    if row is None:
        return Shown("", is_number=True)
    shown = _number("strict_f1", row)
    return replace(shown, text=f"{shown.text} ({row['articles']})")


def _view(
    name: str,
    headings: tuple[Heading, ...],
    rows: tuple[tuple[Shown, ...], ...],
    *,
    chart: str = "",
    is_matrix: bool = False,
) -> TableView:
    caption, hint = str(words.CAPTIONS[name]), str(words.HINTS[name])
    return TableView(name, caption, hint, headings, rows, chart, is_matrix)


def _number(name: str, row: Mapping[str, Cell]) -> Shown:
    cell = row[name]
    if isinstance(cell, int):
        return Shown(str(cell), is_number=True, value=str(cell))
    if isinstance(cell, float):
        return Shown(f"{cell:.3f}", is_number=True, value=f"{cell:.4f}")
    shared = row.get("articles", 1)
    ending = name.rsplit("_", maxsplit=1)[-1]
    why = words.WHY.get(ending, words.WHY["f1"]) if shared else words.NO_SHARED
    return Shown("—", is_number=True, why=str(why))


def _named(column: str, name: str, schema: Schema) -> str:
    if column == "measure":
        return str(words.MEASURES[name])
    if column in {"kind", "owner"}:
        return str(words.KINDS[name])
    if column == "attribute":
        return attribute_title(name, schema)
    return _type(name, schema, empty=str(words.WHOLE)) if column in {"type", "name"} else name


def _type(name: str, schema: Schema, *, empty: str = "") -> str:
    return title_of(name, schema) if name else empty or str(words.NOT_FOUND)
