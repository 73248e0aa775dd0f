"""What a label would be changed in by the next version of a schema, told before it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from labels.checks.attributes import fits
from labels.document import Attributes, AttributeValue, LinkKind
from labels.moving.documents import moved_value, named_by
from labels.schema import ARTICLE, Attribute, AttributeForm, MentionKind, Schema
from labels.schema.moves import Moves, Part, ends_of

_CHOOSING = (AttributeForm.CHOICE, AttributeForm.SEVERAL)


@dataclass(frozen=True, slots=True)
class Met:
    """A name that a label uses and that is other in the next version.

    `to` is where it goes, None where it is dropped. It is `lost` where the next version has no
    place for it and nothing, or nothing that could be, was said of it.
    """

    part: Part
    name: str
    owner: str = ""
    to: str | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """Labels of one version met by the next, `after`, on the way that the moves tell."""

    moves: Moves
    after: Schema

    def mention(self, kind: MentionKind, named: str, attributes: Attributes) -> Iterator[Met]:
        """What is other for a mention of this type; of one that is dropped nothing more."""
        to = self.moves.to(Part.TYPE, named)
        found = self.after.by_name.get(to or "")
        fit = found is not None and found.selectable and (to != named or found.kind is kind)
        yield from self._told((Part.TYPE, named, ""), to, fit=fit)
        if to is not None and fit:
            yield from self._attributes(attributes, named, to)

    def link(
        self, kind: LinkKind, named: str, *, ends: tuple[str, str], attributes: Attributes
    ) -> Iterator[Met]:
        """What is other for a link between mentions of these types.

        Nothing where one of them goes: the link goes with it. Where one is lost it is not known yet
        whether they may still be joined.
        """
        source, target = (self.moves.to(Part.TYPE, one) or "" for one in ends)
        if not (source and target) or (kind is LinkKind.ARGUMENT and not self._has(source)):
            return
        name = named_by(kind, named, ends[0])
        to = self.moves.to(*name)
        fit = to is not None and self._knows(kind, to, source)
        yield from self._told(name, to, fit=fit)
        if to is None or not fit or not (self._has(source) and self._has(target)):
            return
        pair = ends_of(*ends)
        dropped = self.moves.to(Part.ENDS, pair, named) is None
        if dropped or not self._joins(kind, to, (source, target)):
            yield Met(Part.ENDS, pair, named, None, lost=not dropped)
        else:
            yield from self._attributes(attributes, named, to)

    def article(self, attributes: Attributes) -> Iterator[Met]:
        """What is other for the attributes of an article as a whole."""
        yield from self._attributes(attributes, ARTICLE, ARTICLE)

    def _told(self, place: tuple[Part, str, str], to: str | None, *, fit: bool) -> Iterator[Met]:
        if to != place[1] or not fit:
            yield Met(*place, to=to, lost=to is not None and not fit)

    def _attributes(self, attributes: Attributes, owner: str, to: str) -> Iterator[Met]:
        known = {one.name: one for one in self.after.attributes_of(to)}
        for name, value in attributes.items():
            named = self.moves.to(Part.ATTRIBUTE, name, owner)
            yield from self._told((Part.ATTRIBUTE, name, owner), named, fit=named in known)
            if named in known:
                yield from self._values(value, (name, owner), known[named])

    def _values(
        self, value: AttributeValue, named: tuple[str, str], attribute: Attribute
    ) -> Iterator[Met]:
        """What is other for the values of an attribute that has its place."""
        name, owner = named
        choices = {one.name for one in attribute.choices}
        chosen = [one for one in _each(value) if isinstance(one, str)]
        lost = False
        for one in chosen if attribute.form in _CHOOSING else ():
            to = self.moves.to(Part.CHOICE, one, name)
            lost = lost or not (to is None or to in choices)
            yield from self._told((Part.CHOICE, one, name), to, fit=to in choices)
        went = moved_value(value, name, form=attribute.form, moves=self.moves)
        if went is not None and not lost and not fits(went, attribute):
            yield Met(Part.ATTRIBUTE, name, owner, attribute.name, lost=True)

    def _has(self, named: str) -> bool:
        return named in self.after.by_name

    def _knows(self, kind: LinkKind, name: str, source: str) -> bool:
        if kind is LinkKind.RELATION:
            return name in self.after.relation_by_name
        return self.after.by_name[source].role(name) is not None

    def _joins(self, kind: LinkKind, name: str, ends: tuple[str, str]) -> bool:
        if kind is LinkKind.RELATION:
            return self.after.joins(self.after.relation_by_name[name], *ends)
        role = self.after.by_name[ends[0]].role(name)
        return role is not None and self.after.admits(role.fillers, ends[1])


def _each(value: AttributeValue) -> tuple[AttributeValue, ...]:
    return value if isinstance(value, tuple) else (value,)
