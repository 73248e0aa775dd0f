"""A line, decoded, as a reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from labels.document import Link, Mention
from labels.formats.base import Reading, RefusalCode, Remark, RemarkCode
from labels.formats.base.articles import Taken
from labels.formats.base.facts import FACTS, split_document, text_from
from labels.formats.base.ids import Ids
from labels.formats.base.json_lines import UnfitError
from labels.schema import MentionKind
from labels.text.sentences import SPLITTER
from labels.text.span import Span
from labels.wire import Json, WireError
from labels.wire.data import array, number, record, short_text, string
from labels.wire.documents import LONGEST_TYPE

FILLER = "Argument"
"""The type of what fills a role and is marked nowhere else."""

_LONGEST_CLUSTER_ID = 1000
_OURS = frozenset(FACTS) - {"title"}


def taken(found: Json, *, line: int) -> Taken:
    """The reading that a line spells; raises UnfitError and WireError."""
    cleaned = text_from(string(found.get("document"), "document"), marked=True)
    marked = _Marked(cleaned.text)
    events = list(_listed(found, "events"))
    marked.entities(_listed(found, "entities"))
    sources = [marked.event(event, place) for event, place in events]
    for source, (event, place) in zip(sources, events, strict=True):
        marked.arguments(source, record(event.get("argument") or {}, f"{place}.argument", None))
    facts: dict[str, Any] = {key: string(found[key], key) for key in _OURS & found.keys()}
    reading = Reading(
        external_id=short_text(found, "id", "line", longest=_LONGEST_CLUSTER_ID),
        document=split_document(
            cleaned.text, mentions=marked.mentions.values(), links=marked.links
        ),
        title=string(found.get("title") or "", "title"),
        metadata=record(found.get("metadata") or {}, "metadata", None),
        line=line,
        splitter=SPLITTER,
        was_read=not {"events", "entities"}.isdisjoint(found),
        **facts,
    )
    return Taken(reading, cleaned.replaced, remarks=tuple(marked.remarks(line)))


def _listed(found: Json, key: str) -> Iterator[tuple[Json, str]]:
    """The objects of a list with their places; one that is absent, as in a test part, has none."""
    given = found.get(key)
    for index, one in enumerate(array([] if given is None else given, key)):
        yield record(one, f"{key}.{index}", None), f"{key}.{index}"


@dataclass(slots=True)
class _Marked:
    """What was found in an article so far.

    `first` are the ids of the mentions by which the file's entities stand in roles; `spans` the
    mentions on each stretch, triggers before entities.
    """

    text: str
    ids: Ids = field(default_factory=Ids)
    mentions: dict[str, Mention] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    spans: dict[Span, list[str]] = field(default_factory=dict)
    further: int = 0
    made: int = 0

    def entities(self, given: Iterator[tuple[Json, str]]) -> None:
        """Take all entities; the first mention of each is the one that fills roles."""
        for entity, place in given:
            id = short_text(entity, "id", place, longest=_LONGEST_CLUSTER_ID)
            mentions = self._cluster(entity, place, word="mention", kind=MentionKind.ENTITY)
            self.first.setdefault(id, mentions[0])

    def event(self, event: Json, place: str) -> str:
        """Take the triggers of an event; the id of the first, from which its roles go."""
        return self._cluster(event, place, word="trigger_word", kind=MentionKind.EVENT)[0]

    def arguments(self, source: str, roles: Json) -> None:
        """Take what fills the roles of an event."""
        for role, fillers in roles.items():
            if not 0 < len(role) <= LONGEST_TYPE:
                raise WireError("not-a-name", "argument", role[:LONGEST_TYPE])
            for index, filler in enumerate(array(fillers, f"argument.{role}")):
                place = f"argument.{role}.{index}"
                target = self._filler(record(filler, place, None), place, source=source)
                self.links.append(Link(self.ids.next("l"), source, target, role))

    def remarks(self, line: int) -> Iterator[Remark]:
        """What was made of what is ours to make."""
        if self.further:
            yield Remark(RemarkCode.CLUSTERS, line, {"count": self.further})
        if self.made:
            yield Remark(RemarkCode.FILLERS_MADE, line, {"count": self.made, "type": FILLER})

    def _cluster(self, found: Json, place: str, *, word: str, kind: MentionKind) -> list[str]:
        name = short_text(found, "type", place, longest=LONGEST_TYPE)
        given = array(found.get("mention"), f"{place}.mention")
        if not given:
            raise WireError("missing", f"{place}.mention")
        ids = []
        for index, one in enumerate(given):
            here = f"{place}.mention.{index}"
            part = record(one, here, None)
            span = self._span(part, here, part.get(word))
            ids.append(self._add(part.get("id"), span, name, kind=kind))
        self.further += len(ids) - 1
        return ids

    def _filler(self, found: Json, place: str, *, source: str) -> str:
        if "entity_id" in found:
            id = string(found["entity_id"], f"{place}.entity_id")
            if id not in self.first:
                raise UnfitError(RefusalCode.NO_SUCH_MENTION, id=id[:LONGEST_TYPE], place=place)
            return self.first[id]
        span = self._span(found, place, found.get("content"))
        there = [id for id in self.spans.get(span, ()) if id != source]
        # Triggers first: entities are named by their ids.
        target = max(there, key=lambda id: self.mentions[id].kind, default=None)
        if target is None:
            self.made += 1
            return self._add(None, span, FILLER, kind=MentionKind.ENTITY)
        return target

    def _add(self, wanted: object, span: Span, name: str, *, kind: MentionKind) -> str:
        mention = Mention(self.ids.of(wanted, "m"), span, name, kind)
        self.mentions[mention.id] = mention
        self.spans.setdefault(span, []).append(mention.id)
        return mention.id

    def _span(self, found: Json, place: str, surface: object) -> Span:
        """The offsets of a part, which must lie in the text and have its words."""
        pair = array(found.get("offset"), f"{place}.offset")
        numbers = [number(one, f"{place}.offset") for one in pair]
        if len(numbers) != len(("start", "end")) or not 0 <= numbers[0] < numbers[1]:
            raise WireError("not-a-span", f"{place}.offset", numbers)
        span = Span(*numbers)
        if span.end > len(self.text):
            raise UnfitError(RefusalCode.OUT_OF_TEXT, id=place, end=span.end, length=len(self.text))
        if isinstance(surface, str) and surface.split() != span.of(self.text).split():
            shown = {"expected": surface[:LONGEST_TYPE], "found": span.of(self.text)[:LONGEST_TYPE]}
            raise UnfitError(RefusalCode.OTHER_SURFACE, id=place, **shown)
        return span
