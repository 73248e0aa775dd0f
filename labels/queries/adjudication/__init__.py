"""Adjudication: the readings of one article laid side by side, and the articles that wait for it.

comparing  what is compared in one article, and what is decided of it
former     what a reading said when it was merged, as it is called now
telling    the same as plain data
queue      which articles wait, how far each is, and the next one
"""

from labels.queries.adjudication.comparing import (
    LEAST,
    Adjudicated,
    NotBegunError,
    Reader,
    TooFewReadingsError,
    adjudicated,
    adjudication_of,
    handed_in,
    has_changed_since,
    may_adjudicate,
    settlement_then,
)
from labels.queries.adjudication.former import said_then
from labels.queries.adjudication.queue import (
    PAGE,
    Counts,
    Line,
    Page,
    counts,
    how_many_wait,
    next_ones,
    waiting,
)
from labels.queries.adjudication.telling import decision_data, told, told_of_steps

__all__ = [
    "LEAST",
    "PAGE",
    "Adjudicated",
    "Counts",
    "Line",
    "NotBegunError",
    "Page",
    "Reader",
    "TooFewReadingsError",
    "adjudicated",
    "adjudication_of",
    "counts",
    "decision_data",
    "handed_in",
    "has_changed_since",
    "how_many_wait",
    "may_adjudicate",
    "next_ones",
    "said_then",
    "settlement_then",
    "told",
    "told_of_steps",
    "waiting",
]
