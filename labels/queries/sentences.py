"""The sentences of an article: which revision they are at, and who split and merged them."""

from __future__ import annotations

from labels.models import Article, SentenceStep
from labels.records import sql

_REVISION = f"SELECT MAX(revision) FROM {sql.table(SentenceStep)} WHERE article_id = %s"  # noqa: S608


def revision_of(article_id: int) -> int:
    """How often the sentences were split or merged by hand; 0 as they were imported.

    Asked with every save, so it is one statement that an index answers.
    """
    ((revision,),) = sql.fetch(_REVISION, (article_id,))
    return revision or 0


def steps_of(article: Article) -> list[SentenceStep]:
    """Every split and merge, the first one first."""
    return list(article.sentence_steps.order_by("revision"))
