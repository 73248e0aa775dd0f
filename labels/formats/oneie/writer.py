"""A reading as lines, one for each sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from json import JSONEncoder

from labels.document import Document, Link, LinkKind, Mention
from labels.formats.base import Became, LossCode, Lost, Reading
from labels.formats.base.columns import columns
from labels.formats.base.ids import Ids, lost_ids
from labels.formats.base.laying import Laying, laid
from labels.formats.base.lost import lost_facts
from labels.formats.base.place import Placed, Unplaced
from labels.formats.oneie.names import (
    ENDS,
    LEVEL,
    UNKNOWN,
    comes_back,
    entity_parts,
    event_type,
)
from labels.formats.oneie.options import Overlapping, Types, Writing
from labels.schema import MentionKind
from labels.text.clitics import Segmenter
from labels.wire import Json
from labels.wire.data import given

_KEPT = "external_id", "annotator"
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Spelled:
    """Lines before they are encoded, the rows of what is written, and what is lost."""

    lines: list[Json]
    places: Mapping[str, range]
    links: int
    lost: list[Lost]


def lines_of(lines: Iterable[Json]) -> bytes:
    """The lines, with their ends."""
    return "".join(f"{_encode(line)}\n" for line in lines).encode()


def spelled(reading: Reading, options: Writing, segmenter: Segmenter | None) -> Spelled:
    """The lines of a reading; none where it has no words."""
    laying = laid(reading.document, rows=options.rows, within=options.within, segmenter=segmenter)
    places = laying.settle(_chosen(laying, options.overlapping))
    links = list(laying.links(places))
    writer = _Writer(reading, laying, places, options.types)
    lines = writer.lines(links)
    lost = [
        *laying.lost,
        *lost_facts(reading, _KEPT),
        *_lost_of_types(reading.document, places, links, types=options.types),
        *lost_ids(writer.written, writer.read_back()),
    ]
    return Spelled(lines, places, len(links), lost)


def _chosen(laying: Laying, overlapping: Overlapping) -> list[Placed]:
    """The mentions that are written, of each kind in a column of its own unless all are."""
    if overlapping is Overlapping.ALL:
        return laying.placed
    kept: list[Placed] = []
    left: list[Unplaced] = []
    for kind in MentionKind:
        placed = laying.of_kind(kind)
        if overlapping is Overlapping.INNER:
            placed.sort(key=lambda one: (len(one.span), one.span.start))
        kept += columns(placed, 1, left)[0]
    for one in left:
        laying.drop(one.mention, one.code)
    return kept


def _lost_of_types(
    document: Document, places: Mapping[str, range], links: Iterable[Link], *, types: Types
) -> Iterable[Lost]:
    for id in places:
        mention = document.mentions[id]
        surface = document.surface(mention)
        if not comes_back(mention.kind, mention.type, types):
            yield Lost(LossCode.TYPE_NAME, Became.CHANGED, id, surface)
        if set(mention.attributes) - _levels(mention).keys():
            yield Lost(LossCode.ATTRIBUTES, Became.DROPPED, id, surface)
    for link in links:
        if link.kind is LinkKind.RELATION and not comes_back(MentionKind.ENTITY, link.type, types):
            yield Lost(LossCode.TYPE_NAME, Became.CHANGED, link.id, link.type)


def _levels(mention: Mention) -> dict[str, str]:
    """The level of an entity, where it has one that can be written."""
    level = mention.attributes.get(LEVEL)
    written = isinstance(level, str) and level not in {"", UNKNOWN}
    return {LEVEL: str(level)} if written and mention.kind is MentionKind.ENTITY else {}


@dataclass(slots=True)
class _Writer:
    """The sentences of an article one after the other, and the ids of links in their order."""

    reading: Reading
    laying: Laying
    places: Mapping[str, range]
    types: Types
    written: list[str] = field(default_factory=list)
    from_: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))

    def lines(self, links: Iterable[Link]) -> list[Json]:
        """A line for each sentence, its mentions in reading order, relations before arguments."""
        document, rows = self.reading.document, self.laying.rows
        mentions = self.laying.by_sentence(self.places)
        for link in links:
            self.from_[link.source].append(link)
        edges = pairwise([0, *rows.breaks])
        texts = [rows.covered(range(start, end)).of(document.text) for start, end in edges]
        self.laying.joined(texts)
        starts = [0, *rows.breaks]
        return [
            {
                **self._head(place),
                "tokens": rows.forms[starts[place] : starts[place + 1]],
                "sentence": text,
                **self._marked(mentions[place], starts[place]),
            }
            for place, text in enumerate(texts)
        ]

    def read_back(self) -> list[str]:
        """The ids that the links will have: those of relations stay, arguments are numbered."""
        ids = Ids(set(self.places))
        links = self.reading.document.links
        return [
            ids.of(id if links[id].kind is LinkKind.RELATION else None, "l") for id in self.written
        ]

    def _head(self, place: int) -> Json:
        article = self.reading.external_id
        head = {"doc_id": article, "sent_id": f"{article}-{place + 1}"}
        return {**head, **given(annotator=self.reading.annotator)}

    def _marked(self, mentions: Iterable[Mention], start: int) -> Json:
        entities: list[Mention] = []
        events: list[Mention] = []
        for one in mentions:
            (entities if one.kind is MentionKind.ENTITY else events).append(one)
        relations = [link for one in entities for link in self.from_[one.id]]
        self.written += [link.id for link in relations]
        self.written += [link.id for one in events for link in self.from_[one.id]]
        return {
            "entity_mentions": [self._entity(one, start) for one in entities],
            "relation_mentions": [self._relation(one) for one in relations],
            "event_mentions": [self._event(one, start) for one in events],
        }

    def _words(self, id: str) -> str:
        place = self.places[id]
        return " ".join(self.laying.rows.forms[place.start : place.stop])

    def _rows(self, id: str, start: int) -> Json:
        place = self.places[id]
        return {"text": self._words(id), "start": place.start - start, "end": place.stop - start}

    def _entity(self, mention: Mention, start: int) -> Json:
        name, subtype = entity_parts(mention.type, self.types)
        return {
            "id": mention.id,
            "entity_type": name,
            **given(entity_subtype=subtype),
            "mention_type": _levels(mention).get(LEVEL, UNKNOWN),
            **self._rows(mention.id, start),
        }

    def _relation(self, link: Link) -> Json:
        name, subtype = entity_parts(link.type, self.types)
        ends = zip(ENDS, link.ends, strict=True)
        return {
            "id": link.id,
            "relation_type": name,
            **given(relation_subtype=subtype and f"{name}:{subtype}"),
            "arguments": [self._filler(id, role) for role, id in ends],
        }

    def _event(self, mention: Mention, start: int) -> Json:
        return {
            "id": mention.id,
            "event_type": event_type(mention.type, self.types),
            "trigger": self._rows(mention.id, start),
            "arguments": [self._filler(link.target, link.type) for link in self.from_[mention.id]],
        }

    def _filler(self, id: str, role: str) -> Json:
        return {"entity_id": id, "text": self._words(id), "role": role}
