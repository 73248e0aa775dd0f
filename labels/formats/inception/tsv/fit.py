"""What rows of words can hold: labels cut to words, values as texts, the text of sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from labels.document import AttributeValue, Document
from labels.formats.base import Became, LossCode, Lost
from labels.formats.inception.content import Annotation, Arc, Content
from labels.formats.inception.layers import NOTE
from labels.formats.inception.plan import Plan, plan, told_of_ids, without
from labels.text.span import WIDTH, Span, Spans

_UNKEPT = re.compile(r"[\r\x00]")
_FLAGS = ("true", "false")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A stretch of the text that is written, its tokens, and how far it moves."""

    span: Span
    tokens: range
    by: int


def fitted(document: Document) -> Plan:
    """The content as it comes back from a file, with all that is lost; empty without a token."""
    planned = plan(document)
    tokens = document.tokens
    off = {
        place
        for place, one in enumerate(planned.content.annotations)
        if not tokens.touching(one.span)
    }
    planned = without(planned, off, LossCode.WITHOUT_WORD) if off else planned
    if not tokens:
        planned.lost.append(Lost(LossCode.NO_WORDS, Became.DROPPED, "", ""))
        return planned
    text, sentences = _text(document)
    by = [sentence.by for sentence in sentences for _ in sentence.tokens]
    planned.content = Content(
        text,
        Spans.of(one.span.shifted(one.by) for one in sentences),
        Spans.of(span.shifted(by[place]) for place, span in enumerate(tokens)),
        [*_annotations(planned, tokens, by)],
        [*_arcs(planned)],
    )
    planned.lost += (*_told_of_text(planned.content, document), *told_of_ids(planned))
    return planned


def _text(document: Document) -> tuple[str, list[_Sentence]]:
    """The text as it comes back: between sentences only a line break and spaces are held."""
    pieces: list[str] = []
    sentences: list[_Sentence] = []
    end, length = 0, 0
    for span, tokens in _stretches(document):
        gap = _gap(document.text[end : span.start], first=not pieces)
        sentences.append(_Sentence(span, tokens, length + len(gap) - span.start))
        pieces += (gap, span.of(document.text))
        end, length = span.end, length + len(gap) + len(span)
    return "".join(pieces), sentences


def _gap(between: str, *, first: bool) -> str:
    """What a reader puts between two sentences of which only the offsets are known."""
    length = len(between.encode("utf-16-le")) // 2
    return " " * length if first or not length else "\n" + " " * (length - 1)


def _stretches(document: Document) -> Iterator[tuple[Span, range]]:
    """Where each sentence that has tokens begins and ends, and which they are.

    A token stands in the sentence that ends after it begins, or in the last. A sentence begins with
    its first token.
    """
    flat, ends = document.tokens.flat, document.sentences.flat[1::WIDTH]
    starts = flat[::WIDTH]
    firsts = {bisect_left(starts, end) for end in ends[:-1]}
    for first, last in pairwise(sorted({*firsts, 0, len(starts)})):
        end = flat[WIDTH * last - 1]
        following = starts[last] if last < len(starts) else len(document.text)
        own = bisect_left(ends, end)
        whole = ends[own] if own < len(ends) and ends[own] <= following else end
        yield Span(starts[first], whole), range(first, last)


def _annotations(planned: Plan, tokens: Spans, by: list[int]) -> Iterator[Annotation]:
    for place, one in enumerate(planned.content.annotations):
        id_ = planned.mentions[place].id
        surface = one.span.of(planned.content.text)
        touched = tokens.touching(one.span)
        first, last = touched.start, touched.stop - 1
        start = max(one.span.start, tokens[first].start)
        end = min(one.span.end, tokens[last].end)
        if (start, end) != (one.span.start, one.span.end):
            planned.lost.append(Lost(LossCode.EDGES, Became.CHANGED, id_, surface))
        tell = _teller(planned, id_, surface)
        slots = [
            (_name(role, _teller(planned, link.id, role)), filler)
            for link, (role, filler) in zip(planned.slots[place], one.slots, strict=True)
        ]
        span = Span(start + by[first], end + by[last])
        features = _kept(one.features, tell)
        yield Annotation(one.layer, span, _name(one.type, tell), one.kind, features, slots)


def _arcs(planned: Plan) -> Iterator[Arc]:
    for link, arc in zip(planned.arcs, planned.content.arcs, strict=True):
        tell = _teller(planned, link.id, link.type)
        yield replace(arc, type=_name(arc.type, tell), features=_kept(arc.features, tell))


def _teller(planned: Plan, at: str, surface: str) -> Callable[[LossCode, Became], None]:
    def tell(code: LossCode, became: Became) -> None:
        planned.lost.append(Lost(code, became, at, surface))

    return tell


def _name(name: str, tell: Callable[[LossCode, Became], None]) -> str:
    kept = _UNKEPT.sub(" ", name)
    if kept != name:
        tell(LossCode.TYPE_NAME, Became.CHANGED)
    return kept


def _kept(
    features: Mapping[str, AttributeValue], tell: Callable[[LossCode, Became], None]
) -> dict[str, AttributeValue]:
    """The values as they come back: yes, no and texts; several at once not at all."""
    kept: dict[str, AttributeValue] = {}
    for name, value in features.items():
        if isinstance(value, tuple):
            tell(LossCode.ATTRIBUTES, Became.DROPPED)
            continue
        kept[name] = value if isinstance(value, bool) else _UNKEPT.sub(" ", str(value))
        if name != NOTE:
            kept[name] = typed(kept[name])
        if kept[name] is not value and (kept[name] != value or isinstance(value, bool | int)):
            tell(LossCode.NOTE if name == NOTE else LossCode.ATTRIBUTES, Became.CHANGED)
    return kept


def typed(value: AttributeValue) -> AttributeValue:
    """A value as it is read: the words of yes and no are no texts."""
    return value == _FLAGS[0] if value in _FLAGS else value


def _told_of_text(content: Content, document: Document) -> Iterator[Lost]:
    if content.text != document.text:
        yield Lost(LossCode.SPACING, Became.CHANGED, "", "")
    elif (content.sentences, content.tokens) != (document.sentences, document.tokens):
        yield Lost(LossCode.DIVISION, Became.CHANGED, "", "")
