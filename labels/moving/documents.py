"""A reading as the moves from one version of a schema to the next make it, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from labels.changes import Change, apply
from labels.document import Attributes, AttributeValue, Document, Link, LinkKind, Mention
from labels.moving.folding import as_one
from labels.schema import ARTICLE, AttributeForm, Schema
from labels.schema.moves import Moves, Part, ends_of


def moved(document: Document, moves: Moves, after: Schema) -> Document:
    """The reading in the next version `after`; what is not touched stays the very same value.

    Values take the form that their attribute has there. What the next version has no place for and
    no move tells of stays as it was: `Meeting` tells of it. Two labels that come to say the same of
    the same words become one.
    """
    way = _Way(moves, after)
    mentions = {id: to for id, one in document.mentions.items() if (to := way.mention(one))}
    links = {
        id: arc
        for id, one in document.links.items()
        if mentions.keys() >= {*one.ends} and (arc := way.link(one, document.mentions))
    }
    attributes = way.attributes(document.attributes, ARTICLE, ARTICLE)
    found = replace(document, mentions=mentions, links=links, attributes=attributes)
    return document if found == document else as_one(found, after)


def taken_back(
    document: Document, undo: Iterable[Change], *, since: Collection[str], moves: Moves, to: Schema
) -> Document:
    """The reading as it was before the moves, with all that was made or changed `since`.

    `undo` leads back from right after the moves, `moves` are the way back for what has been
    labelled since. Links go whose label has gone since.
    """
    back = apply(document, [change for change in undo if change.id not in since])
    links = {id: one for id, one in back.links.items() if back.mentions.keys() >= {*one.ends}}
    whole = moved(replace(back, links=links), moves, to)
    return as_one(whole, to)


@dataclass(frozen=True, slots=True)
class _Way:
    """Where each label goes; None where it is dropped."""

    moves: Moves
    after: Schema

    def mention(self, one: Mention) -> Mention | None:
        to = self.moves.to(Part.TYPE, one.type)
        if to is None:
            return None
        attributes = self.attributes(one.attributes, one.type, to)
        if to == one.type and attributes is one.attributes:
            return one
        found = self.after.by_name.get(to)
        kind = found.kind if found else one.kind
        return replace(one, type=to, kind=kind, attributes=attributes)

    def link(self, one: Link, mentions: Mapping[str, Mention]) -> Link | None:
        """Its new form; `mentions` are as they were."""
        source, target = (mentions[id].type for id in one.ends)
        to = self.moves.to(*named_by(one.kind, one.type, source))
        if to is None or self.moves.to(Part.ENDS, ends_of(source, target), one.type) is None:
            return None
        attributes = self.attributes(one.attributes, one.type, to)
        if to == one.type and attributes is one.attributes:
            return one
        return replace(one, type=to, attributes=attributes)

    def attributes(self, attributes: Attributes, owner: str, to: str) -> Attributes:
        found: dict[str, AttributeValue] = {}
        for name, value in attributes.items():
            named = self.moves.to(Part.ATTRIBUTE, name, owner)
            if named is None:
                continue
            form = form_of(named, to, self.after)
            went = moved_value(value, name, form=form, moves=self.moves)
            if went is not None:
                found[named] = _joined(found[named], went) if named in found else went
        return attributes if found == attributes else found


def named_by(kind: LinkKind, named: str, source: str) -> tuple[Part, str, str]:
    """What in the schema a link goes by: the role of an event type, or a relation."""
    if kind is LinkKind.ARGUMENT:
        return Part.ROLE, named, source
    return Part.RELATION, named, ""


def form_of(name: str, owner: str, schema: Schema) -> AttributeForm | None:
    """The form of an attribute of this owner; None where it has none such."""
    return next((one.form for one in schema.attributes_of(owner) if one.name == name), None)


def moved_value(
    value: AttributeValue, name: str, *, form: AttributeForm | None, moves: Moves
) -> AttributeValue | None:
    """A value of the attribute `name` as the next version spells it, in this form.

    None where nothing is left of it. One choice becomes several of one and the other way round, and
    a number the text of its digits; what would lose something stays as it is.
    """
    if isinstance(value, tuple):
        went = tuple(moves.to(Part.CHOICE, one, name) for one in value)
        once = tuple(dict.fromkeys(one for one in went if one is not None))
        several = value if went == value else once
        if form is AttributeForm.CHOICE and len(several) == 1:
            return several[0]
        return several if several or not value else None
    if isinstance(value, str):
        choice = moves.to(Part.CHOICE, value, name)
        return (choice,) if choice is not None and form is AttributeForm.SEVERAL else choice
    spelled = form is AttributeForm.TEXT and not isinstance(value, bool)
    return str(value) if spelled else value


def _joined(one: AttributeValue, other: AttributeValue) -> AttributeValue:
    """Two values of one attribute: all of several choices, else the one that came first."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return tuple(dict.fromkeys((*one, *other)))
    return one
