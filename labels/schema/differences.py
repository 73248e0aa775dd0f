"""What is other in the next version of a schema, as values; the words for it are annotator's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from labels.schema.moves import Moves, Part
from labels.schema.parts import Attribute, Choice, MentionType, RelationType, Role
from labels.schema.whole import Schema

Piece = MentionType | Role | RelationType | Attribute | Choice
Place = tuple[Part, str, str]
"""A part of a schema by what it is, its name and its owner, as in a Move."""

ABOVE = {Part.ROLE: Part.TYPE, Part.CHOICE: Part.ATTRIBUTE}
"""What the owner is of a part that has one."""

_WHOLE = ("name", "title", "overlap")
_TOLD_OTHERWISE = frozenset({"name", "roles", "choices"})


class SchemaFate(StrEnum):
    """What became of a part."""

    ADDED = "added"
    DROPPED = "dropped"
    RENAMED = "renamed"
    MERGED = "merged"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that is other: `name` and `owner` as in a Move, `to` what it is called now.

    `part` None is the schema as a whole. What is added goes by its new name. `what` names the
    fields that were changed; `order` among them when parts stand in another order.
    """

    part: Part | None
    name: str
    owner: str
    fate: SchemaFate
    to: str = ""
    what: tuple[str, ...] = ()


def differences(before: Schema, after: Schema, moves: Moves) -> tuple[Difference, ...]:
    """What leads from one version to the next: the whole first, then the parts, added ones last."""
    both = _Both(before, after, moves)
    return (
        *both.of_whole(),
        *(one for place in both.old for one in both.of_piece(place)),
        *both.added(),
    )


def pieces(schema: Schema) -> Iterator[tuple[Place, Piece]]:
    """Every part of a schema with its place, in order, what has an owner after it."""
    for one in schema.types:
        yield (Part.TYPE, one.name, ""), one
        yield from (((Part.ROLE, role.name, one.name), role) for role in one.roles)
    for relation in schema.relations:
        yield (Part.RELATION, relation.name, ""), relation
    for attribute in schema.attributes:
        yield (Part.ATTRIBUTE, attribute.name, ""), attribute
        for choice in attribute.choices:
            yield (Part.CHOICE, choice.name, attribute.name), choice


class _Both:
    """Two versions side by side."""

    def __init__(self, before: Schema, after: Schema, moves: Moves) -> None:
        self.before, self.after, self.moves = before, after, moves
        self.old, self.new = dict(pieces(before)), dict(pieces(after))
        self.went = {place: self._gone_to(place) for place in self.old}
        self.reached = Counter(filter(None, self.went.values()))

    def of_whole(self) -> Iterator[Difference]:
        """What is other of the schema itself."""
        what = [name for name in _WHOLE if getattr(self.before, name) != getattr(self.after, name)]
        there = list(dict.fromkeys(place for place in self.went.values() if place))
        if there != [place for place in self.new if place in self.reached]:
            what.append("order")
        if what:
            yield Difference(
                None, self.before.name, "", SchemaFate.CHANGED, self.after.name, tuple(what)
            )

    def of_piece(self, place: Place) -> Iterator[Difference]:
        """What became of one part of the version before."""
        part, name, owner = place
        to = self.went[place]
        if to is None:
            if not self._goes_with_its_owner(part, owner):
                yield Difference(part, name, owner, SchemaFate.DROPPED)
            return
        merged = self.reached[to] > 1
        if to[1] != name:
            fate = SchemaFate.MERGED if merged else SchemaFate.RENAMED
            yield Difference(part, name, owner, fate, to=to[1])
        what = () if merged and to[1] != name else self._changed(place, to)
        if what:
            yield Difference(part, name, owner, SchemaFate.CHANGED, to=to[1], what=what)

    def added(self) -> Iterator[Difference]:
        """What is new; of a new type its roles are not told of, nor a new attribute's choices."""
        for part, name, owner in self.new:
            comes_along = part in ABOVE and (ABOVE[part], owner, "") not in self.reached
            if (part, name, owner) not in self.reached and not comes_along:
                yield Difference(part, name, owner, SchemaFate.ADDED)

    def _gone_to(self, place: Place) -> Place | None:
        """Where a part is found in the next version; None where it is not."""
        part, name, owner = place
        to = self.moves.to(part, name, owner)
        owned = self.moves.to(ABOVE[part], owner) if part in ABOVE else owner
        found = None if to is None or owned is None else (part, to, owned)
        return found if found in self.new else None

    def _goes_with_its_owner(self, part: Part, owner: str) -> bool:
        return part in ABOVE and self.went[ABOVE[part], owner, ""] is None

    def _changed(self, place: Place, to: Place) -> tuple[str, ...]:
        before, after = self._by_new_names(self.old[place]), self.new[to]
        names = (one.name for one in fields(after) if one.name not in _TOLD_OTHERWISE)
        return tuple(name for name in names if getattr(before, name) != getattr(after, name))

    def _by_new_names(self, piece: Piece) -> Piece:
        """The part as it would be if nothing had happened but the moves of what it names."""
        match piece:
            case MentionType():
                return replace(piece, parent=self.moves.to(Part.TYPE, piece.parent) or "")
            case Role():
                return replace(piece, fillers=self._types(piece.fillers))
            case RelationType():
                sources, targets = self._types(piece.sources), self._types(piece.targets)
                return replace(piece, sources=sources, targets=targets)
            case Attribute():
                return replace(piece, of=self._owners(piece.of))
        return piece

    def _types(self, names: Iterable[str]) -> tuple[str, ...]:
        found = (self.moves.to(Part.TYPE, name) or "" for name in names)
        return tuple(dict.fromkeys(name for name in found if name in self.after.by_name))

    def _owners(self, names: Iterable[str]) -> tuple[str, ...]:
        """Owners of an attribute: types, relations and roles, whichever is so called."""
        return tuple(dict.fromkeys(to for name in names if (to := self._owner(name)) is not None))

    def _owner(self, name: str) -> str | None:
        if name in self.before.by_name:
            return self.moves.to(Part.TYPE, name)
        if name in self.before.relation_by_name:
            return self.moves.to(Part.RELATION, name)
        roles = (one.name for one in self.before.types if one.role(name))
        return next((self.moves.to(Part.ROLE, name, event) for event in roles), name)
