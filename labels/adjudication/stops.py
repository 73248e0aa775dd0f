"""A stop: one difference of several readings, its options, and what each changes in the gold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from labels.adjudication.names import named
from labels.agreement.disagreements import Difference
from labels.changes import Change, Drop
from labels.document import Document, Mention
from labels.text.span import Span

Content = list[object]
"""What makes a version what it is, as plain data."""

NOTHING: Content = ["nothing"]
"""The content of a version that has nothing."""


@dataclass(frozen=True, slots=True)
class Need:
    """A label that must stand in the gold for a stop to be asked; of this type unless empty."""

    id: str
    type: str = ""

    def holds(self, gold: Document) -> bool:
        """Whether it stands there."""
        found = gold.mentions.get(self.id)
        return found is not None and self.type in {"", found.type}


@dataclass(frozen=True, slots=True)
class Option:
    """One version, with the readers who say so.

    `changes` make the gold say it, whatever was decided before; `also` puts it beside another
    option's. `labels` are the ids of what it stands for in each reader's own reading. `key` is
    the same whoever says it.
    """

    key: str
    readers: tuple[int, ...]
    changes: tuple[Change, ...] = ()
    also: tuple[Change, ...] = ()
    labels: Mapping[int, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Stop:
    """One difference. `options` are by what they say, nothing last, and their readers are distinct.

    `span` is where it is to be seen, None for the article as a whole. `name` is the role, the
    relation where it is but one, the type of a link of which attributes differ, or the attribute of
    the article. `none` makes the gold say nothing of it. `several` tells whether more than one
    option can be taken. It is asked only where all `needs` hold. `key` comes of the versions that
    stand against each other.
    """

    key: str
    kind: Difference
    span: Span | None
    options: tuple[Option, ...]
    none: tuple[Change, ...]
    name: str = ""
    several: bool = False
    needs: tuple[Need, ...] = ()

    def is_asked(self, gold: Document) -> bool:
        """Whether it is a question for this gold."""
        return all(need.holds(gold) for need in self.needs)

    def said_by(self, readers: Collection[int]) -> list[Option]:
        """The options of these readers, each once."""
        return [one for one in self.options if not set(one.readers).isdisjoint(readers)]

    def changes_for(self, options: Iterable[Option]) -> tuple[Change, ...]:
        """What the gold changes by taking these; by taking none, where there are none."""
        saying = [one for one in options if one.also] or list(options)
        if not saying:
            return self.none
        first, *others = saying
        return (*first.changes, *(change for other in others for change in other.also))


@dataclass(frozen=True, slots=True)
class Version:
    """What becomes an option: its content, its readers' labels, and what it puts in the gold.

    `also` is what it puts beside another version. Those who have nothing put nothing.
    """

    content: Content
    labels: Mapping[int, tuple[str, ...]]
    puts: tuple[Change, ...] = ()
    also: tuple[Change, ...] = ()


def key_of(kind: Difference, about: Content, versions: Iterable[Version]) -> str:
    """A stop's key: the same as long as the same versions of the same thing are against another."""
    return named("stop", kind.value, about, sorted(named(one.content) for one in versions))


def options_of(versions: Iterable[Version], owned: Iterable[str]) -> tuple[Option, ...]:
    """The versions as options; each drops what the stop owns and it does not put."""
    ids = list(dict.fromkeys(owned))
    return tuple(
        Option(
            key=named(one.content),
            readers=tuple(sorted(one.labels)),
            changes=(*_others(ids, one.puts), *one.puts),
            also=one.also,
            labels=one.labels,
        )
        for one in versions
    )


def dropped(owned: Iterable[str]) -> tuple[Change, ...]:
    """The drop of each of these, once."""
    return tuple(Drop(id) for id in dict.fromkeys(owned))


def mention_note(mentions: Iterable[Mention]) -> str:
    """The note that all of these bear; empty where they differ."""
    notes = {one.note for one in mentions}
    return notes.pop() if len(notes) == 1 else ""


def _others(ids: Collection[str], puts: Iterable[Change]) -> tuple[Change, ...]:
    put = {change.id for change in puts}
    return tuple(Drop(id) for id in ids if id not in put)
