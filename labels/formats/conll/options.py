"""What may be asked of CoNLL files, in writing and in reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labels.formats.base import Options, number
from labels.formats.base.choices import RowKind, Within
from labels.formats.base.tags import Scheme

MOST_COLUMNS = 20


class Separator(StrEnum):
    """What stands between columns."""

    SPACE = "space"
    TAB = "tab"


class Columns(StrEnum):
    """The columns in front of the tags."""

    TWO = "two"
    """FORM alone, then the tag."""
    FOUR = "four"
    """FORM POS CHUNK, as in CoNLL-2003, with _ for the two that we know nothing of."""


class Nested(StrEnum):
    """Which of several entities that share a row are written."""

    OUTER = "outer"
    INNER = "inner"
    COLUMNS = "columns"
    """All, each depth in a column of its own."""


class Events(StrEnum):
    """Whether events are written."""

    NONE = "none"
    COLUMNS = "columns"
    """A column of triggers, then one column of roles for each event of the sentence."""


class Heads(StrEnum):
    """What stands at the head of an article."""

    MARKER = "marker"
    """`-DOCSTART-` alone."""
    FACTS = "facts"
    """After it, as comments, the article's facts and the names of the columns."""


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write; `depth` is how many columns of entities there are when `nested` is columns."""

    scheme: Scheme = Scheme.IOB2
    separator: Separator = Separator.SPACE
    columns: Columns = Columns.TWO
    rows: RowKind = RowKind.TOKENS
    within: Within = Within.WIDEN
    nested: Nested = Nested.OUTER
    depth: int = number(4, least=1, most=MOST_COLUMNS)
    events: Events = Events.NONE
    heads: Heads = Heads.MARKER

    @property
    def entity_columns(self) -> int:
        """How many columns of entities each row has."""
        return self.depth if self.nested is Nested.COLUMNS else 1


class Articles(StrEnum):
    """What one article is."""

    MARKERS = "markers"
    """What stands between two `-DOCSTART-`; the whole file where there is none."""
    FILE = "file"
    SENTENCES = "sentences"
    """Every so many sentences."""


class Layout(StrEnum):
    """Which columns hold tags."""

    FOUND = "found"
    """Found out from the columns themselves."""
    LAST = "last"
    """The last alone."""
    COLUMNS = "columns"
    """All, each read by itself."""
    STACKED = "stacked"
    """All, rows of unequal length: what is inside a mention continues whichever has its type."""
    EVENTS = "events"
    """Entities, triggers, and the roles of each event, as we write them."""


@dataclass(frozen=True, slots=True)
class ReadingOptions(Options):
    """How to read.

    `every` is how many sentences make an article when `articles` is sentences. `depth` is how many
    columns of entities stand before the triggers when `layout` is events.
    """

    articles: Articles = Articles.MARKERS
    every: int = number(10, least=1, most=10_000)
    layout: Layout = Layout.FOUND
    depth: int = number(1, least=1, most=MOST_COLUMNS)
