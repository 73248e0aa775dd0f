"""All readings of one article: what is agreed, and the stops in the order they are decided best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from labels.adjudication import joints, marks, whole
from labels.adjudication.arcs import Arc, Question, questions
from labels.adjudication.stops import Stop
from labels.adjudication.things import Thing, things
from labels.agreement.comparing import refuse_two_texts
from labels.document import Document, Link
from labels.schema import Schema
from labels.text.span import Span

Turn = tuple[int, int, int, int, str]
"""What stops are ordered by: sentence, then mentions before what is said of them and links."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What several readings of an article have in common, and where they differ.

    `agreed` is what all say. `waiting` are links that all say who are asked, with an end that is in
    question. `stops` come through the text, what hangs on another after it.
    """

    agreed: Document
    waiting: tuple[Link, ...]
    stops: tuple[Stop, ...]

    @property
    def count(self) -> int:
        """How many labels and attributes of the article are agreed."""
        agreed = self.agreed
        return len(agreed.mentions) + len(agreed.links) + len(agreed.attributes)


@dataclass(frozen=True, slots=True)
class _Linked:
    """A link that all say who are asked."""

    question: Question
    arc: Arc
    link: Link

    @property
    def waits(self) -> bool:
        """Whether one of its ends is in question."""
        return not (self.arc.source.is_agreed and self.arc.target.is_agreed)


def settle(readings: Mapping[int, Document], *, schema: Schema) -> Settlement:
    """What these readings of one article say together, by their readers' numbers.

    The gold's ids come of what is marked and where, so that the same readings settle to the same
    labels and the same stops. Raises TwoTextsError for readings of different texts.
    """
    refuse_two_texts(readings.values())
    document = next(iter(readings.values())).bare()
    marked = things(readings)
    asked = questions(readings, marked, schema)
    linked = [
        _Linked(one, arc, joints.agreed_link(arc, schema)) for one in asked for arc in one.settled
    ]
    waiting = [one for one in linked if one.waits]
    said = whole.said_of_article(readings, schema)
    agreed = [marks.agreed_mention(thing, schema) for thing in marked if thing.is_agreed]
    at_ends = marks.waiting_at((one.question.type, one.arc, one.link) for one in waiting)
    turns = [
        *(((-1, 0, 0, 0, stop.name), stop) for stop in whole.of_article(said, schema)),
        *_of_mentions(marked, at_ends, readings, schema=schema),
        *_of_questions(asked, document, schema),
        *_of_linked(linked, document, schema),
    ]
    turns.sort(key=lambda turn: turn[0])
    return Settlement(
        agreed=replace(
            document,
            mentions={one.id: one for one in agreed},
            links={one.link.id: one.link for one in linked if not one.waits},
            attributes=said.alike,
        ),
        waiting=tuple(one.link for one in waiting),
        stops=tuple(stop for _, stop in turns),
    )


def sentence_of(document: Document, span: Span) -> int:
    """The number of the sentence in which a span begins, from 0."""
    return document.sentences.touching(Span(span.start, span.start + 1)).start


def _of_mentions(
    marked: Iterable[Thing],
    waiting: marks.Waiting,
    readings: Mapping[int, Document],
    *,
    schema: Schema,
) -> Iterator[tuple[Turn, Stop]]:
    document = next(iter(readings.values()))
    for thing in marked:
        sentence = sentence_of(document, thing.span)
        if not thing.is_agreed:
            stop = marks.of_mention(thing, readers=readings.keys(), waiting=waiting, schema=schema)
            yield _turn(sentence, 0, stop), stop
        elif found := marks.of_attributes(thing, schema):
            yield _turn(sentence, 1, found), found


def _of_questions(
    asked: Iterable[Question], document: Document, schema: Schema
) -> Iterator[tuple[Turn, Stop]]:
    for question in asked:
        if question.disputed:
            stop = joints.of_links(question, schema)
            last = _last(question.source, question.disputed, document)
            yield _turn(last, 2, stop), stop


def _of_linked(
    linked: Iterable[_Linked], document: Document, schema: Schema
) -> Iterator[tuple[Turn, Stop]]:
    for one in linked:
        stop = joints.of_attributes(one.arc, one.question, schema)
        if stop:
            last = _last(one.arc.source, [one.arc], document)
            yield _turn(last, 3, stop), stop


def _last(source: Thing, arcs: Sequence[Arc], document: Document) -> int:
    """The sentence of these links: that of their source, or of an end still to be decided on."""
    open_ends = [end for arc in arcs for end in (arc.source, arc.target) if not end.is_agreed]
    return max(sentence_of(document, end.span) for end in (source, *open_ends))


def _turn(sentence: int, phase: int, stop: Stop) -> Turn:
    span = stop.span
    place = (span.start, -span.end) if span else (0, 0)
    return sentence, phase, *place, stop.key
