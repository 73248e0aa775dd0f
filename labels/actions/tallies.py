"""Tallies are kept by the database: here it is told to, and here they are counted anew.

`keep` and `let_go` stand around migrations: SQLite makes a table anew to alter it, and loses its
triggers by that. What was written between the two is counted by `keep`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection, transaction

from labels.models import (
    AnnotationSet,
    Article,
    ArticleTally,
    DayTally,
    HandIn,
    Project,
    ReadingTally,
    Visit,
)
from labels.records import sql
from labels.records.sql import Value

SLOTS = 16
"""Rows of one tally on PostgreSQL; as many connections write it at once without waiting."""

_ARTICLES, _SETS = sql.table(Article), sql.table(AnnotationSet)


@dataclass(frozen=True, slots=True)
class _Counting:
    """What is counted of the rows of a table, and in which tally.

    `keys` are the tally's columns with the facts of a `counted` row that they hold, `amounts` those
    that are added up. Rows that `which` does not hold for are passed over. `source` is where the
    rows come from when they are counted anew, `beside` what a trigger looks up besides the row.
    """

    name: str
    table: str
    tally: str
    keys: dict[str, str]
    amounts: dict[str, str]
    source: str
    beside: str = ""
    which: str = "TRUE"
    others: tuple[str, ...] = ()
    """Columns of the tally that are 0 in what is added."""

    def adding(self, row: str, sign: int) -> str:
        """The statement that adds a row, or subtracts it."""
        amounts = [f"{sign} * ({one})" for one in self.amounts.values()]
        beside = f"FROM {self.beside} AND" if self.beside else "WHERE"
        spelled = self._adding("0", amounts, f"{beside} ({self.which})")
        return f"{spelled};".replace("counted.", f"{row}.")

    def adding_all(self, signs: Mapping[str, int]) -> str:  # pragma: no cover - PostgreSQL's
        """The statement that adds the rows of a statement, or subtracts them, by their signs.

        Each connection has a slot of its own, and writes its rows in the order of their keys: two
        that share a slot do not wait for each other in a circle.
        """
        signed = "SELECT *, {} AS sign FROM {}_rows"
        rows = (signed.format(sign, row) for row, sign in signs.items())
        amounts = [f"SUM(counted.sign * ({one}))" for one in self.amounts.values()]
        beside = self.beside or "(VALUES (0)) AS nothing WHERE TRUE"
        found = f"FROM ({' UNION ALL '.join(rows)}) AS counted, {beside} AND ({self.which})"
        keys = ", ".join(self.keys.values())
        moved = " OR ".join(f"{one} <> 0" for one in amounts)
        grouped = f"{found} GROUP BY {keys} HAVING {moved} ORDER BY {keys}"
        return f"{self._adding(f'MOD(pg_backend_pid(), {SLOTS})', amounts, grouped)};"

    def anew(self) -> str:
        """The statement that adds all rows of one project, whose id is its one value."""
        amounts = [f"SUM({one})" for one in self.amounts.values()]
        of_project = f"FROM {self.source} WHERE {self.keys['project_id']} = %s AND ({self.which})"
        return self._adding("0", amounts, f"{of_project} GROUP BY {', '.join(self.keys.values())}")

    def _adding(self, slot: str, amounts: Iterable[str], rows: str) -> str:
        """The statement that adds these amounts to the tally, for the keys of the rows."""
        columns = ", ".join([*self.keys, "slot", *self.amounts, *self.others])
        values = ", ".join([*self.keys.values(), slot, *amounts, *("0" for _ in self.others)])
        more = ", ".join(f"{one} = {self.tally}.{one} + excluded.{one}" for one in self.amounts)
        return (
            f"INSERT INTO {self.tally} ({columns}) SELECT {values} {rows}"
            f" ON CONFLICT ({', '.join([*self.keys, 'slot'])}) DO UPDATE SET {more}"
        )


_OF_DAY = {
    "project_id": "counted.project_id",
    "day": "counted.day",
    "reader_id": "counted.reader_id",
}

_COUNTINGS = (
    _Counting(
        "articles",
        _ARTICLES,
        sql.table(ArticleTally),
        {
            "project_id": "counted.project_id",
            "handed_out": "counted.handed_out",
            "wanted": "counted.wanted",
        },
        {"count": "1"},
        source=f"{_ARTICLES} AS counted",
    ),
    _Counting(
        "readings",
        _SETS,
        sql.table(ReadingTally),
        {
            "project_id": "article.project_id",
            "author_id": "counted.author_id",
            "state": "counted.state",
        },
        {"count": "1"},
        source=f"{_SETS} AS counted JOIN {_ARTICLES} AS article ON article.id = counted.article_id",
        beside=f"{_ARTICLES} AS article WHERE article.id = counted.article_id",
        which="counted.kind = 'reading'",
    ),
    _Counting(
        "hand_ins",
        sql.table(HandIn),
        sql.table(DayTally),
        _OF_DAY,
        {"handed_in": "1"},
        source=f"{sql.table(HandIn)} AS counted",
        others=("seconds",),
    ),
    _Counting(
        "visits",
        sql.table(Visit),
        sql.table(DayTally),
        _OF_DAY,
        {"seconds": "counted.seconds"},
        source=f"{sql.table(Visit)} AS counted",
        others=("handed_in",),
    ),
)

_CHANGES: dict[str, tuple[str, ...]] = {
    "articles": ("handed_out", "wanted"),
    "readings": ("state",),
    "hand_ins": ("day",),
    "visits": ("seconds",),
}
"""The columns that are ever changed of what is counted; SQLite passes over other changes."""


def keep() -> None:
    """Have the database keep all tallies from now on, counted anew."""
    with transaction.atomic():
        let_go()
        for statement in _triggers():
            sql.write(statement, ())
        for project in Project.objects.order_by("pk"):
            recount(project=project)


def let_go() -> None:
    """Have the database keep them no more, until `keep`."""
    for one in _COUNTINGS:
        for deed in ("new", "changed", "gone"):
            on = f" ON {one.table}" if connection.vendor == "postgresql" else ""
            sql.write(f"DROP TRIGGER IF EXISTS tally_{one.name}_{deed}{on}", ())


def recount(*, project: Project) -> None:
    """Count the rows of a project, and keep what was found: where a tally was wrong it is right."""
    of_project: tuple[Value, ...] = (project.pk,)
    with transaction.atomic():
        for model in (ArticleTally, ReadingTally, DayTally):
            model.objects.filter(project_id=project.pk).delete()
        for one in _COUNTINGS:
            sql.write(one.anew(), of_project)


@dataclass(frozen=True, slots=True)
class _Trigger:
    """At which event the database adds (1) and subtracts (-1) the OLD and the NEW rows."""

    deed: str
    event: str
    rows: dict[str, int]


_TRIGGERS = (
    _Trigger("new", "INSERT", {"NEW": 1}),
    _Trigger("changed", "UPDATE", {"OLD": -1, "NEW": 1}),
    _Trigger("gone", "DELETE", {"OLD": -1}),
)


def _triggers() -> Iterator[str]:
    by_statement = connection.vendor == "postgresql"
    for one in _COUNTINGS:
        for trigger in _TRIGGERS:
            name = f"tally_{one.name}_{trigger.deed}"
            spelled = _statementwise if by_statement else _rowwise
            yield from spelled(one, trigger, name)


def _rowwise(one: _Counting, trigger: _Trigger, name: str) -> Iterator[str]:
    """The statement that makes a trigger on SQLite, which fires them for each row."""
    body = " ".join(one.adding(row, sign) for row, sign in trigger.rows.items())
    event, moved = trigger.event, "TRUE"
    if event == "UPDATE":
        event = f"UPDATE OF {', '.join(_CHANGES[one.name])}"
        moved = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in _CHANGES[one.name])
    begun = f"CREATE TRIGGER {name} AFTER {event} ON {one.table} FOR EACH ROW"
    yield f"{begun} WHEN ({moved}) BEGIN {body} END"


def _statementwise(  # pragma: no cover - the tests that count lines run on SQLite
    one: _Counting, trigger: _Trigger, name: str
) -> Iterator[str]:
    """The statements that make a trigger on PostgreSQL: it adds up the rows of a statement first.

    A row of a tally that is written a thousand times within a transaction is found more slowly each
    time.
    """
    made = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
    yield f"{made} $$ BEGIN {one.adding_all(trigger.rows)} RETURN NULL; END $$"
    tables = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in trigger.rows)
    begun = f"CREATE TRIGGER {name} AFTER {trigger.event} ON {one.table} REFERENCING {tables}"
    yield f"{begun} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
