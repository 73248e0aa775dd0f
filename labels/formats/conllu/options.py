"""What may be asked of CoNLL-U files, in writing and in reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from labels.formats.base import Options, number
from labels.formats.base.choices import RowKind, Within


class Labels(StrEnum):
    """How labels stand in MISC."""

    ENTITY = "entity"
    """`Entity=(e1-PER-1-` … `Entity=e1)`, as in CorefUD; they may nest and cross."""
    NER = "ner"
    """`NER=B-PER`, in IOB2; the outer ones."""


@dataclass(frozen=True, slots=True)
class Writing(Options):
    """How to write."""

    COLUMNS: ClassVar = (
        *("ID", "FORM", "LEMMA", "UPOS", "XPOS"),
        *("FEATS", "HEAD", "DEPREL", "DEPS", "MISC"),
    )

    labels: Labels = Labels.ENTITY
    rows: RowKind = RowKind.TOKENS
    within: Within = Within.SPLIT


class Articles(StrEnum):
    """What one article is."""

    MARKERS = "markers"
    """What stands between two `# newdoc`; the whole file where there is none."""
    FILE = "file"
    SENTENCES = "sentences"
    """Every so many sentences."""


@dataclass(frozen=True, slots=True)
class ReadingOptions(Options):
    """How to read; `every` is how many sentences make an article when `articles` is sentences."""

    articles: Articles = Articles.MARKERS
    every: int = number(10, least=1, most=10_000)
