"""Statements written out, for the two roads where Django's own cost more than the database.

A save asks six times, and putting these questions together took the ORM most of the time of a save
(docs/decisions/0004). The same statements run on SQLite and on PostgreSQL; names come from the
models.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

Value = str | int | bytes | datetime | None
Row = tuple[Any, ...]

_SNAPSHOT = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


def table(model: type[Model]) -> str:
    """The quoted name of a model's table."""
    return quoted(model._meta.db_table)  # noqa: SLF001 - Django's own, and documented


def quoted(name: str) -> str:
    """A name that may be a word of SQL, such as `end`."""
    return f'"{name}"'


def listed(names: Iterable[str]) -> str:
    """Quoted names with commas between."""
    return ", ".join(map(quoted, names))


def places(values: Collection[object]) -> str:
    """As many places for values, in brackets; no values make a list that nothing is in."""
    return f"({', '.join(['%s'] * len(values))})" if values else "(NULL)"


def numbers(values: Iterable[int]) -> str:
    """Whole numbers in brackets, written in place; no values make a list that nothing is in.

    For hundreds of them: to fill in as many places takes a driver longer than the answer takes.
    """
    return f"({', '.join(str(int(value)) for value in values) or 'NULL'})"


def inserting(model: type[Model], columns: Sequence[str]) -> str:
    """The statement that makes a row of these columns."""
    return f"INSERT INTO {table(model)} ({listed(columns)}) VALUES {places(columns)}"  # noqa: S608


def putting(model: type[Model], columns: Sequence[str], *, once: Sequence[str]) -> str:
    """The same, but a row that is there already with equal columns `once` gets the others."""
    others = (quoted(column) for column in columns if column not in once)
    news = ", ".join(f"{column} = excluded.{column}" for column in others)
    return f"{inserting(model, columns)} ON CONFLICT ({listed(once)}) DO UPDATE SET {news}"


def fetch(statement: str, values: Sequence[Value]) -> list[Row]:
    """The rows that a question is answered with."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[Row] = cursor.fetchall()
    return rows


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is asked in here is answered of one state of the database, whoever writes meanwhile.

    Nothing may be written in here, and nobody waits for it. Within a transaction it adds nothing.
    """
    if connection.in_atomic_block:
        yield
        return
    # Not `atomic`: on SQLite that would wait in the line of those who write.
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOT.get(connection.vendor, "BEGIN"))
        try:
            yield
        finally:
            cursor.execute("COMMIT")


def write(statement: str, values: Sequence[Value]) -> int:
    """Do what the statement says; how many rows it met."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        met: int = cursor.rowcount
    return met


def write_all(statement: str, rows: Iterable[Sequence[Value]]) -> None:
    """Do what the statement says once for each row of values; nothing where there is none."""
    values = list(rows)
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)


def fill(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Make a row of these columns for each row of values, by the fastest way of the database."""
    if connection.vendor != "postgresql":
        write_all(inserting(model, columns), rows)
    else:  # pragma: no cover - the tests that count lines run on SQLite
        into = f"COPY {table(model)} ({listed(columns)}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(into) as copy:
            for row in rows:
                copy.write_row(row)


def spelled(data: object) -> str:
    """JSON data as its column takes it."""
    if not data:
        return "{}" if isinstance(data, Mapping) else "[]"
    return json.dumps(data)


def time(at: datetime) -> str | datetime:
    """A time as its column takes it."""
    return connection.ops.adapt_datetimefield_value(at) or at
