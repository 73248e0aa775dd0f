"""Which columns of a file hold tags, and what they are tags of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from labels.formats.base import RefusalCode
from labels.formats.base.facts import SHOWN
from labels.formats.base.tags import OUTSIDE, Decoded, decode, is_tag
from labels.formats.conll.lines import Sentence, UnfitError
from labels.formats.conll.options import Layout, ReadingOptions

_UNKNOWN = ["_", "_"]
_PLAIN = 2
_LAST = -1


@dataclass(frozen=True, slots=True)
class Marked:
    """What the tags of a sentence say: entities by column, triggers, roles by event."""

    entities: list[Decoded]
    triggers: Decoded
    roles: list[Decoded]

    def columns(self) -> Iterator[Decoded]:
        """All of them."""
        yield from self.entities
        yield self.triggers
        yield from self.roles


@dataclass(slots=True)
class Columns:
    """What is known of a file's columns so far.

    `layout` is FOUND until a comment names the columns. `first` is the first column of tags, None
    until the first sentence shows it; `depth` the number of columns of entities in front of the
    triggers. `seen` is the layout that a file turned out to have, COLUMNS where it has but one.
    """

    layout: Layout
    depth: int
    first: int | None = None
    widest: int = 0
    seen: Layout = Layout.COLUMNS

    @classmethod
    def asked(cls, options: ReadingOptions) -> Columns:
        """As the reader's options say."""
        return cls(options.layout, options.depth)

    def declare(self, names: Sequence[str]) -> None:
        """Take the names of the columns that a comment of ours gives; others are left alone."""
        depth = names.count("NER")
        front = ["FORM", "POS", "CHUNK"] if "POS" in names else ["FORM"]
        plain = [*front, *["NER"] * depth]
        if not depth or list(names) not in (plain, [*plain, "TRIGGER", "ROLES"]):
            return
        if self.layout in {Layout.FOUND, Layout.EVENTS}:
            self.first, self.depth = len(front), depth
            self.layout = Layout.COLUMNS if list(names) == plain else Layout.EVENTS

    def read(self, sentence: Sentence) -> Marked:
        """What the tags of a sentence say; raises UnfitError at the first row that does not fit."""
        if self.first is None:
            self.first = _first(sentence.rows, self.layout)
        if self.layout in {Layout.COLUMNS, Layout.EVENTS}:
            _refuse_uneven(sentence)
        tags = [row[self.first :] for row in sentence.rows]
        _refuse_strangers(tags, sentence)
        self.widest = max(self.widest, *map(len, sentence.rows))
        if self.layout is Layout.EVENTS:
            return self._with_events(tags, sentence)
        return Marked(self._entities(tags), Decoded(), [])

    def found(self) -> Layout | None:
        """The layout, where it had to be found out; None where it was asked for or is plain."""
        if self.layout is not Layout.FOUND or self.widest <= _PLAIN:
            return None
        return Layout.LAST if self.first == _LAST else self.seen

    def places(self) -> str:
        """The numbers of the columns that hold tags, counted from 1: `5` or `2–5`."""
        if self.first is None or self.first == _LAST:
            return str(self.widest)
        return f"{self.first + 1}–{self.widest}"

    def _entities(self, tags: Sequence[Sequence[str]]) -> list[Decoded]:
        even = len({len(row) for row in tags}) == 1
        if self.layout is Layout.STACKED or not even:
            self.seen = Layout.STACKED
            return [decode(tags)]
        columns = [decode(column) for column in _columns(tags)]
        if self.layout is Layout.FOUND and len(columns) > 1 and any(one.strays for one in columns):
            # By chance all rows of a sentence are of one length, but its mentions change columns.
            stacked = decode(tags)
            if len(stacked.strays) < sum(len(one.strays) for one in columns):
                self.seen = Layout.STACKED
                return [stacked]
        return columns

    def _with_events(self, tags: Sequence[Sequence[str]], sentence: Sentence) -> Marked:
        if len(tags[0]) <= self.depth:
            expected = len(sentence.rows[0]) - len(tags[0]) + self.depth + 1
            _refuse_width(sentence, 0, expected)
        columns = [decode(column) for column in _columns(tags)]
        triggers, roles = columns[self.depth], columns[self.depth + 1 :]
        if len(roles) != len(triggers.marks):
            expected = len(sentence.rows[0]) - len(roles) + len(triggers.marks)
            _refuse_width(sentence, 0, expected)
        return Marked(columns[: self.depth], triggers, roles)


def _first(rows: Sequence[Sequence[str]], layout: Layout) -> int:
    """Where tags begin: behind POS and CHUNK of ours, in the second column, or in the last."""
    if layout is Layout.LAST:
        return _LAST
    if all(row[1 : 1 + len(_UNKNOWN)] == _UNKNOWN for row in rows):
        return 1 + len(_UNKNOWN)
    if layout is not Layout.FOUND or len(rows[0]) == _PLAIN or any(is_tag(row[1]) for row in rows):
        return 1
    return _LAST


def _columns(tags: Sequence[Sequence[str]]) -> Iterator[list[tuple[str]]]:
    """Each column by itself, its rows as rows of one tag."""
    return ([(tag,) for tag in column] for column in zip(*tags, strict=True))


def _refuse_uneven(sentence: Sentence) -> None:
    expected = len(sentence.rows[0])
    for place, row in enumerate(sentence.rows):
        if len(row) != expected:
            _refuse_width(sentence, place, expected)


def _refuse_width(sentence: Sentence, place: int, expected: int) -> NoReturn:
    params = {"expected": expected, "found": len(sentence.rows[place])}
    raise UnfitError(RefusalCode.OTHER_COLUMNS, sentence.lines[place], **params)


def _refuse_strangers(tags: Sequence[Sequence[str]], sentence: Sentence) -> None:
    for place, row in enumerate(tags):
        if not row:
            _refuse_width(sentence, place, len(sentence.rows[place]) + 1)
        for tag in row:
            if tag != OUTSIDE and not is_tag(tag):
                raise UnfitError(RefusalCode.NOT_A_TAG, sentence.lines[place], tag=tag[:SHOWN])
