"""A line, decoded, as a reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from labels.document import Link, LinkKind, Mention
from labels.formats.base import Reading, Remark, RemarkCode
from labels.formats.base.articles import Taken
from labels.formats.base.facts import text_from
from labels.formats.base.ids import Ids
from labels.formats.base.joined import Joined
from labels.formats.base.words import row, word_list, word_range
from labels.schema import MentionKind
from labels.text.span import Span
from labels.wire import Json, WireError
from labels.wire.data import array, number, short_text
from labels.wire.documents import LONGEST_TYPE

_LONGEST_ID = 1000
_MARKED = ("ner", "relations", "events")


def taken(found: Json, *, line: int) -> Taken:
    """The reading that a line spells; raises UnfitError and WireError."""
    joined = Joined()
    for index, words in enumerate(array(found.get("sentences"), "sentences")):
        joined.add(word_list(words, f"sentences.{index}"))
    marked = _Marked(joined, line)
    for entity, place in _listed(found, "ner"):
        marked.entity(entity, place)
    events = list(_listed(found, "events"))
    triggers = [marked.trigger(event, place) for event, place in events]
    for relation, place in _listed(found, "relations"):
        marked.relation(relation, place)
    for (event, place), trigger in zip(events, triggers, strict=True):
        marked.arguments(event, place, trigger)
    bare = joined.document()
    cleaned = text_from(bare.text, marked=True)
    document = replace(
        bare,
        text=cleaned.text,
        mentions={one.id: one for one in marked.mentions},
        links={one.id: one for one in marked.links},
    )
    id = short_text(found, "doc_key", "line", longest=_LONGEST_ID)
    was_read = not found.keys().isdisjoint(_MARKED)
    reading = Reading(id, document, line=line, was_read=was_read)
    return Taken(reading, cleaned.replaced, remarks=tuple(marked.remarks))


def _listed(found: Json, key: str) -> Iterator[tuple[list[object], str]]:
    """The entries of a list for each sentence, with their places; one that is absent has none."""
    given = found.get(key)
    for sentence, entries in enumerate(array([] if given is None else given, key)):
        for index, entry in enumerate(array(entries, f"{key}.{sentence}")):
            place = f"{key}.{sentence}.{index}"
            yield array(entry, place), place


@dataclass(slots=True)
class _Marked:
    """What was found in an article so far; `at` is the first entity on each stretch of words."""

    joined: Joined
    line: int
    ids: Ids = field(default_factory=Ids)
    at: dict[range, str] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def entity(self, given: list[object], place: str) -> None:
        """Take an entity: first word, last word, type."""
        start, end, name = row(given, place, width=3)
        words = self._words(start, end, place)
        self.at.setdefault(words, self._add(words, _name(name, place), kind=MentionKind.ENTITY))

    def trigger(self, event: list[object], place: str) -> str:
        """Take the trigger of an event, a word and a type; its id."""
        if not event:
            raise WireError("missing", place)
        word, name = row(event[0], f"{place}.0", width=2)
        words = self._words(word, word, f"{place}.0")
        return self._add(words, _name(name, place), kind=MentionKind.EVENT)

    def relation(self, given: list[object], place: str) -> None:
        """Take a relation: first and last word of its ends, and its type."""
        *words, name = row(given, place, width=5)
        ends = self._words(words[0], words[1], place), self._words(words[2], words[3], place)
        self._link(ends, _name(name, place), kind=LinkKind.RELATION)

    def arguments(self, event: list[object], place: str, trigger: str) -> None:
        """Take the arguments of an event: first word, last word, role."""
        for index, given in enumerate(event[1:], 1):
            here = f"{place}.{index}"
            start, end, name = row(given, here, width=3)
            self._link((trigger, self._words(start, end, here)), _name(name, here))

    def _link(
        self,
        ends: tuple[str | range, range],
        name: str,
        *,
        kind: LinkKind = LinkKind.ARGUMENT,
    ) -> None:
        source, target = (end if isinstance(end, str) else self.at.get(end) for end in ends)
        if source is None or target is None:
            self.remarks.append(Remark(RemarkCode.ROLE_WITHOUT_MENTION, self.line, {"role": name}))
            return
        self.links.append(Link(self.ids.next("l"), source, target, name, kind))

    def _add(self, words: range, name: str, *, kind: MentionKind) -> str:
        span: Span = self.joined.span(words.start, words.stop)
        self.mentions.append(Mention(self.ids.next("m"), span, name, kind))
        return self.mentions[-1].id

    def _words(self, first: object, last: object, place: str) -> range:
        edges = first, number(last, place) + 1
        return word_range(edges, place, length=self.joined.count)


def _name(given: object, place: str) -> str:
    return short_text({"type": given}, "type", place, longest=LONGEST_TYPE)
