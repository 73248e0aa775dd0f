"""How far the readers of a project agree: asked of readings that were handed in.

shared     which articles have something to compare, streamed some at a time
figures    what comes of comparing them all
pages      where readings differ, by page
tables     the figures as plain tables: for pages, CSV, programs, and to be kept
"""

from labels.queries.agreement.figures import Figures, compared
from labels.queries.agreement.pages import Line, Listed, Sought, listed
from labels.queries.agreement.shared import (
    EVERYTHING,
    GOLD,
    Chosen,
    SharedArticle,
    Side,
    count_shared,
    readers,
    shared_articles,
)
from labels.queries.agreement.tables import Cell, Report, Table, report

__all__ = [
    "EVERYTHING",
    "GOLD",
    "Cell",
    "Chosen",
    "Figures",
    "Line",
    "Listed",
    "Report",
    "SharedArticle",
    "Side",
    "Sought",
    "Table",
    "compared",
    "count_shared",
    "listed",
    "readers",
    "report",
    "shared_articles",
]
