"""Links between things: whom each is a question for, and who says it.

An argument is a question for all who marked the event with the same type, a relation for
all who marked both its ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from labels.adjudication.names import named
from labels.adjudication.things import Thing
from labels.document import Document, Link, LinkKind
from labels.schema import Schema


@dataclass(frozen=True, slots=True, eq=False)
class Arc:
    """A link between two things, by those who have it."""

    source: Thing
    target: Thing
    type: str
    kind: LinkKind
    by: dict[int, Link] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """Its own in the gold."""
        return named("link", self.kind.value, self.source.id, self.type, self.target.id)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Links that are one question: who fills a role of an event of one type, or what joins two.

    `name` is the role, empty for relations; `type` the event's, empty for relations. `asked` are
    the readers who marked what it hangs on.
    """

    source: Thing
    target: Thing | None
    name: str
    type: str
    asked: frozenset[int]
    arcs: tuple[Arc, ...]

    def is_settled(self, arc: Arc) -> bool:
        """Whether all who are asked have this link, and nothing else stands in its way.

        Where the type of an event is in question and so is what fills its role, the link is a
        question of its own: it must not come with its filler to an event of another type.
        """
        is_in_the_way = self.name and len(arc.source.types) > 1 and not arc.target.is_agreed
        return self.asked.issubset(arc.by) and not is_in_the_way

    @property
    def settled(self) -> list[Arc]:
        """What all who are asked say."""
        return [arc for arc in self.arcs if self.is_settled(arc)]

    @property
    def disputed(self) -> list[Arc]:
        """What is to be decided."""
        return [arc for arc in self.arcs if not self.is_settled(arc)]


def questions(
    readings: Mapping[int, Document], marked: Sequence[Thing], schema: Schema
) -> list[Question]:
    """All links of these readings by what they are a question of, in the order of the text.

    A link whose ends are not there is none, nor is one from a thing to itself.
    """
    place = {thing.id: number for number, thing in enumerate(marked)}
    roles: defaultdict[tuple[Thing, str, str], dict[str, Arc]] = defaultdict(dict)
    relations: defaultdict[tuple[Thing, Thing], dict[str, Arc]] = defaultdict(dict)
    for reader, arc, link in _arcs(readings, marked, schema):
        if arc.kind is LinkKind.ARGUMENT:
            event = arc.source.by[reader].type
            arcs = roles[arc.source, event, arc.type]
        else:
            first, second = sorted((arc.source, arc.target), key=lambda end: place[end.id])
            arcs = relations[first, second]
        arcs.setdefault(arc.id, arc).by.setdefault(reader, link)
    found = [
        *(_role(of, arcs) for of, arcs in roles.items()),
        *(_relation(of, arcs) for of, arcs in relations.items()),
    ]
    return sorted(
        found,
        key=lambda one: (
            place[one.source.id],
            place[one.target.id] if one.target else -1,
            one.type,
            one.name,
        ),
    )


def _role(of: tuple[Thing, str, str], arcs: Mapping[str, Arc]) -> Question:
    event, type_, role = of
    asked = frozenset(reader for reader, one in event.by.items() if one.type == type_)
    return Question(event, None, role, type_, asked, _ordered(arcs))


def _relation(of: tuple[Thing, Thing], arcs: Mapping[str, Arc]) -> Question:
    source, target = of
    asked = frozenset(source.by.keys() & target.by.keys())
    return Question(source, target, "", "", asked, _ordered(arcs))


def _ordered(arcs: Mapping[str, Arc]) -> tuple[Arc, ...]:
    return tuple(arcs[id] for id in sorted(arcs))


def _arcs(
    readings: Mapping[int, Document], marked: Sequence[Thing], schema: Schema
) -> Iterator[tuple[int, Arc, Link]]:
    thing_of = {
        (reader, one.span, one.type, one.kind): thing
        for thing in marked
        for reader, one in thing.by.items()
    }
    for reader, reading in readings.items():
        ends = {
            one.id: thing_of[reader, one.span, one.type, one.kind]
            for one in reading.mentions.values()
        }
        for link in reading.links.values():
            if link.source in ends and link.target in ends:
                source, target = ends[link.source], ends[link.target]
                if target.id < source.id and _is_symmetric(link, schema):
                    source, target = target, source
                if source is not target:
                    yield reader, Arc(source, target, link.type, link.kind), link


def _is_symmetric(link: Link, schema: Schema) -> bool:
    relation = schema.relation_by_name.get(link.type)
    return link.kind is LinkKind.RELATION and relation is not None and relation.symmetric
