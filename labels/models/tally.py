"""Tallies: how many articles, readings and days of work a project has, without counting rows.

The database keeps them itself, by triggers, in the transaction that changes what is counted
(docs/decisions/0026): whatever writes a row, whichever way, they are right afterwards. Nothing in
Hashiya writes them but `labels.actions.tallies`, which counts anew.

On PostgreSQL those who write at once would wait for each other at one row, so each tally lies in
some rows, `slot` by `slot`, of which each connection has one; together they are the number, and one
alone may be negative. On SQLite only one writes at a time, in slot 0. There are no foreign keys:
what is deleted together is subtracted in whatever order it goes.
"""

from django.db import models


class ArticleTally(models.Model):
    """How many articles of a project have so many readers and want so many."""

    project_id = models.PositiveBigIntegerField()
    handed_out = models.PositiveSmallIntegerField()
    wanted = models.PositiveSmallIntegerField()
    slot = models.PositiveSmallIntegerField()
    count = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="article_tally_once", fields=["project_id", "handed_out", "wanted", "slot"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} · {self.handed_out}/{self.wanted} · {self.count}"


class ReadingTally(models.Model):
    """How many readings of a project one person has in one state."""

    project_id = models.PositiveBigIntegerField()
    author_id = models.PositiveBigIntegerField()
    state = models.CharField(max_length=12)
    slot = models.PositiveSmallIntegerField()
    count = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="reading_tally_once", fields=["project_id", "author_id", "state", "slot"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} · {self.author_id} · {self.state} · {self.count}"


class DayTally(models.Model):
    """What one person did in a project on one day: readings handed in, and seconds at work."""

    project_id = models.PositiveBigIntegerField()
    day = models.DateField()
    reader_id = models.PositiveBigIntegerField()
    slot = models.PositiveSmallIntegerField()
    handed_in = models.BigIntegerField()
    seconds = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="day_tally_once", fields=["project_id", "day", "reader_id", "slot"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} · {self.day} · {self.reader_id} · {self.handed_in}"
