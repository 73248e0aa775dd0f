"""What stands around migrations: the database keeps no tallies meanwhile, and counts anew after."""

from __future__ import annotations

from django.db import connection

from labels.actions import tallies
from labels.models import ArticleTally


def begins(plan: object = None, **_told: object) -> None:
    """Let the tables be altered, which on SQLite no trigger may name."""
    if plan:
        tallies.let_go()


def ends(plan: object = None, **_told: object) -> None:
    """Have the tallies kept again, where there are such: a way back may lead to before them."""
    table = ArticleTally._meta.db_table  # noqa: SLF001 - Django's own, and documented
    if plan and table in connection.introspection.table_names():
        tallies.keep()
