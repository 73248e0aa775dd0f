"""The parts of a schema, each as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class MentionKind(StrEnum):
    """What a mention marks: something in the world, or the word that tells of an event."""

    ENTITY = "entity"
    EVENT = "event"


class Overlap(StrEnum):
    """How mentions of the same kind may lie to one another."""

    FREE = "free"
    NESTED = "nested"
    """One within another, but never crossing."""
    NONE = "none"


class AttributeForm(StrEnum):
    """What values an attribute takes."""

    CHOICE = "choice"
    SEVERAL = "several"
    FLAG = "flag"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Wording:
    """How something is called, in Arabic and in English; empty means: by its own name."""

    ar: str = ""
    en: str = ""

    def in_language(self, code: str) -> str:
        """The words for a language code such as `ar` or `en-gb`; the other's where one is empty."""
        return (self.ar or self.en) if code.startswith("ar") else (self.en or self.ar)


@dataclass(frozen=True, slots=True)
class Role:
    """A part to be filled in an event.

    `fillers` are the names of mention types, entities or events, that may fill it; empty means
    any entity. `least` and `most` count how many may fill it in one event; `most` None means any
    number. `least` is asked for at hand-in only.
    """

    name: str
    title: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    fillers: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None
    hotkey: str = ""


@dataclass(frozen=True, slots=True)
class MentionType:
    """A type of entity or of event.

    `name` stands in data and exports and is unique among all mention types of the schema. A type
    that is not `selectable` is a group: it has children and marks nothing itself. `colour` is
    `#rrggbb`, empty means the parent's. `hotkey` is a place on the keyboard as the browser names
    it (`KeyP`, `Digit1`), with `Shift+` before it where needed; empty means by palette only.
    """

    name: str
    kind: MentionKind = MentionKind.ENTITY
    title: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    parent: str = ""
    colour: str = ""
    hotkey: str = ""
    selectable: bool = True
    roles: tuple[Role, ...] = ()

    def role(self, name: str) -> Role | None:
        """The role of that name; None where this type has none such."""
        return next((role for role in self.roles if role.name == name), None)


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation between two entities; `sources` and `targets` as a role's fillers."""

    name: str
    title: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice attribute."""

    name: str
    title: Wording = field(default_factory=Wording)


ARTICLE = "article"
"""The owner of attributes of the article as a whole; then no type, role or relation is so named."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A further fact about a mention, a link, or the article as a whole.

    `of` names the mention types (with all under them), roles or relation types it belongs to;
    ARTICLE stands for the article.
    `choices` are what the forms choice and several choose from. A `required` one is asked for at
    hand-in only.
    """

    name: str
    form: AttributeForm
    of: tuple[str, ...]
    title: Wording = field(default_factory=Wording)
    hint: Wording = field(default_factory=Wording)
    choices: tuple[Choice, ...] = ()
    required: bool = False
