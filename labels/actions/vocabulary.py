"""A project's words, counted anew only where articles are new."""

from __future__ import annotations

from collections import Counter

from django.db import transaction

from labels.models import Article, Project, Vocabulary
from labels.text.span import Spans
from labels.text.wordcounts import WordCounts

AT_ONCE = 500
"""Articles read together."""

WORDS_AT_ONCE = 100_000
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
        while page := _articles_after(project, kept.counted_to):
            for kept.counted_to, text, tokens in page:
                written.update(Spans.from_bytes(bytes(tokens)).strings(text))
            if len(written) >= WORDS_AT_ONCE:
                # Through its bytes, for these keep no more words than are of use.
                counts = WordCounts.from_bytes(counts.plus(written).to_bytes())
                written.clear()
        kept.counts = counts.plus(written).to_bytes()
        kept.save(update_fields=["counts", "counted_to"])


def _articles_after(project: Project, after: int) -> list[tuple[int, str, bytes]]:
    rows = Article.objects.filter(project=project, pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", "text", "tokens")[:AT_ONCE])
