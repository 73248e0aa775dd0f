"""The project's rota written down with its articles: how many readers each wants, and its turn."""

from __future__ import annotations

from labels.models import Article, Project
from labels.records import sql

AT_ONCE = 5_000

_DEAL = f"UPDATE {sql.table(Article)} SET wanted = %s, turn = %s WHERE id = %s"  # noqa: S608


def deal(project: Project) -> None:
    """Give every article of the project its part in the rota, in the order of their ids.

    Articles that want no readers, for their gold was imported, want none under any rota.
    """
    rota = project.rota
    articles = project.articles.filter(wanted__gt=0)
    if rota.is_the_same_for_all:
        articles.update(wanted=rota.readers, turn=0)
        return
    last = 0
    while page := list(
        articles.filter(pk__gt=last).order_by("pk").values_list("pk", "external_id")[:AT_ONCE]
    ):
        sql.write_all(_DEAL, ((rota.wanted(name), rota.turn(name), pk) for pk, name in page))
        last = page[-1][0]
