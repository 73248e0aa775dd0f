"""From a document to what its `.ann` file says, and what is lost on the way."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from labels.document import Attributes, AttributeValue, Document, Link, LinkKind, Mention
from labels.formats.base import Became, LossCode, Lost
from labels.formats.brat.document import ATTRIBUTES, NOTES
from labels.formats.brat.options import Names, Writing
from labels.formats.brat.roles import numbered, plain
from labels.formats.brat.standoff import Arc, Fact, Happening, Piece, Remarked, Standoff, Stretch
from labels.schema import MentionKind
from labels.schema.brat import stored, writable
from labels.text import sentences, tokens
from labels.text.span import Span

EQUIV = "Equiv"
"""The relation that has a line of its own kind, without an id."""

_LINE = re.compile(r"[^\n]+")
_VALUE = re.compile(r"\S(?:[^\n\r]*\S)?")
_UNKEPT = re.compile(r"[\r\x00]")
_STARRED = re.compile(r"\*[1-9][0-9]{0,8}")
_NUMBERED = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(slots=True)
class Plan:
    """What the file will say, and what of the document is lost; of how many links it tells."""

    standoff: Standoff = field(default_factory=Standoff)
    mentions: int = 0
    links: int = 0
    lost: list[Lost] = field(default_factory=list)


def plan(document: Document, options: Writing) -> Plan:
    """What the file of a document says."""
    writer = _Writer(document, stored if options.names is Names.BRAT else writable)
    writer.write_mentions()
    writer.write_arguments()
    writer.write_relations()
    writer.tell_of_the_whole()
    return writer.plan


class _Writer:
    """A document on its way into a file; `named` spells a name so that a line can hold it."""

    def __init__(self, document: Document, named: Callable[[str], str]) -> None:
        self.plan = Plan()
        self._document = document
        self._named = named
        # One that has no place on any line has none in the file; then neither have its links.
        self._pieces = {
            one.id: pieces
            for one in document.in_reading_order()
            if (pieces := _pieces(document.text, one.span))
        }
        kept = [document.mentions[id] for id in self._pieces]
        self._entities = [one for one in kept if one.kind is MentionKind.ENTITY]
        self._events = [one for one in kept if one.kind is MentionKind.EVENT]
        self._ids = {
            **_ids("T", (one.id for one in self._entities)),
            **_ids("E", (one.id for one in self._events)),
        }

    def write_mentions(self) -> None:
        """The stretches of entities, then of triggers, each trigger once; and what is on them."""
        for id, mention in self._document.mentions.items():
            if id not in self._pieces:
                self._lose(LossCode.WITHOUT_WORD, Became.DROPPED, mention)
        for one in self._entities:
            self._write_stretch(self._ids[one.id], one)
        triggers: dict[tuple[Span, str], str] = {}
        taken = set(self.plan.standoff.stretches)
        free = (id for number in range(1, 10**9) if (id := f"T{number}") not in taken)
        for one in self._events:
            key = one.span, self._named(one.type)
            if key not in triggers:
                triggers[key] = next(free)
                self._write_stretch(triggers[key], one)
            happening = Happening(self._ids[one.id], key[1], triggers[key])
            self.plan.standoff.happenings[happening.id] = happening
        for one in (*self._entities, *self._events):
            self._write_about(one)
        self.plan.mentions = len(self._pieces)

    def write_arguments(self) -> None:
        """The arguments on the lines of their events, their roles numbered."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self._document.links.values():
            if link.kind is LinkKind.RELATION:
                continue
            source = self._document.mentions[link.source]
            if source.kind is MentionKind.EVENT and self._is_there(link):
                found[link.source].append(link)
            else:
                self._lose_link(LossCode.ARGUMENT, Became.DROPPED, link)
        for id, links in found.items():
            keys = numbered(self._named(link.type) for link in links)
            arguments = [
                (key, self._ids[link.target]) for key, link in zip(keys, links, strict=True)
            ]
            one = self.plan.standoff.happenings[self._ids[id]]
            told = Happening(one.id, one.type, one.trigger, tuple(arguments))
            self.plan.standoff.happenings[one.id] = told
            for link, key, role in zip(links, keys, plain(keys), strict=True):
                self._tell_of_argument(link, f"{one.id}.{key}", role)

    def write_relations(self) -> None:
        """The relations; those that only say that two are the same in their own way."""
        relations = [one for one in self._document.links.values() if one.kind is LinkKind.RELATION]
        there = [one for one in relations if self._is_there(one)]
        for link in relations:
            if not self._is_there(link):
                self._lose_link(LossCode.RELATION, Became.DROPPED, link)
        equal = [one for one in there if _is_equal(one)]
        others = [one for one in there if one not in equal]
        ids = _ids("R", (one.id for one in others))
        ids |= {one.id: f"*{number}" for number, one in enumerate(sorted(equal, key=_place), 1)}
        for link in (*others, *sorted(equal, key=_place)):
            self._write_arc(ids[link.id], link)
        self._ids |= ids
        self.plan.links += len(there)

    def tell_of_the_whole(self) -> None:
        """What is lost of the document itself."""
        document = self._document
        splits = sentences.split(document.text) == document.sentences
        if not (splits and tokens.tokenize(document.text) == document.tokens):
            self.plan.lost.append(Lost(LossCode.DIVISION, Became.CHANGED, "", ""))
        if any(before != after for before, after in self._ids.items()):
            self.plan.lost.append(Lost(LossCode.IDS, Became.CHANGED, "", ""))
        for name in document.attributes:
            self.plan.lost.append(Lost(LossCode.ARTICLE_ATTRIBUTES, Became.DROPPED, "", name))

    def _write_stretch(self, id: str, mention: Mention) -> None:
        pieces = self._pieces[mention.id]
        text = self._document.text
        surface = " ".join(text[start:end] for start, end in pieces)
        type_ = self._named(mention.type)
        self.plan.standoff.stretches[id] = Stretch(id, type_, pieces, surface)

    def _write_about(self, mention: Mention) -> None:
        """A mention's attributes and note, and what is lost of it."""
        if self._named(mention.type) != mention.type:
            self._lose(LossCode.TYPE_NAME, Became.CHANGED, mention)
        pieces = self._pieces[mention.id]
        if (pieces[0][0], pieces[-1][1]) != (mention.span.start, mention.span.end):
            self._lose(LossCode.EDGES, Became.CHANGED, mention)
        id_ = self._ids[mention.id]
        self._write_attributes(id_, mention.attributes)
        note = _UNKEPT.sub(" ", mention.note)
        if note != mention.note:
            self._lose(LossCode.NOTE, Became.CHANGED, mention)
        lines = note.split("\n") if note else []
        self.plan.standoff.remarked += [Remarked(id_, NOTES, line) for line in lines]

    def _write_attributes(self, id: str, attributes: Attributes) -> None:
        """A line for each attribute that can have one, the rest as one note of ours."""
        rest: dict[str, AttributeValue] = {}
        for name, value in attributes.items():
            if self._named(name) == name and _has_line(value):
                self.plan.standoff.facts.append(Fact(id, name, _line_value(value)))
            else:
                rest[name] = value
        if rest:
            spelled = json.dumps(rest, ensure_ascii=False)
            self.plan.standoff.remarked.append(Remarked(id, ATTRIBUTES, spelled))

    def _write_arc(self, id: str, link: Link) -> None:
        type_ = self._named(link.type)
        if type_ != link.type:
            self._lose_link(LossCode.TYPE_NAME, Became.CHANGED, link)
        arc = Arc(id, type_, self._ids[link.source], self._ids[link.target])
        self.plan.standoff.arcs[id] = arc
        self._write_attributes(id, link.attributes)

    def _tell_of_argument(self, link: Link, id: str, role: str) -> None:
        self._ids[link.id] = id
        self.plan.links += 1
        if role != link.type:
            self._lose_link(LossCode.TYPE_NAME, Became.CHANGED, link)
        if link.attributes:
            self._lose_link(LossCode.ATTRIBUTES, Became.DROPPED, link)

    def _is_there(self, link: Link) -> bool:
        return link.source in self._pieces and link.target in self._pieces

    def _lose(self, code: LossCode, became: Became, mention: Mention) -> None:
        surface = self._document.surface(mention)
        self.plan.lost.append(Lost(code, became, mention.id, surface))

    def _lose_link(self, code: LossCode, became: Became, link: Link) -> None:
        self.plan.lost.append(Lost(code, became, link.id, link.type))


