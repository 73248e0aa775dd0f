"""What a reading must be after any actions of two tabs: the editor's promises told again.

Labels stand on tokens, `[first, last)`; entities do not overlap entities, nor events events. Ids
are numbers of our own. Each tab takes back what it did, where it still is as it left it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

EVENT = "Attack"


@dataclass(frozen=True, slots=True)
class Label:
    """A type upon tokens."""

    first: int
    last: int
    type: str

    @property
    def is_event(self) -> bool:
        """Whether it is a trigger."""
        return self.type == EVENT

    def meets(self, other: Label) -> bool:
        """Whether the two may not stand together."""
        same = self.is_event == other.is_event
        return same and self.first < other.last and other.first < self.last


@dataclass(frozen=True, slots=True)
class Arc:
    """An event and what fills its only role."""

    source: int
    target: int


Thing = Label | Arc
Things = dict[int, Thing]
Change = tuple[int, Thing | None]
Step = dict[int, tuple[Thing | None, Thing | None]]
"""What each thing was, and became."""


def broken(things: Things, touched: Iterable[int]) -> bool:
    """Whether the rules forbid what these things have become."""
    ids = set(touched)
    for id, one in things.items():
        if isinstance(one, Label):
            others = (other for other_id, other in things.items() if other_id != id)
            if id in ids and any(isinstance(o, Label) and one.meets(o) for o in others):
                return True
        elif ids & {id, one.source, one.target} and not _holds(one, things):
            return True
    return False


def _holds(arc: Arc, things: Things) -> bool:
    source, target = things.get(arc.source), things.get(arc.target)
    if not isinstance(source, Label) or not isinstance(target, Label):
        return False
    fits = source.is_event and not target.is_event
    return fits and list(things.values()).count(arc) == 1


def changed(things: Things, changes: Iterable[Change]) -> Things:
    """The things after these changes."""
    after = dict(things)
    for id, thing in changes:
        if thing is None:
            after.pop(id, None)
        else:
            after[id] = thing
    return after


def in_order(changes: Iterable[Change], things: Things) -> list[Change]:
    """Links go before labels, and come after them."""

    def turn(change: Change) -> int:
        id, thing = change
        is_arc = isinstance(thing or things.get(id), Arc)
        return (0 if is_arc else 1) if thing is None else (3 if is_arc else 2)

    return sorted(changes, key=turn)


@dataclass
class Tab:
    """What one tab did, and took back."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)


class Model:
    """The reading, and the two tabs."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.things: Things = {}
        self.tabs = [Tab(), Tab()]
        self._last = 0

    def fresh(self) -> int:
        """A number that nothing has."""
        self._last += 1
        return self._last

    def labels(self) -> dict[int, Label]:
        """The labels by their numbers."""
        return {id: one for id, one in self.things.items() if isinstance(one, Label)}

    def arcs(self) -> dict[int, Arc]:
        """The links by theirs."""
        return {id: one for id, one in self.things.items() if isinstance(one, Arc)}

    def over(self, token: int) -> list[int]:
        """The labels over a token."""
        return [id for id, one in self.labels().items() if one.first <= token < one.last]

    def does(self, tab: int, *changes: Change) -> None:
        """A tab does this, unless the rules forbid it."""
        after = changed(self.things, changes)
        if after == self.things or broken(after, [id for id, _ in changes]):
            return
        step = {id: (self.things.get(id), after.get(id)) for id, _ in changes}
        self.tabs[tab].done.append(step)
        self.tabs[tab].undone = []
        self.things = after

    def elsewhere(self, *changes: Change) -> None:
        """Another machine does it."""
        self.things = changed(self.things, changes)

    def drop(self, tab: int, id: int) -> None:
        """A tab drops a label with its links."""
        arcs = [(key, None) for key, arc in self.arcs().items() if id in (arc.source, arc.target)]
        self.does(tab, *arcs, (id, None))

    def move(self, tab: int, id: int, *, first: int = 0, last: int = 0) -> None:
        """A tab moves the ends of a label by so many tokens."""
        one = self.labels()[id]
        moved = replace(one, first=one.first + first, last=one.last + last)
        if 0 <= moved.first < moved.last <= len(self.tokens):
            self.does(tab, (id, moved))

    def undo(self, tab: int) -> None:
        """A tab takes back what it did last and what still is as it left it."""
        own = self.tabs[tab]
        self._travel(own.done, own.undone, back=True)

    def redo(self, tab: int) -> None:
        """A tab does again what it took back last."""
        own = self.tabs[tab]
        self._travel(own.undone, own.done, back=False)

    def _travel(self, source: list[Step], target: list[Step], *, back: bool) -> None:
        while source:
            step = source.pop()
            ways = {id: pair if back else pair[::-1] for id, pair in step.items()}
            pending = {id: way for id, way in ways.items() if self.things.get(id) != way[0]}
            lost = [id for id, way in pending.items() if self.things.get(id) != way[1]]
            fit = [(id, way[0]) for id, way in pending.items() if id not in lost]
            made = self._made(in_order(fit, self.things))
            if made:
                target.append({id: step[id] for id, _ in made})
            if made or pending:
                return

    def _made(self, changes: list[Change]) -> list[Change]:
        """Those that the rules allow: all together, else one by one."""
        after = changed(self.things, changes)
        if not broken(after, [id for id, _ in changes]):
            self.things = after
            return changes
        made = []
        for change in changes:
            after = changed(self.things, [change])
            if not broken(after, [change[0]]):
                self.things = after
                made.append(change)
        return made

    def words(self, id: int) -> str:
        """What a label covers."""
        one = self.labels()[id]
        return " ".join(self.tokens[one.first : one.last])

    def shown(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Words and type of every label; trigger and filler of every link."""
        labels = [(self.words(id), one.type) for id, one in self.labels().items()]
        arcs = [(self.words(one.source), self.words(one.target)) for one in self.arcs().values()]
        return sorted(labels), sorted(arcs)
