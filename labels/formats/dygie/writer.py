"""A reading as one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from json import JSONEncoder

from labels.document import Document, Link, LinkKind, Mention
from labels.formats.base import Became, LossCode, Lost, Reading
from labels.formats.base.ids import lost_ids
from labels.formats.base.laying import Laying, laid
from labels.formats.base.lost import lost_facts
from labels.formats.base.place import Placed
from labels.formats.dygie.options import Triggers, Writing
from labels.schema import MentionKind
from labels.text.clitics import Segmenter
from labels.wire import Json

DATASET = "hashiya"
"""What a line says that it is of: DyGIE++ keeps the types of several sets of data apart."""

_KEPT = ("external_id",)
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Spelled:
    """A line before it is encoded, how much stands in it, and what is lost."""

    line: Json
    mentions: int
    links: int
    lost: list[Lost]


def line_of(line: Json) -> bytes:
    """The line, with its end."""
    return f"{_encode(line)}\n".encode()


def spelled(reading: Reading, options: Writing, segmenter: Segmenter | None) -> Spelled:
    """The line of a reading, without sentences where it has no words."""
    document = reading.document
    laying = laid(document, rows=options.rows, within=options.within, segmenter=segmenter)
    places = _of_one_word(laying, laying.settle(_chosen(laying, options.triggers)))
    laying.joined()
    writer = _Writer(laying, places)
    parts = writer.parts(laying.links(places))
    mentions, links = _in_order(writer.mentions), _in_order(writer.links)
    edges = pairwise([0, *laying.rows.breaks])
    line = {
        "doc_key": reading.external_id,
        "dataset": DATASET,
        "sentences": [laying.rows.forms[start:end] for start, end in edges],
        **parts,
    }
    lost = [
        *laying.lost,
        *_lost_attributes(document, places),
        *lost_facts(reading, _KEPT),
        *lost_ids([*mentions, *links], [*_numbered("m", mentions), *_numbered("l", links)]),
    ]
    return Spelled(line, len(mentions), len(links), lost)


def _chosen(laying: Laying, triggers: Triggers) -> Iterator[Placed]:
    """One entity for each stretch of words, and one trigger for each word."""
    laying.cut(laying.placed)
    taken: set[tuple[MentionKind, range]] = set()
    for one in laying.placed:
        kind = one.mention.kind
        words = laying.rows.spans.touching(one.span)
        if kind is MentionKind.EVENT and len(words) > 1:
            if triggers is Triggers.REFUSE:
                laying.drop(one.mention, LossCode.LONG_TRIGGER)
                continue
            words = words[:1]
        if (kind, words) in taken:
            laying.drop(one.mention, LossCode.TWIN)
            continue
        taken.add((kind, words))
        yield one


def _of_one_word(laying: Laying, places: dict[str, range]) -> dict[str, range]:
    """The same places, of a trigger its first word alone."""
    for id, words in places.items():
        mention = laying.document.mentions[id]
        if mention.kind is MentionKind.EVENT and len(words) > 1:
            laying.tell(mention, LossCode.LONG_TRIGGER, Became.CHANGED)
            places[id] = words[:1]
    return places


def _lost_attributes(document: Document, places: Mapping[str, range]) -> Iterator[Lost]:
    for id in places:
        mention = document.mentions[id]
        if mention.attributes:
            surface = document.surface(mention)
            yield Lost(LossCode.ATTRIBUTES, Became.DROPPED, id, surface)


def _in_order(ids: Mapping[MentionKind, list[str]]) -> list[str]:
    """The ids in the order in which they will be numbered: what is of entities before events."""
    return [id for kind in MentionKind for id in ids[kind]]


def _numbered(letter: str, ids: list[str]) -> list[str]:
    return [f"{letter}{place}" for place in range(1, len(ids) + 1)]


@dataclass(slots=True)
class _Writer:
    """The sentences of an article one after the other.

    `mentions` are the ids of what is written, by kind, and `links` those of links by their source.
    """

    laying: Laying
    places: Mapping[str, range]
    mentions: dict[MentionKind, list[str]] = field(default_factory=lambda: defaultdict(list))
    links: dict[MentionKind, list[str]] = field(default_factory=lambda: defaultdict(list))

    def parts(self, links: Iterable[Link]) -> Json:
        """Entities, relations and events, a list for each sentence."""
        from_: dict[str, list[Link]] = defaultdict(list)
        for link in self._apart(links):
            from_[link.source].append(link)
        sentences = self.laying.by_sentence(self.places)
        made = [self._sentence(mentions, from_) for mentions in sentences]
        return {key: [one[key] for one in made] for key in ("ner", "relations", "events")}

    def _apart(self, links: Iterable[Link]) -> Iterator[Link]:
        """The links but those that join what another of their kind joins."""
        taken: set[tuple[str, str]] = set()
        for link in links:
            if link.ends not in taken:
                taken.add(link.ends)
                yield link
                continue
            relation = link.kind is LinkKind.RELATION
            code = LossCode.RELATION if relation else LossCode.ARGUMENT
            self.laying.lost.append(Lost(code, Became.DROPPED, link.id, link.type))

    def _sentence(self, mentions: list[Mention], from_: Mapping[str, list[Link]]) -> Json:
        entities = [one for one in mentions if one.kind is MentionKind.ENTITY]
        events = [one for one in mentions if one.kind is MentionKind.EVENT]
        for one in mentions:
            self.mentions[one.kind].append(one.id)
            self.links[one.kind] += [link.id for link in from_[one.id]]
        return {
            "ner": [[*self._words(one.id), one.type] for one in entities],
            "relations": [
                [*self._words(link.source), *self._words(link.target), link.type]
                for one in entities
                for link in from_[one.id]
            ],
            "events": [
                [
                    [self.places[one.id].start, one.type],
                    *([*self._words(link.target), link.type] for link in from_[one.id]),
                ]
                for one in events
            ],
        }

    def _words(self, id: str) -> tuple[int, int]:
        """The first word and the last."""
        return self.places[id].start, self.places[id].stop - 1
