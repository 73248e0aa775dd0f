"""A document as spaCy has it: words that make up the whole text, and labels on words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from labels.document import Document
from labels.formats.base import Became, LossCode, Lost
from labels.formats.base.choices import Within
from labels.formats.base.columns import columns
from labels.formats.base.place import Placed, Unplaced, place
from labels.formats.base.rows import Rows
from labels.text.span import Span, Spans


@dataclass(slots=True)
class Words:
    """The words of a text and whether a space follows each; together they are the text.

    Between tokens there may be more than one space: what is more is a word too, as spaCy has it.
    `begins` and `ends` give the word that begins or ends at a place of the text.
    """

    forms: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    begins: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, tokens: Spans) -> Words:
        """The words of a text with these tokens."""
        words = cls()
        at = 0
        for start, end in [*tokens.pairs(), (len(text), len(text))]:
            words.add_gap(text[at:start], at)
            words.add(text[start:end], start)
            at = end
        return words

    def add(self, form: str, start: int) -> None:
        """One word more; nothing for an empty one."""
        if form:
            self.begins[start] = self.ends[start + len(form)] = len(self.forms)
            self.forms.append(form)
            self.spaces.append(False)

    def add_gap(self, gap: str, start: int) -> None:
        """What stands between two tokens: the space after a word, and a word of what is more."""
        if gap.startswith(" ") and self.forms:
            self.spaces[-1] = True
            gap, start = gap[1:], start + 1
        self.add(gap, start)


@dataclass(frozen=True, slots=True)
class Label:
    """A type on the words `[start, end)`."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written of a document.

    `firsts` are the first words of its sentences. `spans` are all its labels, in reading order, and
    `entities` those of them that do not overlap, the outer before the inner.
    """

    words: Words
    firsts: frozenset[int]
    spans: tuple[Label, ...]
    entities: tuple[Label, ...]
    lost: tuple[Lost, ...]


def sheet_of(document: Document, within: Within) -> Sheet:
    """Where the mentions of a document stand among its words; `lost` is what that changed."""
    text, tokens = document.text, document.tokens
    rows = Rows(text, tokens, [], [len(tokens)])
    found = [place(one, rows, within) for one in document.in_reading_order()]
    placed = [one for one in found if isinstance(one, Placed)]
    if within is Within.SPLIT:
        tokens = _cut(tokens, [one.span for one in placed])
    words = Words.of(text, tokens)
    layer = columns(placed, 1, [])[0]
    return Sheet(
        words,
        frozenset(_firsts(document, words)),
        tuple(_label(one, words) for one in placed),
        tuple(_label(one, words) for one in layer),
        tuple(lost for one in found for lost in _lost(one, text, within)),
    )


def _cut(tokens: Spans, spans: Iterable[Span]) -> Spans:
    """The same tokens, cut where one of the spans begins or ends within one."""
    edges = {place for one in spans for place in (one.start, one.end)}
    cuts = (one for one in edges if (at := tokens.at(one)) is not None and tokens[at].start != one)
    # Each cut ends one piece and begins the next.
    return Spans(sorted([*tokens.flat, *(place for one in cuts for place in (one, one))]))


def _label(one: Placed, words: Words) -> Label:
    return Label(words.begins[one.span.start], words.ends[one.span.end] + 1, one.mention.type)


def _firsts(document: Document, words: Words) -> Iterator[int]:
    places = list(words.begins)
    for start, end in document.sentences.pairs():
        first = bisect_left(places, start)
        if first < len(places) and places[first] < end:
            yield words.begins[places[first]]


def _lost(where: Placed | Unplaced, text: str, within: Within) -> Iterator[Lost]:
    mention = where.mention
    surface = mention.span.of(text)
    if isinstance(where, Unplaced):
        yield Lost(where.code, Became.DROPPED, mention.id, surface)
        return
    if where.within:
        became = Became.SPLIT if within is Within.SPLIT else Became.WIDENED
        yield Lost(LossCode.WITHIN_WORD, became, mention.id, surface)
    if where.beyond:
        yield Lost(LossCode.EDGES, Became.CHANGED, mention.id, surface)
