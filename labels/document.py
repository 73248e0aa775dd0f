"""The waist of the house: one reading of one article, as an immutable value.

Formats read and write documents, agreement compares two, a suggester makes one of another, the
editor holds its twin in the browser. Nothing here knows of rows, files or requests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from labels.schema import MentionKind
from labels.text.span import Span, Spans

AttributeValue = str | bool | int | float | tuple[str, ...]
"""One choice or free text; yes or no; a number; or several choices."""

Attributes = Mapping[str, AttributeValue]
"""Values by the attribute's name; an attribute without a value is absent."""

ARTICLE_ID = ""
"""What the article as a whole goes by where mentions and links go by their ids."""


class LinkKind(StrEnum):
    """What a link says: who fills a role of an event, or how two entities relate."""

    ARGUMENT = "argument"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text with a type: an entity, or the trigger of an event.

    Mentions may nest, overlap, or begin and end within a token. `id` is made by whoever creates
    the mention (the browser, an importer) and is unique among the mentions and links of its
    document. `note` is a remark for people; empty means none.
    """

    id: str
    span: Span
    type: str
    kind: MentionKind = MentionKind.ENTITY
    attributes: Attributes = field(default_factory=dict, hash=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A typed arc from one mention to another, both named by their ids.

    An argument goes from the trigger to its filler and its type is the role; the filler may itself
    be a trigger. A relation goes from its first mention to its second. `id` as in `Mention`.
    """

    id: str
    source: str
    target: str
    type: str
    kind: LinkKind = LinkKind.ARGUMENT
    attributes: Attributes = field(default_factory=dict, hash=False)

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of the two mentions, source first."""
        return self.source, self.target


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its sentences and tokens, and what one reader marked in it.

    Mentions and links stand by their ids, in any order: two documents are equal when they hold
    the same, however they came to it. `attributes` are those of the article as a whole.
    """

    text: str
    sentences: Spans = field(default_factory=Spans)
    tokens: Spans = field(default_factory=Spans)
    mentions: Mapping[str, Mention] = field(default_factory=dict, hash=False)
    links: Mapping[str, Link] = field(default_factory=dict, hash=False)
    attributes: Attributes = field(default_factory=dict, hash=False)

    @classmethod
    def of(
        cls,
        text: str,
        *,
        sentences: Spans,
        tokens: Spans,
        mentions: Iterable[Mention] = (),
        links: Iterable[Link] = (),
        attributes: Attributes | None = None,
    ) -> Document:
        """A document of these parts, each put under its id."""
        return cls(
            text=text,
            sentences=sentences,
            tokens=tokens,
            mentions={mention.id: mention for mention in mentions},
            links={link.id: link for link in links},
            attributes=attributes or {},
        )

    def in_reading_order(self) -> list[Mention]:
        """All mentions by where they begin, the longer before those within it, then by type."""
        return sorted(self.mentions.values(), key=reading_order)

    def entities(self) -> list[Mention]:
        """The mentions of entities, in reading order."""
        return [one for one in self.in_reading_order() if one.kind is MentionKind.ENTITY]

    def events(self) -> list[Mention]:
        """The triggers, in reading order."""
        return [one for one in self.in_reading_order() if one.kind is MentionKind.EVENT]

    def surface(self, mention: Mention) -> str:
        """The characters that a mention covers."""
        return mention.span.of(self.text)

    def links_from(self, mention_id: str) -> Iterator[Link]:
        """The links whose source this mention is, in the order they were made."""
        return (link for link in self.links.values() if link.source == mention_id)

    def links_at(self, mention_id: str) -> Iterator[Link]:
        """The links that begin or end at this mention, in the order they were made."""
        return (link for link in self.links.values() if mention_id in link.ends)

    def bare(self) -> Document:
        """The same text, sentences and tokens with nothing marked."""
        return Document(text=self.text, sentences=self.sentences, tokens=self.tokens)


def reading_order(mention: Mention) -> tuple[int, int, str, str]:
    """What mentions are sorted by: start, the longer first, type, and last their id."""
    return mention.span.start, -mention.span.end, mention.type, mention.id
