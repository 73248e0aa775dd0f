"""Lines back to readings: the lines of an article stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from labels.document import Link, LinkKind, Mention
from labels.formats.base import Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode
from labels.formats.base.articles import Taken, object_in
from labels.formats.base.facts import text_from, unfit
from labels.formats.base.ids import Ids
from labels.formats.base.joined import Joined
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.lines import numbered
from labels.formats.oneie.names import LEVEL, entity_name, event_name
from labels.formats.oneie.options import ReadingOptions, Types
from labels.formats.oneie.sentence import Filled, Sentence, sentence_from
from labels.schema import MentionKind
from labels.wire import WireError


def read(lines: Iterable[bytes], options: ReadingOptions) -> Iterator[Outcome]:
    """The articles; one with a line that cannot be taken is refused with its line.

    Such a line may be the last of one article or the first of the next: both are refused then.
    """
    article = Article(options, line=1)
    seen: set[tuple[str, str]] = set()
    doubt: Refusal | None = None
    for number, line in numbered(lines):
        if line is not None and line.isspace():
            continue
        try:
            sentence = sentence_from(object_in(line))
        except (UnfitError, WireError) as error:
            fault = unfit(error)
            doubt = Refusal(fault.code, number, fault.params)
            article.fault = article.fault or doubt
            continue
        if not article.takes(sentence):
            yield from article.end(seen)
            article = Article(options, line=number, fault=doubt)
        doubt = None
        article.add(sentence, number)
    yield from article.end(seen)


@dataclass(slots=True)
class Article:
    """The sentences of an article so far.

    `fault` is the first reason not to take it; nothing of it can be taken then.
    """

    options: ReadingOptions
    line: int
    fault: Refusal | None = None
    sentences: list[Sentence] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def takes(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with the article; one that came before begins another."""
        if not self.sentences:
            return True
        first = self.sentences[0]
        same = (sentence.article, sentence.annotator) == (first.article, first.annotator)
        return same and sentence.id not in self.ids

    def add(self, sentence: Sentence, line: int) -> None:
        """One more sentence."""
        if not self.sentences:
            self.line = line
        self.sentences.append(sentence)
        if sentence.id:
            self.ids.add(sentence.id)

    def end(self, seen: set[tuple[str, str]]) -> Iterator[Outcome]:
        """The article, or the refusal that it is met with; nothing where there was nothing."""
        if self.fault is not None:
            yield self.fault
            return
        if not self.sentences:
            return
        try:
            taken = self.taken()
        except UnfitError as error:
            yield Refusal(error.code, self.line, error.params)
            return
        key = taken.reading.external_id, taken.reading.annotator
        if key in seen:
            yield Refusal(RefusalCode.ID_TWICE, self.line, {"id": key[0]})
            return
        seen.add(key)
        if taken.replaced:
            count = {"count": taken.replaced}
            yield Remark(RemarkCode.CONTROLS_REPLACED, self.line, count)
        yield taken.reading

    def taken(self) -> Taken:
        """The reading that the sentences make; raises UnfitError."""
        joined = Joined()
        marked = _Marked(self.options.types)
        given: list[Given] = []
        for sentence in self.sentences:
            start = joined.count
            joined.add(sentence.words, _shown(sentence.text))
            given.append(marked.mark(sentence, start, joined))
        for sentence, marks in zip(self.sentences, given, strict=True):
            marked.link(sentence, *marks)
        bare = joined.document()
        cleaned = text_from(bare.text, marked=True)
        first = self.sentences[0]
        document = replace(
            bare,
            text=cleaned.text,
            mentions={one.id: one for one in marked.mentions},
            links={one.id: one for one in marked.links},
        )
        reading = Reading(first.article, document, annotator=first.annotator, line=self.line)
        return Taken(reading, cleaned.replaced)


def _shown(text: str) -> str:
    """A sentence as it can stand in a text; empty where it cannot."""
    try:
        return text_from(text, marked=True).text.strip()
    except UnfitError:
        return ""


Given = tuple[dict[str, str], list[str]]
"""Our ids of a sentence's entities by the ids they have there, and of its triggers in order."""


@dataclass(slots=True)
class _Marked:
    """The mentions and links of an article so far."""

    types: Types
    ids: Ids = field(default_factory=Ids)
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def mark(self, sentence: Sentence, start: int, joined: Joined) -> Given:
        """Take the entities and triggers of a sentence, whose words begin at `start`."""
        entities: dict[str, str] = {}
        for one in sentence.entities:
            span = joined.span(start + one.words.start, start + one.words.stop)
            level = {LEVEL: one.level} if one.level else {}
            mention = Mention(
                self.ids.of(one.id, "m"), span, entity_name(one.type, self.types), attributes=level
            )
            self.mentions.append(mention)
            entities.setdefault(one.id, mention.id)
        return entities, [self._trigger(one, start, joined) for one in sentence.events]

    def link(self, sentence: Sentence, entities: dict[str, str], triggers: list[str]) -> None:
        """Take the relations and arguments of a sentence whose mentions are marked."""
        for one in sentence.relations:
            source, target = (entities[id] for _, id in one.fillers)
            name = entity_name(one.type, self.types)
            id = self.ids.of(one.id, "l")
            self.links.append(Link(id, source, target, name, LinkKind.RELATION))
        for one, trigger in zip(sentence.events, triggers, strict=True):
            self.links += (
                Link(self.ids.next("l"), trigger, entities[id], role) for role, id in one.fillers
            )

    def _trigger(self, event: Filled, start: int, joined: Joined) -> str:
        span = joined.span(start + event.words.start, start + event.words.stop)
        name = event_name(event.type[0], self.types)
        mention = Mention(self.ids.of(event.id, "m"), span, name, MentionKind.EVENT)
        self.mentions.append(mention)
        return mention.id
