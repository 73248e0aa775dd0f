"""Events on a sheet: triggers with their roles, and which arguments can be written."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from labels.document import Document, Link, LinkKind
from labels.formats.base.place import Placed
from labels.formats.base.tags import Mark, written
from labels.formats.conll.sheet import Event, Fillers, Sheet, filler


def events_of(
    document: Document,
    sheet: Sheet,
    *,
    marks: Mapping[str, Mark],
    triggers: Sequence[Placed],
) -> tuple[list[Event], dict[str, str]]:
    """The events, and the roles as written of the arguments in them, by the ids of the links.

    `sheet` has the triggers already, without roles; `marks` are all marks on it by their mentions.
    An argument is written where its filler stands in the trigger's sentence, is what `filler` finds
    on those rows, and shares no row with another filler of the event; the first in the text goes
    first.
    """
    writer = _Writer(document, marks, sheet, sheet.fillers())
    arguments: dict[str, list[Link]] = defaultdict(list)
    for link in document.links.values():
        if link.kind is LinkKind.ARGUMENT and link.target in marks:
            arguments[link.source].append(link)
    events: list[Event] = []
    names: dict[str, str] = {}
    for one in triggers:
        trigger = marks[one.mention.id]
        roles = list(writer.roles(trigger, arguments[one.mention.id]))
        events.append(Event(trigger, tuple(role for role, _ in roles)))
        names |= {link.id: role.type for role, link in roles}
    return events, names


@dataclass(frozen=True, slots=True)
class _Writer:
    """What it takes to know whether an argument can be written."""

    document: Document
    marks: Mapping[str, Mark]
    sheet: Sheet
    fillers: Fillers

    def roles(self, trigger: Mark, links: Sequence[Link]) -> Iterator[tuple[Mark, Link]]:
        """The roles of one event in the order of their rows, with the links they are of."""
        end = 0
        for link in sorted(links, key=self._order):
            target = self.marks[link.target]
            role = Mark(target.start, target.end, written(link.type))
            if role.start >= end and self._is_found(role, trigger, link):
                end = role.end
                yield role, link

    def _order(self, link: Link) -> tuple[int, int, str, str]:
        target = self.marks[link.target]
        return target.start, -target.end, link.type, link.id

    def _is_found(self, role: Mark, trigger: Mark, link: Link) -> bool:
        breaks = self.sheet.breaks
        if bisect_right(breaks, role.start) != bisect_right(breaks, trigger.start):
            return False
        kind = self.document.mentions[link.target].kind
        return filler(self.fillers, role, trigger) == (self.marks[link.target], kind)
