"""Rows say in one line what they are, without asking the database."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Model

from labels.models import Comment, CommentStep, HandIn, Review, SentenceStep, Skip, Thread, Visit

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (SentenceStep(kind="split", start=12, revision=3), "split at 12, revision 3"),
        (Thread(anchor="mention", key="t1"), "mention · t1"),
        (Comment(author_id=4, key="c1"), "4 · c1"),
        (CommentStep(thread="t1", deed="answered"), "t1 · answered"),
        (Visit(reader_id=4, day=DAY, seconds=90), "4 · 2026-01-01 · 90 s"),
        (HandIn(annotation_set_id=7, day=DAY), "7 · 2026-01-01"),
        (Review(reading_id=7, round=2), "7 · 2 · open"),
        (Skip(article_id=3, reader_id=4, reason="duplicate"), "3 · 4 · duplicate"),
    ],
)
def test_a_row_says_what_it_is(row: Model, said: str) -> None:
    assert str(row) == said
