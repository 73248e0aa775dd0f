"""Where mentions stand among the rows of their article."""

from __future__ import annotations

from dataclasses import dataclass, replace

from labels.document import Mention
from labels.formats.base.choices import Within
from labels.formats.base.codes import LossCode
from labels.formats.base.rows import Rows, shown
from labels.text.span import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention, the stretch of text that its rows will have, and those rows, none of them cut yet.

    `within` tells that the mention begins or ends within a row, `beyond` that it does so where
    there is none.
    """

    mention: Mention
    span: Span
    rows: range
    within: bool = False
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A mention that cannot be written, and why."""

    mention: Mention
    code: LossCode


def place(mention: Mention, rows: Rows, within: Within) -> Placed | Unplaced:
    """Where a mention stands: on whole rows or, if they are to be cut, on what it has of them."""
    touched = rows.spans.touching(mention.span)
    # Nearly all mentions are whole words, and rows begin and end with what is shown.
    whole = rows.are(touched, mention.span)
    if whole and len(touched) == 1:
        return Placed(mention, mention.span, touched)
    seen = mention.span if whole else shown(rows.text, mention.span)
    if not whole and seen is not None:
        touched = rows.spans.touching(seen)
    if seen is None or not touched:
        return Unplaced(mention, LossCode.WITHOUT_WORD)
    if len(touched) > 1 and rows.sentence(touched[0]) != rows.sentence(touched[-1]):
        return Unplaced(mention, LossCode.ACROSS_SENTENCES)
    if whole:
        return Placed(mention, seen, touched)
    return _fitted(Placed(mention, rows.covered(touched), touched), seen, within)


def _fitted(one: Placed, seen: Span, within: Within) -> Placed | Unplaced:
    """A mention on whole rows, of which only what is `seen` is its own."""
    inside = not seen.contains(one.span)
    if inside and within is Within.REFUSE:
        return Unplaced(one.mention, LossCode.WITHIN_WORD)
    beyond = not one.span.contains(one.mention.span)
    span = one.span
    if inside and within is Within.SPLIT:
        span = Span(max(seen.start, span.start), min(seen.end, span.end))
    return replace(one, span=span, within=inside, beyond=beyond)
