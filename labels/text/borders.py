"""Sentences split and merged by hand: a border is set between two words, or taken away.

Whatever one of the two does the other undoes, at the same border. Offsets of the article do not
change, so nothing that hangs on them does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from labels.text.span import Span, Spans

BorderCode = Literal["no-sentence", "no-border", "within-word", "no-gap", "nothing-left"]
"""Why a border can be neither set nor taken away."""


@dataclass(frozen=True, slots=True)
class Border:
    """Where one sentence ends and the next one begins; between the two lies white space at most."""

    end: int
    start: int


class BorderError(ValueError):
    """The border is none that can be set, or none that is there; `code` says why."""

    def __init__(self, code: BorderCode, border: Border) -> None:
        super().__init__(f"{code}: {border.end}–{border.start}")
        self.code: BorderCode = code
        self.border = border


def split(text: str, sentences: Spans, tokens: Spans, *, at: Border) -> Spans:
    """The sentences with one made two; raises BorderError.

    The border lies within a sentence and in no token, and something can be read on either side.
    """
    _refuse_unless_gap(text, at)
    whole = next((one for one in sentences if one.start < at.end and at.start < one.end), None)
    if whole is None:
        raise BorderError("no-sentence", at)
    if any(_cuts(tokens, offset) for offset in (at.end, at.start)):
        raise BorderError("within-word", at)
    parts = Span(whole.start, at.end), Span(at.start, whole.end)
    if any(part.of(text).isspace() for part in parts):
        raise BorderError("nothing-left", at)
    return Spans.of(part for one in sentences for part in (parts if one == whole else (one,)))


def merge(text: str, sentences: Spans, *, at: Border) -> Spans:
    """The sentences with the two on either side of the border made one; raises BorderError."""
    _refuse_unless_gap(text, at)
    flat = list(sentences.flat)
    places = range(1, len(flat) - 1, 2)
    place = next((one for one in places if flat[one : one + 2] == [at.end, at.start]), None)
    if place is None:
        raise BorderError("no-border", at)
    return Spans([*flat[:place], *flat[place + 2 :]])


def _refuse_unless_gap(text: str, border: Border) -> None:
    ordered = 0 <= border.end <= border.start <= len(text)
    if not ordered or text[border.end : border.start].strip():
        raise BorderError("no-gap", border)


def _cuts(tokens: Spans, offset: int) -> bool:
    """Whether the offset lies inside a token, and not at its edge."""
    index = tokens.at(offset)
    return index is not None and tokens[index].start != offset
