"""A project's words, counted anew only where articles are new."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.db.models import F

from labels.models import Article, Project, Vocabulary
from labels.text.span import Spans
from labels.text.wordcounts import WordCounts

AT_ONCE = 500
"""Articles read together."""

ENOUGH = 300_000
"""Tokens that are counted whole, about what 600 news articles hold."""

THIN = 10
"""Of so many articles one is counted from then on: imports keep their pace."""

DIFFERENT_AT_ONCE = 100_000
"""Different written words that are gathered before they are folded into the counts."""


def count_words(*, project: Project) -> None:
    """Add the words of the articles that came since the last count to the project's vocabulary.

    It costs what the new articles cost, however many there were before. An import that was broken
    off leaves nothing wrong: its articles are counted by the next one.
    """
    with transaction.atomic():
        Vocabulary.objects.get_or_create(project=project, defaults={"counts": b""})
        kept = Vocabulary.objects.select_for_update().get(project=project)
        counts = WordCounts.from_bytes(bytes(kept.counts))
        written: Counter[str] = Counter()
        while page := _next_articles(kept):
            for kept.counted_to, text, flat in page:
                tokens = Spans.from_bytes(bytes(flat))
                kept.tokens += len(tokens)
                written.update(tokens.strings(text))
            if len(written) >= DIFFERENT_AT_ONCE:
                # Through its bytes, for these keep no more words than are of use.
                counts = WordCounts.from_bytes(counts.plus(written).to_bytes())
                written.clear()
        kept.counts = counts.plus(written).to_bytes()
        kept.save()


def _next_articles(kept: Vocabulary) -> list[tuple[int, str, bytes | memoryview]]:
    rows = Article.objects.filter(project=kept.project_id, pk__gt=kept.counted_to).order_by("pk")
    if kept.tokens >= ENOUGH:
        rows = rows.alias(place=F("pk") % THIN).filter(place=0)
    return list(rows.values_list("pk", "text", "tokens")[:AT_ONCE])
