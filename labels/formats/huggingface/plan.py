"""From a document to rows of words and tags, and what is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from labels.document import Document, LinkKind, Mention
from labels.formats.base import Became, LossCode, Lost
from labels.formats.base.columns import columns
from labels.formats.base.flat import Events
from labels.formats.base.ids import lost_ids
from labels.formats.base.joined import Joined
from labels.formats.base.laying import Laying, laid
from labels.formats.base.place import Placed, Unplaced
from labels.formats.base.tags import Mark, column
from labels.formats.huggingface.options import Examples, Nested, Writing
from labels.schema import MentionKind
from labels.text.clitics import Segmenter


@dataclass(frozen=True, slots=True)
class Example:
    """One row of the data set: its words, and their tags in each column."""

    words: Sequence[str]
    tags: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of a document, the document as it comes back from them, and what is lost."""

    examples: tuple[Example, ...]
    document: Document
    lost: tuple[Lost, ...]


def plan(document: Document, options: Writing, segmenter: Segmenter | None) -> Plan:
    """What is written of a document; no rows where nothing can be."""
    laying = laid(document, rows=options.rows, within=options.within, segmenter=segmenter)
    layers = _layers(laying, options)
    places = laying.settle(one for layer in layers for one in layer)
    marks = [[_mark(places[one.mention.id], one.mention) for one in layer] for layer in layers]
    edges = _edges(laying, options)
    tags = [
        column(layer, length=edges[-1], scheme=options.scheme, firsts=set(edges)) for layer in marks
    ]
    examples = tuple(
        Example(laying.rows.forms[start:end], [one[start:end] for one in tags])
        for start, end in pairwise(edges)
    )
    back = document_of([one.words for one in examples], (one for layer in marks for one in layer))
    lost = (*laying.lost, *_lost(document, places, back))
    return Plan(examples, back, lost)


def document_of(sentences: Iterable[Sequence[str]], marks: Iterable[Mark]) -> Document:
    """The text of these words, and the marks on them as entities, m1, m2 … in reading order.

    A mark that comes again is the same one.
    """
    joined = Joined()
    for words in sentences:
        joined.add(words)
    ordered = sorted(set(marks), key=lambda one: (one.start, -one.end, one.type))
    mentions = [
        Mention(f"m{number}", joined.span(one.start, one.end), one.type)
        for number, one in enumerate(ordered, 1)
    ]
    return replace(joined.document(), mentions={one.id: one for one in mentions})


def _layers(laying: Laying, options: Writing) -> list[list[Placed]]:
    """The labels of each column; what finds no place is dropped."""
    kept = list(_candidates(laying, options))
    if options.nested is Nested.INNER:
        kept.sort(key=lambda one: (len(one.span), one.span.start))
    left: list[Unplaced] = []
    layers = columns(kept, len(options.columns), left)
    for missed in left:
        laying.drop(missed.mention, missed.code)
    return layers


def _candidates(laying: Laying, options: Writing) -> Iterator[Placed]:
    seen: set[tuple[int, int, str]] = set()
    for one in laying.placed:
        mention = one.mention
        key = one.span.start, one.span.end, mention.type
        is_event = mention.kind is MentionKind.EVENT
        if is_event and options.events is Events.NONE:
            laying.drop(mention, LossCode.EVENT)
        elif key in seen:
            laying.drop(mention, LossCode.TWIN)
        else:
            seen.add(key)
            yield one


def _mark(rows: range, mention: Mention) -> Mark:
    return Mark(rows.start, rows.stop, mention.type)


def _edges(laying: Laying, options: Writing) -> list[int]:
    """The first words of the rows of the data set, and the end of the last."""
    breaks = laying.rows.breaks
    return [0, *(breaks if options.examples is Examples.SENTENCES else breaks[-1:])]


def _lost(document: Document, places: Mapping[str, range], back: Document) -> Iterator[Lost]:
    if places or back.tokens:
        order = sorted(places, key=lambda id: _order(places[id], document.mentions[id]))
        yield from lost_ids(order, back.mentions)
    if back.tokens and back.bare() != document.bare():
        yield Lost(LossCode.SPACING, Became.CHANGED, "", "")
    for id in places:
        yield from _of_mention(document.mentions[id], document)
    for link in document.links.values():
        relation = link.kind is LinkKind.RELATION
        code = LossCode.RELATION if relation else LossCode.ARGUMENT
        yield Lost(code, Became.DROPPED, link.id, link.type)


def _order(rows: range, mention: Mention) -> tuple[int, int, str]:
    return rows.start, -rows.stop, mention.type


def _of_mention(mention: Mention, document: Document) -> Iterator[Lost]:
    surface = document.surface(mention)
    if mention.kind is MentionKind.EVENT:
        yield Lost(LossCode.EVENT, Became.CHANGED, mention.id, surface)
    if mention.attributes:
        yield Lost(LossCode.ATTRIBUTES, Became.DROPPED, mention.id, surface)