def _pieces(text: str, span: Span) -> tuple[Piece, ...]:
    """The parts of a span on each line of the text: brat has no mention across the end of one."""
    return tuple(found.span() for found in _LINE.finditer(text, span.start, span.end))


def _is_equal(link: Link) -> bool:
    """Whether it says no more than that two are the same, by its type or by the id it came with."""
    return not link.attributes and (link.type == EQUIV or bool(_STARRED.fullmatch(link.id)))


def _place(link: Link) -> int:
    """Where among those that are the same it stood, if it came from such a file."""
    return int(link.id[1:]) if _STARRED.fullmatch(link.id) else 10**9


def _has_line(value: AttributeValue) -> bool:
    return value is True or (isinstance(value, str) and bool(_VALUE.fullmatch(value)))


def _line_value(value: AttributeValue) -> str | bool:
    return value if isinstance(value, str) else True


def _ids(letter: str, ids: Iterable[str]) -> dict[str, str]:
    """The ids in the file by the document's: its own where they are brat's, else the next free."""
    wanted = [*ids]
    kept = {one for one in wanted if one[:1] == letter and _NUMBERED.fullmatch(one[1:])}
    free: Iterator[str] = (
        id for number in range(1, 10**9) if (id := f"{letter}{number}") not in kept
    )
    return {one: one if one in kept else next(free) for one in wanted}
