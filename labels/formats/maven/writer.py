"""A reading as one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from json import JSONEncoder

from labels.document import Document, Link, LinkKind, Mention
from labels.formats.base import Became, LossCode, Lost, Reading
from labels.formats.base.facts import facts_data
from labels.formats.base.ids import lost_ids
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.wire import Json

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Spelled:
    """A line before it is encoded, how many links stand in it, and what is lost."""

    line: Json
    links: int
    lost: list[Lost]


def line_of(line: Json) -> bytes:
    """The line, with its end."""
    return f"{_encode(line)}\n".encode()


def spelled(reading: Reading) -> Spelled:
    """The line of a reading: facts that MAVEN-Arg has no name for stand there under ours."""
    document = reading.document
    facts = facts_data(reading)
    writer = _Writer(document, by_span(document.events()))
    line = {
        "id": facts.pop("external_id", ""),
        "title": facts.pop("title", ""),
        **facts,
        "document": document.text,
        "events": [writer.event(one) for one in document.events()],
        "entities": [_entity(document, one) for one in document.entities()],
    }
    numbers = (f"l{place}" for place in range(1, len(writer.written) + 1))
    lost = [*_lost_of_document(document), *writer.lost, *lost_ids(writer.written, numbers)]
    return Spelled(line, len(writer.written), lost)


def by_span(events: list[Mention]) -> dict[tuple[int, int], list[Mention]]:
    """The triggers on each stretch, in their order."""
    found: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for one in events:
        found[one.span.start, one.span.end].append(one)
    return found


def _entity(document: Document, mention: Mention) -> Json:
    place = {"mention": document.surface(mention), "offset": [mention.span.start, mention.span.end]}
    return {"id": mention.id, "type": mention.type, "mention": [{"id": mention.id, **place}]}


@dataclass(slots=True)
class _Writer:
    """Events as they are written, the ids of the links in them, and what is lost so."""

    document: Document
    triggers: dict[tuple[int, int], list[Mention]]
    written: list[str] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    from_: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for link in self.document.links.values():
            source = self.document.mentions[link.source]
            if link.kind is LinkKind.RELATION:
                self._lose(LossCode.RELATION, link)
            elif source.kind is MentionKind.ENTITY:
                self._lose(LossCode.ARGUMENT, link)
            else:
                self.from_[link.source].append(link)

    def event(self, mention: Mention) -> Json:
        """One event with its arguments by their roles."""
        roles: dict[str, list[Json]] = defaultdict(list)
        kept: dict[str, list[str]] = defaultdict(list)
        for link in self.from_[mention.id]:
            filler = self._filler(link, mention)
            if filler is None:
                self._lose(LossCode.EVENT_AS_ARGUMENT, link)
                continue
            roles[link.type].append(filler)
            kept[link.type].append(link.id)
            if link.attributes:
                self._lose(LossCode.ATTRIBUTES, link)
        self.written += (id for ids in kept.values() for id in ids)
        word = self.document.surface(mention)
        place = {"trigger_word": word, "offset": [mention.span.start, mention.span.end]}
        return {
            "id": mention.id,
            "type": mention.type,
            "mention": [{"id": mention.id, **place}],
            "argument": dict(roles),
        }

    def _filler(self, link: Link, event: Mention) -> Json | None:
        """What fills a role; None for a trigger that its offsets do not tell from another."""
        target = self.document.mentions[link.target]
        if target.kind is MentionKind.ENTITY:
            return {"entity_id": target.id}
        span = target.span.start, target.span.end
        if next((one for one in self.triggers[span] if one.id != event.id), None) != target:
            return None
        return {"content": self.document.surface(target), "offset": list(span)}

    def _lose(self, code: LossCode, link: Link) -> None:
        self.lost.append(Lost(code, Became.DROPPED, link.id, link.type))


def _lost_of_document(document: Document) -> Iterator[Lost]:
    text = document.text
    if (sentences.split(text), tokens.tokenize(text)) != (document.sentences, document.tokens):
        yield Lost(LossCode.DIVISION, Became.CHANGED, "", "")
    for name in document.attributes:
        yield Lost(LossCode.ARTICLE_ATTRIBUTES, Became.DROPPED, "", name)
    for mention in document.in_reading_order():
        surface = document.surface(mention)
        if mention.attributes:
            names = ", ".join(mention.attributes)
            yield Lost(LossCode.ATTRIBUTES, Became.DROPPED, mention.id, names)
        if mention.note:
            yield Lost(LossCode.NOTE, Became.DROPPED, mention.id, surface)
