"""From a document to rows for formats that name mentions by their words, and what is lost so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from labels.document import Document, Link, LinkKind, Mention
from labels.formats.base.choices import RowKind, Within
from labels.formats.base.codes import Became, LossCode
from labels.formats.base.joined import Joined
from labels.formats.base.losses import Lost
from labels.formats.base.lost import lost_of_article, lost_of_place
from labels.formats.base.place import Placed, Unplaced, place
from labels.formats.base.rows import Rows, rows_of
from labels.schema import MentionKind
from labels.text.clitics import Segmenter


@dataclass(slots=True)
class Laying:
    """Which mentions of a document can be written on which rows.

    `placed` are in reading order; a format drops those it has no room for and settles the rest.
    """

    document: Document
    within: Within
    rows: Rows
    placed: list[Placed] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def of_kind(self, kind: MentionKind) -> list[Placed]:
        """The mentions of one kind that have rows."""
        return [one for one in self.placed if one.mention.kind is kind]

    def drop(self, mention: Mention, code: LossCode) -> None:
        """A mention is not written."""
        self.tell(mention, code, Became.DROPPED)

    def tell(self, mention: Mention, code: LossCode, became: Became) -> None:
        """Something of a mention is lost."""
        self.lost.append(Lost(code, became, mention.id, self.document.surface(mention)))

    def cut(self, kept: Iterable[Placed]) -> None:
        """Cut rows at the edges of these mentions, where it was asked for."""
        if self.within is Within.SPLIT:
            self.rows = self.rows.cut(
                edge for one in kept for edge in (one.span.start, one.span.end)
            )

    def settle(self, kept: Iterable[Placed]) -> dict[str, range]:
        """The rows of the mentions that are written, by their ids; rows are cut where asked."""
        kept = list(kept)
        self.cut(kept)
        for one in kept:
            for code, became in lost_of_place(one, self.within):
                self.tell(one.mention, code, became)
            if one.mention.note:
                self.tell(one.mention, LossCode.NOTE, Became.DROPPED)
        return {one.mention.id: self.rows.spans.touching(one.span) for one in kept}

    def by_sentence(self, places: Mapping[str, range]) -> list[list[Mention]]:
        """What is written of each sentence, in the order of the rows, the longer first."""
        found: list[list[Mention]] = [[] for _ in self.rows.breaks]
        mentions = self.document.mentions
        order = sorted(
            (rows.start, -rows.stop, mentions[id].type, id) for id, rows in places.items()
        )
        for start, *_, id in order:
            found[self.rows.sentence(start)].append(mentions[id])
        return found

    def links(self, places: Mapping[str, Sequence[int]]) -> Iterator[Link]:
        """The links that a sentence holds, the others are lost.

        Both ends are written and stand in one sentence. An argument goes from an event to an
        entity, a relation from entity to entity.
        """
        for link in self.document.links.values():
            code = self._misfit(link, places)
            if code is not None:
                self.lost.append(Lost(code, Became.DROPPED, link.id, link.type))
                continue
            if link.attributes:
                self.lost.append(Lost(LossCode.ATTRIBUTES, Became.DROPPED, link.id, link.type))
            yield link

    def joined(self, texts: Iterable[str] | None = None) -> Joined:
        """The text as it comes back, a loss where it differs; `texts` are its sentences."""
        made = Joined()
        starts = [0, *self.rows.breaks]
        shown = texts if texts is not None else [""] * len(self.rows.breaks)
        for start, end, text in zip(starts, self.rows.breaks, shown, strict=False):
            made.add(self.rows.forms[start:end], text)
        if self.rows.forms and made.document() != self.document.bare():
            self.lost.append(Lost(LossCode.SPACING, Became.CHANGED, "", ""))
        return made

    def _misfit(self, link: Link, places: Mapping[str, Sequence[int]]) -> LossCode | None:
        """Why a link is not written; None where it is."""
        mentions = self.document.mentions
        relation = link.kind is LinkKind.RELATION
        unfit = LossCode.RELATION if relation else LossCode.ARGUMENT
        if not (link.source in places and link.target in places):
            return unfit
        wanted = MentionKind.ENTITY if relation else MentionKind.EVENT
        if mentions[link.source].kind is not wanted:
            return unfit
        if mentions[link.target].kind is MentionKind.EVENT:
            return unfit if relation else LossCode.EVENT_AS_ARGUMENT
        sentences = {self.rows.sentence(places[end][0]) for end in link.ends}
        return LossCode.LINK_ACROSS if len(sentences) > 1 else None


def laid(
    document: Document, *, rows: RowKind, within: Within, segmenter: Segmenter | None
) -> Laying:
    """Each mention on its rows; what has none is lost."""
    found = rows_of(document, segmenter if rows is RowKind.SEGMENTS else None)
    laying = Laying(document, within, found, lost=list(lost_of_article(document, found)))
    for mention in document.in_reading_order():
        one = place(mention, found, within)
        if isinstance(one, Unplaced):
            laying.drop(mention, one.code)
        else:
            laying.placed.append(one)
    return laying
