"""What formats of words lose of every document, whatever they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from labels.document import Document
from labels.formats.base.choices import Within
from labels.formats.base.codes import Became, LossCode
from labels.formats.base.facts import facts_data
from labels.formats.base.losses import Lost
from labels.formats.base.place import Placed
from labels.formats.base.reading import Reading
from labels.formats.base.rows import Rows


def lost_of_article(document: Document, rows: Rows) -> Iterator[Lost]:
    """Words that are not written as they stand, attributes of the article, an article of none."""
    for code, became, raw in rows.altered:
        yield Lost(code, became, "", raw)
    for name in document.attributes:
        yield Lost(LossCode.ARTICLE_ATTRIBUTES, Became.DROPPED, "", name)
    if not rows.forms:
        yield Lost(LossCode.NO_WORDS, Became.DROPPED, "", "")


def lost_of_place(one: Placed, within: Within) -> Iterator[tuple[LossCode, Became]]:
    """How the rows of a mention differ from its span."""
    if one.within:
        splits = within is Within.SPLIT
        yield LossCode.WITHIN_WORD, Became.SPLIT if splits else Became.WIDENED
    if one.beyond:
        yield LossCode.EDGES, Became.CHANGED


def lost_facts(reading: Reading, kept: Collection[str]) -> list[Lost]:
    """The one loss of all facts but those that a format keeps; none where nothing is missed."""
    missed = [name for name in facts_data(reading) if name not in kept]
    return [Lost(LossCode.FACTS, Became.DROPPED, "", ", ".join(missed))] if missed else []
