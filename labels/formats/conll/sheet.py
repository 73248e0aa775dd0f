"""An article as a CoNLL file has it: rows, and marks on stretches of rows.

Writing turns a document into a sheet and a sheet into lines, reading goes the other way. So the law
of the format, that what is read is what the sheet held, has one place to be told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from labels.document import Document, Link, Mention
from labels.formats.base.tags import Mark
from labels.schema import MentionKind
from labels.text.span import Span, Spans


@dataclass(frozen=True, slots=True)
class Event:
    """A trigger and what fills its roles, by the rows of the filler."""

    trigger: Mark
    roles: tuple[Mark, ...] = ()


Rows = tuple[int, int]
Fillers = Mapping[Rows, list[tuple[Mark, MentionKind]]]
"""The mentions on each stretch of rows: entities by type, then triggers by type."""


@dataclass(slots=True)
class Sheet:
    """The rows of an article and the marks on them.

    `forms` are the written words in order and `breaks` the row after the last of each sentence, so
    the last of them is the number of rows. `layers` are the columns of entities, marks in the order
    of their rows; to be written, no two of a layer may share a row, nor two triggers, nor two roles
    of an event. `events` are in the order of their triggers.
    """

    forms: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    layers: list[list[Mark]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def sentences(self) -> Iterator[Rows]:
        """The rows of each sentence: its first, and the one after its last."""
        return zip([0, *self.breaks], self.breaks, strict=False)

    def fillers(self) -> Fillers:
        """What may fill a role, by its rows."""
        found: dict[Rows, list[tuple[Mark, MentionKind]]] = defaultdict(list)
        for mark, kind in sorted(self._mentions(), key=lambda one: (one[1], one[0].type)):
            found[mark.start, mark.end].append((mark, kind))
        return found

    def loose_roles(self) -> list[Mark]:
        """Roles on rows that no mention has, but for the event's own trigger."""
        fillers = self.fillers()
        return [
            role
            for event in self.events
            for role in event.roles
            if filler(fillers, role, event.trigger) is None
        ]

    def text(self) -> str:
        """The words joined with single spaces, the sentences with single line breaks."""
        return "\n".join(" ".join(self.forms[start:end]) for start, end in self.sentences())

    def document(self) -> Document:
        """The text with its rows as tokens, and what the marks say.

        Mentions are called m1, m2 … in reading order, arguments l1, l2 … in the order of their
        triggers. The filler of a role is as `filler` says; roles without any are left out.
        """
        tokens = self._tokens()
        mentions = {
            (mark, kind): Mention(f"m{place}", _span(mark, tokens), mark.type, kind)
            for place, (mark, kind) in enumerate(self._ordered(), 1)
        }
        edges = [(tokens[start].start, tokens[end - 1].end) for start, end in self.sentences()]
        return Document.of(
            self.text(),
            sentences=Spans(number for edge in edges for number in edge),
            tokens=tokens,
            mentions=mentions.values(),
            links=self._links({key: one.id for key, one in mentions.items()}),
        )

    def _mentions(self) -> set[tuple[Mark, MentionKind]]:
        entities = {(mark, MentionKind.ENTITY) for layer in self.layers for mark in layer}
        return entities | {(event.trigger, MentionKind.EVENT) for event in self.events}

    def _ordered(self) -> list[tuple[Mark, MentionKind]]:
        return sorted(self._mentions(), key=lambda one: reading_order(*one))

    def _tokens(self) -> Spans:
        flat: list[int] = []
        place = 0
        for form in self.forms:
            flat += (place, place + len(form))
            place += len(form) + 1
        return Spans(flat)

    def _links(self, ids: Mapping[tuple[Mark, MentionKind], str]) -> Iterator[Link]:
        fillers = self.fillers()
        number = 0
        for event in self.events:
            source = ids[event.trigger, MentionKind.EVENT]
            for role in event.roles:
                target = filler(fillers, role, event.trigger)
                if target is not None:
                    number += 1
                    yield Link(f"l{number}", source, ids[target], role.type)


def filler(fillers: Fillers, role: Mark, trigger: Mark) -> tuple[Mark, MentionKind] | None:
    """Which mention fills a role, of those on its rows; None where there is no other mention.

    The first entity in the order of types, or else the first trigger but the event's own.
    """
    own = trigger, MentionKind.EVENT
    return next((one for one in fillers.get((role.start, role.end), ()) if one != own), None)


def _span(mark: Mark, tokens: Spans) -> Span:
    return Span(tokens[mark.start].start, tokens[mark.end - 1].end)


def reading_order(mark: Mark, kind: MentionKind) -> tuple[int, int, str, str]:
    """By first row, the longer before the shorter, then by type: how mentions are numbered."""
    return mark.start, -mark.end, mark.type, kind
