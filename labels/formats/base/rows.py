"""The rows of a document: its tokens or their segments, as they are written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from labels.document import Document
from labels.formats.base.codes import Became, LossCode
from labels.text.clitics import Segmenter
from labels.text.span import WIDTH, Span, Spans

MARKER = "-DOCSTART-"
"""What begins an article in CoNLL; no word of a row may look like it."""

INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Soft hyphen, the marks of direction, joiners of words and the byte order mark, for a pattern.

ZWJ and ZWNJ are kept: they change how letters join, and hold emoji together.
"""
_FORMAT = re.compile(f"[{INVISIBLE}]+")
_BLANKS = re.compile(r"\s+")
_UNWRITABLE = re.compile(rf"[{INVISIBLE}\s]|{MARKER}")
_SHOWN = re.compile(rf"[^{INVISIBLE}\s](?:.*[^{INVISIBLE}\s])?", re.DOTALL)

Alteration = tuple[LossCode, Became, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in order: where each stands in the text, and what is written of it.

    `breaks` are the row after the last of each sentence, none empty. Format characters are not
    written, so none stands at the edge of a row, and what is nothing else has no row at all.
    `altered` tells of whatever is not written as it stands in the text.
    """

    text: str
    spans: Spans
    forms: list[str]
    breaks: list[int]
    altered: Sequence[Alteration] = ()

    def covered(self, rows: range) -> Span:
        """The stretch of text from the first of these rows to the end of the last."""
        flat = self.spans.flat
        return Span(flat[WIDTH * rows.start], flat[WIDTH * rows.stop - 1])

    def are(self, rows: range, span: Span) -> bool:
        """Whether these rows, if there are any, begin and end just where a span does."""
        flat = self.spans.flat
        begins = bool(rows) and flat[WIDTH * rows.start] == span.start
        return begins and flat[WIDTH * rows.stop - 1] == span.end

    def sentence(self, row: int) -> int:
        """The number of the sentence that a row stands in."""
        return bisect_right(self.breaks, row)

    def cut(self, places: Iterable[int]) -> Rows:
        """The same rows, each cut at those places that lie within it."""
        inner = sorted({place for place in places if self._is_within(place)})
        if not inner:
            return self
        spans = Spans.of(piece for span in self.spans for piece in _pieces(span, inner))
        ends = [self.spans[row - 1].end for row in self.breaks]
        return replace(_rows(self.text, spans, ends), altered=self.altered)

    def _is_within(self, place: int) -> bool:
        row = self.spans.at(place)
        return row is not None and self.spans[row].start != place


def rows_of(document: Document, segmenter: Segmenter | None) -> Rows:
    """The tokens of a document as rows, or the segments that `segmenter` makes of them.

    A token stands in the sentence that ends after it begins, or in the last.
    """
    spans = document.tokens
    if segmenter is not None:
        spans = Spans.of(
            part for token in spans for part in segmenter.segments(document.text, token)
        )
    return _rows(document.text, spans, document.sentences.flat[1::WIDTH])


def shown(text: str, span: Span) -> Span | None:
    """The same stretch without white space and format characters at its ends; None if no more."""
    found = _SHOWN.search(text, span.start, span.end)
    return None if found is None else Span(*found.span())


def _rows(text: str, spans: Spans, sentence_ends: Sequence[int]) -> Rows:
    forms = spans.strings(text)
    altered: list[Alteration] = []
    if _UNWRITABLE.search("".join(forms)):
        altered = [one for form in forms for one in _alterations(form)]
        spans = Spans.of(seen for span in spans if (seen := shown(text, span)) is not None)
        forms = [_form(raw) for raw in spans.strings(text)]
    # The last sentence takes all that is left; one without rows would be a blank line too many.
    ends = {spans.touching(Span(0, end)).stop for end in sentence_ends[:-1]}
    return Rows(text, spans, forms, sorted({*ends, len(forms)} - {0}), altered)


def _form(raw: str) -> str:
    return _BLANKS.sub("_", _FORMAT.sub("", raw)).replace(MARKER, "_DOCSTART_")


def _alterations(raw: str) -> Iterator[Alteration]:
    bare = _FORMAT.sub("", raw)
    if not bare.strip():
        yield LossCode.FORMAT_CHARACTERS, Became.DROPPED, raw
        return
    if bare != raw:
        yield LossCode.FORMAT_CHARACTERS, Became.CHANGED, raw
    if _BLANKS.search(bare) or MARKER in bare:
        yield LossCode.FORM, Became.CHANGED, raw


def _pieces(span: Span, cuts: Sequence[int]) -> Iterator[Span]:
    """A row's parts between those of the ordered cuts that lie within it."""
    first = bisect_right(cuts, span.start)
    last = bisect_right(cuts, span.end - 1)
    return (Span(*edges) for edges in pairwise((span.start, *cuts[first:last], span.end)))
