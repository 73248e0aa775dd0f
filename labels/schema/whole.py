"""All parts of a schema together, and what follows from how they stand to one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from labels.schema.parts import Attribute, MentionKind, MentionType, Overlap, RelationType, Wording
from labels.schema.soundness import refuse_contradictions


@dataclass(frozen=True)
class Schema:
    """All types, relations and attributes of a project at one time; equal when all parts are.

    Raises SchemaError when two parts share a name or a hotkey that must be one's own, a parent,
    filler or owner is unknown, parents run in a circle or stand above another kind, a choice has
    nothing to choose from, or a colour, hotkey or number is no such thing.
    """

    name: str
    types: tuple[MentionType, ...]
    relations: tuple[RelationType, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    overlap: Overlap = Overlap.FREE
    title: Wording = field(default_factory=Wording)

    def __post_init__(self) -> None:
        refuse_contradictions(self.types, self.relations, self.attributes)

    @cached_property
    def by_name(self) -> Mapping[str, MentionType]:
        """The mention types by their names."""
        return {one.name: one for one in self.types}

    @cached_property
    def relation_by_name(self) -> Mapping[str, RelationType]:
        """The relation types by their names."""
        return {one.name: one for one in self.relations}

    def entity_types(self) -> Iterator[MentionType]:
        """The types of entities in the schema's order, groups among them."""
        return (one for one in self.types if one.kind is MentionKind.ENTITY)

    def event_types(self) -> Iterator[MentionType]:
        """The types of events in the schema's order, groups among them."""
        return (one for one in self.types if one.kind is MentionKind.EVENT)

    def lineage(self, name: str) -> Iterator[str]:
        """A type's name, its parent's, and so on upward; nothing for an unknown type."""
        while name in self.by_name:
            yield name
            name = self.by_name[name].parent

    def colour(self, name: str) -> str:
        """The type's own colour or the nearest one above it; grey where there is none."""
        colours = (self.by_name[one].colour for one in self.lineage(name))
        return next(filter(None, colours), "#6b7280")

    def admits(self, fillers: Iterable[str], name: str) -> bool:
        """Whether a mention of the named type may stand where `fillers` are asked for.

        No fillers ask for any entity.
        """
        asked = frozenset(fillers)
        if asked:
            return not asked.isdisjoint(self.lineage(name))
        return name in self.by_name and self.by_name[name].kind is MentionKind.ENTITY

    def joins(self, relation: RelationType, source: str, target: str) -> bool:
        """Whether a relation may lead from one named mention type to the other.

        A symmetric one may when it may lead back.
        """
        pairs = [(source, target), (target, source)] if relation.symmetric else [(source, target)]
        return any(
            self.admits(relation.sources, first) and self.admits(relation.targets, second)
            for first, second in pairs
        )

    def attributes_of(self, owner: str) -> list[Attribute]:
        """The attributes of a mention type, role or relation, those of the types above it too."""
        return list(self._attributes_by_owner.get(owner, ()))

    @cached_property
    def _attributes_by_owner(self) -> Mapping[str, tuple[Attribute, ...]]:
        # Asked for each mention of a document, so it is worked out once and not each time.
        owners = {name for attribute in self.attributes for name in attribute.of}
        return {
            name: tuple(
                one for one in self.attributes if not {name, *self.lineage(name)}.isdisjoint(one.of)
            )
            for name in owners | self.by_name.keys()
        }
