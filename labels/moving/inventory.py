"""What the labels of a file are called: each name with how often it stands there, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from labels.document import Attributes, AttributeValue, Document, Link, LinkKind, Mention
from labels.moving.documents import named_by
from labels.schema import ARTICLE, AttributeForm, MentionKind, Schema
from labels.schema.moves import Part

MOST = 500
"""Names that are kept apart; a file with more of them has no types, but texts for types."""

EXAMPLES = 3
"""Words that show what a name is used for."""

VALUES = 20
"""Different texts up to which an attribute is one of choices; beyond, it is a text. What takes
several, and what events fill a role, cannot be a text: of these MOST are known."""

Key = tuple[Part, str, str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that labels use: of a type, a role, a relation or an attribute.

    `owner` is what it belongs to, as in a `Move`. `kind` is a type's, `form` an attribute's.
    `examples` are words that are labelled so. `beside` is what a schema has to know besides: the
    types of events that fill a role or stand at an end of a relation, the values of an attribute.
    """

    part: Part
    name: str
    owner: str = ""
    kind: MentionKind | None = None
    form: AttributeForm | None = None
    count: int = 0
    examples: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()

    @property
    def key(self) -> Key:
        """What it goes by."""
        return self.part, self.name, self.owner


@dataclass(slots=True)
class Inventory:
    """The names of all labels, as a reader goes from one article to the next.

    `beyond` counts labels whose names found no room any more.
    """

    names: dict[Key, Name] = field(default_factory=dict)
    beyond: int = 0

    def add(self, document: Document) -> None:
        """The labels of one more reading."""
        for mention in document.mentions.values():
            surface = document.surface(mention)
            self._add(Name(Part.TYPE, mention.type, kind=mention.kind), surface)
            self._add_attributes(mention.attributes, mention.type, surface)
        for link in document.links.values():
            self._add_link(link, document)
        self._add_attributes(document.attributes, ARTICLE, "")

    def unknown_to(self, schema: Schema) -> list[Name]:
        """Those that the schema has no place for, the most frequent of each part first."""
        order = {part: place for place, part in enumerate(Part)}
        unknown = (one for one in self.names.values() if not _knows(schema, one))
        return sorted(unknown, key=lambda one: (order[one.part], -one.count, one.name, one.owner))

    def _add_link(self, link: Link, document: Document) -> None:
        ends = [document.mentions.get(end) for end in link.ends]
        source, target = ends
        if source is None or target is None:
            return
        surface = f"{document.surface(source)} – {document.surface(target)}"
        name = Name(*named_by(link.kind, link.type, source.type))
        types = [target] if link.kind is LinkKind.ARGUMENT else [source, target]
        self._add(name, surface, _of_types(types))
        self._add_attributes(link.attributes, link.type, surface)

    def _add_attributes(self, attributes: Attributes, owner: str, surface: str) -> None:
        for name, value in attributes.items():
            found = Name(Part.ATTRIBUTE, name, owner, form=_form(value))
            self._add(found, surface, map(str, value if isinstance(value, tuple) else (value,)))

    def _add(self, name: Name, surface: str, beside: Iterable[str] = ()) -> None:
        known = self.names.get(name.key)
        if known is None and len(self.names) >= MOST:
            self.beyond += 1
            return
        known = known or name
        examples = known.examples
        if len(examples) < EXAMPLES and surface and surface not in examples:
            examples = (*examples, surface)
        # One more than there may be choices tells that there are too many.
        most = VALUES if known.form is AttributeForm.CHOICE else MOST
        more = known.beside if len(known.beside) > most else known.beside.union(beside)
        self.names[name.key] = replace(
            known,
            form=known.form if known.form is name.form else AttributeForm.TEXT,
            count=known.count + 1,
            examples=examples,
            beside=more,
        )


def _of_types(mentions: Iterable[Mention]) -> Iterator[str]:
    # An event where any entity would do has to be named; entities need not be.
    return (one.type for one in mentions if one.kind is MentionKind.EVENT)


def _form(value: AttributeValue) -> AttributeForm:
    if isinstance(value, bool):
        return AttributeForm.FLAG
    if isinstance(value, int | float):
        return AttributeForm.NUMBER
    return AttributeForm.SEVERAL if isinstance(value, tuple) else AttributeForm.CHOICE


def _knows(schema: Schema, name: Name) -> bool:
    if name.part is Part.RELATION:
        return name.name in schema.relation_by_name
    if name.part is Part.ATTRIBUTE:
        return any(one.name == name.name for one in schema.attributes_of(name.owner))
    type_ = schema.by_name.get(name.name if name.part is Part.TYPE else name.owner)
    if name.part is Part.ROLE:
        return type_ is not None and type_.role(name.name) is not None
    return type_ is not None and type_.selectable and type_.kind is name.kind
