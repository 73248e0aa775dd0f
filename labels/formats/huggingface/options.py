"""What may be asked of data sets for Hugging Face's libraries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from labels.formats.base import Options, number
from labels.formats.base.choices import RowKind, Within
from labels.formats.base.flat import Events
from labels.formats.base.tags import Scheme

MOST_COLUMNS = 20


class File(StrEnum):
    """What is written."""

    JSONL = "jsonl"
    """Lines in a ZIP, with `dataset_info.json` and a card beside them."""
    PARQUET = "parquet"
    """One file that holds the names of its tags itself; made by pyarrow."""


class Split(StrEnum):
    """What `load_dataset` calls the rows."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


class Examples(StrEnum):
    """What one row of the data set is."""

    SENTENCES = "sentences"
    ARTICLES = "articles"


class Nested(StrEnum):
    """Which of several labels that share a word are written."""

    OUTER = "outer"
    INNER = "inner"
    COLUMNS = "columns"
    """All, each depth in a column of its own: `ner_tags`, `ner_tags_2` …"""


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write; `depth` is how many columns of tags there are when `nested` is columns."""

    extras: ClassVar[Mapping[tuple[str, str], str]] = MappingProxyType(
        {("file", "parquet"): "pyarrow"}
    )

    file: File = File.JSONL
    split: Split = Split.TRAIN
    examples: Examples = Examples.SENTENCES
    scheme: Scheme = Scheme.IOB2
    rows: RowKind = RowKind.TOKENS
    within: Within = Within.WIDEN
    nested: Nested = Nested.OUTER
    depth: int = number(4, least=1, most=MOST_COLUMNS)
    events: Events = Events.NONE

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of tags."""
        more = range(2, self.depth + 1) if self.nested is Nested.COLUMNS else ()
        return (TAGS, *(f"{TAGS}_{place}" for place in more))


TAGS = "ner_tags"
