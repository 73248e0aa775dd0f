"""A document of a text and what an `.ann` file says of it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import isfinite

from labels.document import Attributes, AttributeValue, Document, Link, LinkKind, Mention
from labels.formats.base import Params, RefusalCode
from labels.formats.base.in_files import UnfitFileError, refuse_long_names
from labels.formats.brat.roles import plain
from labels.formats.brat.standoff import Remarked, Standoff, Stretch
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span

NOTES = "AnnotatorNotes"
"""The type of the notes that brat's own page writes; each line of a note is one."""

ATTRIBUTES = "Attributes"
"""The type of our notes: attributes that brat has no line for, as JSON."""

_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Taken:
    """The document, with the ids of what was in several pieces, and the notes without a place."""

    document: Document
    pieced: tuple[str, ...]
    unplaced: int


def document_of(text: str, standoff: Standoff) -> Taken:
    """The document; sentences and tokens are split here.

    Raises UnfitFileError where the file speaks of what is not there, or of other words.
    """
    reader = _Reader(text, standoff)
    mentions = [*reader.entities(), *reader.events()]
    links = [*reader.relations(), *reader.arguments()]
    document = Document.of(
        text,
        sentences=sentences.split(text),
        tokens=tokens.tokenize(text),
        mentions=mentions,
        links=links,
    )
    refuse_long_names(document)
    return Taken(document, tuple(reader.pieced), reader.unplaced)


def fits(text: str, stretch: Stretch) -> bool:
    """Whether the characters in the file are those in the text, but for white space."""
    if not _is_within(text, stretch):
        return False
    there = "".join(text[start:end] for start, end in stretch.pieces)
    return not stretch.surface or _bare(there) == _bare(stretch.surface)


def _is_within(text: str, stretch: Stretch) -> bool:
    return max(end for _, end in stretch.pieces) <= len(text)


def _bare(surface: str) -> str:
    return _BLANKS.sub("", surface)


@dataclass(slots=True)
class _Reader:
    """The text, the file, and what is said of each id in it."""

    text: str
    standoff: Standoff
    pieced: list[str] = field(default_factory=list)
    unplaced: int = 0
    events_on: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    attributes: dict[str, dict[str, AttributeValue]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for one in self.standoff.happenings.values():
            if one.trigger not in self.standoff.stretches:
                raise _no_such(one.id, one.trigger, one.line)
            self.events_on[one.trigger].append(one.id)
        for fact in self.standoff.facts:
            target = self._target(fact.name, fact.target, fact.line)
            self.attributes[target][fact.name] = fact.value
        for remarked in self.standoff.remarked:
            self._note(remarked)

    def entities(self) -> Iterator[Mention]:
        """The mentions of stretches that trigger nothing."""
        for id, stretch in self.standoff.stretches.items():
            span = self._span(stretch)
            if id not in self.events_on:
                yield self._told(Mention(id, span, stretch.type))

    def events(self) -> Iterator[Mention]:
        """The mentions of events, each with the span of its trigger."""
        for id, one in self.standoff.happenings.items():
            pieces = self.standoff.stretches[one.trigger].pieces
            yield self._told(Mention(id, _hull(pieces), one.type, MentionKind.EVENT))

    def arguments(self) -> Iterator[Link]:
        """The arguments of all events."""
        for id, one in self.standoff.happenings.items():
            keys = [key for key, _ in one.arguments]
            for (key, filler), role in zip(one.arguments, plain(keys), strict=True):
                yield Link(f"{id}.{key}", id, self._mentioned(id, filler, one.line), role)

    def relations(self) -> Iterator[Link]:
        """The relations, and what is the same."""
        for id, one in self.standoff.arcs.items():
            source = self._mentioned(id, one.source, one.line)
            target = self._mentioned(id, one.target, one.line)
            given = dict(self.attributes.get(id, {}))
            yield Link(id, source, target, one.type, LinkKind.RELATION, given)

    def _told(self, bare: Mention) -> Mention:
        """The mention with what is said of it."""
        note = "\n".join(self.notes.get(bare.id, ()))
        return replace(bare, attributes=dict(self.attributes.get(bare.id, {})), note=note)

    def _span(self, stretch: Stretch) -> Span:
        if not _is_within(self.text, stretch):
            end = max(end for _, end in stretch.pieces)
            params: Params = {"id": stretch.id, "end": end, "length": len(self.text)}
            raise UnfitFileError(RefusalCode.OUT_OF_TEXT, stretch.line, **params)
        if not fits(self.text, stretch):
            found = " ".join(self.text[start:end] for start, end in stretch.pieces)
            params = {"id": stretch.id, "expected": stretch.surface[:80], "found": found[:80]}
            raise UnfitFileError(RefusalCode.OTHER_SURFACE, stretch.line, **params)
        hull = _hull(stretch.pieces)
        if _bare(hull.of(self.text)) != _bare("".join(self.text[a:b] for a, b in stretch.pieces)):
            self.pieced.append(stretch.id)
        return hull

    def _target(self, place: str, id: str, line: int) -> str:
        """The mention or the relation that an id means."""
        return id if id in self.standoff.arcs else self._mentioned(place, id, line)

    def _mentioned(self, place: str, id: str, line: int) -> str:
        """The mention that an id means: of a trigger its event, the first of several."""
        if id in self.events_on:
            return self.events_on[id][0]
        if id not in self.standoff.stretches and id not in self.standoff.happenings:
            raise _no_such(place, id, line)
        return id

    def _note(self, one: Remarked) -> None:
        given = attributes_from(one.text) if one.type == ATTRIBUTES else None
        if given is not None:
            self.attributes[self._target(one.type, one.target, one.line)].update(given)
        elif one.target in self.standoff.stretches or one.target in self.standoff.happenings:
            said = one.text if one.type == NOTES else f"{one.type}: {one.text}"
            self.notes[self._mentioned(one.type, one.target, one.line)].append(said)
        else:
            self.unplaced += 1


def attributes_from(text: str) -> Attributes | None:
    """The attributes that a note of ours spells; None where it is somebody else's."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    values = {
        name: tuple(value) if isinstance(value, list) else value for name, value in found.items()
    }
    return values if all(map(_is_value, values.values())) else None


def _is_value(value: object) -> bool:
    if isinstance(value, tuple):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str | int) or (isinstance(value, float) and isfinite(value))


def _hull(pieces: tuple[tuple[int, int], ...]) -> Span:
    return Span(min(start for start, _ in pieces), max(end for _, end in pieces))


def _no_such(place: str, id: str, line: int) -> UnfitFileError:
    return UnfitFileError(RefusalCode.NO_SUCH_MENTION, line, place=place, id=id[:80])
