"""Mentions of several readings that stand for the same thing in the text.

What all readers have with the same span and type is agreed. Of the rest, those belong together
that different readers marked on one span, or with one type on spans that overlap: the
nearest first, and never two of one reader, for who marked both meant two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from labels.adjudication.names import named
from labels.document import Document, Mention
from labels.schema import MentionKind
from labels.text.span import Span

Place = tuple[int, int, str, str]
"""What variants are sorted by: start, the longer first, type, kind."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A span and a type that some readers gave; `by` are their mentions by the readers' numbers."""

    span: Span
    type: str
    kind: MentionKind
    by: Mapping[int, Mention] = field(repr=False)

    @property
    def place(self) -> Place:
        """Where it stands among others; no two share one."""
        return self.span.start, -self.span.end, self.type, self.kind.value

    def name(self) -> str:
        """A name for it, whoever gave it."""
        return named("mention", *self.place)


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """What some readers marked, each in one of the `variants`; `id` is its own in the gold.

    It is agreed where all readers have it with the same span and type.
    """

    id: str
    variants: tuple[Variant, ...]
    is_agreed: bool

    @classmethod
    def of(cls, variants: Sequence[Variant], *, readers: int) -> Thing:
        """The thing that these stand for, of so many readers."""
        ordered = sorted(variants, key=lambda one: one.place)
        is_agreed = len(ordered[0].by) == readers
        return cls(ordered[0].name(), tuple(ordered), is_agreed)

    @property
    def by(self) -> dict[int, Mention]:
        """Each reader's mention of it."""
        return {reader: one for variant in self.variants for reader, one in variant.by.items()}

    @property
    def kind(self) -> MentionKind:
        """Whether it is an entity or an event."""
        return self.variants[0].kind

    @property
    def types(self) -> set[str]:
        """The types that it was given."""
        return {one.type for one in self.variants}

    @property
    def span(self) -> Span:
        """All that its variants cover."""
        first, *others = (one.span for one in self.variants)
        for other in others:
            first = first.joined(other)
        return first


def things(readings: Mapping[int, Document]) -> list[Thing]:
    """All that is marked in these readings, by their readers' numbers, in the order of the text.

    Which number a reading has makes no difference. What one reader has twice,
    with the same span and type, counts once.
    """
    variants = _variants(readings)
    agreed = [[one] for one in variants if len(one.by) == len(readings)]
    apart = _together([one for one in variants if len(one.by) < len(readings)])
    found = [Thing.of(group, readers=len(readings)) for group in chain(agreed, apart)]
    return sorted(found, key=lambda thing: thing.variants[0].place)


def _variants(readings: Mapping[int, Document]) -> list[Variant]:
    by: defaultdict[tuple[Span, str, MentionKind], dict[int, Mention]] = defaultdict(dict)
    for reader, reading in readings.items():
        for one in reading.mentions.values():
            by[one.span, one.type, one.kind].setdefault(reader, one)
    found = [Variant(*what, marked) for what, marked in by.items()]
    return sorted(found, key=lambda one: one.place)


def _together(variants: Sequence[Variant]) -> list[list[Variant]]:
    """The variants in groups, the nearest joined first; each reader has one of a group at most."""
    group_of = {one.place: [one] for one in variants}
    for _, one, other in sorted(_near(variants), key=lambda near: near[0]):
        ones, others = group_of[one.place], group_of[other.place]
        if ones is not others and _readers(ones).isdisjoint(_readers(others)):
            ones.extend(others)
            group_of.update((moved.place, ones) for moved in others)
    return list({id(group): group for group in group_of.values()}.values())


def _readers(variants: Sequence[Variant]) -> set[int]:
    return {reader for one in variants for reader in one.by}


Nearness = tuple[bool, int, int, Place, Place]


def _near(variants: Sequence[Variant]) -> Iterator[tuple[Nearness, Variant, Variant]]:
    """What may stand for one thing, with how near: of one span, or of one type and overlapping."""
    open_: list[Variant] = []
    for later in variants:
        open_ = [one for one in open_ if one.span.overlaps(later.span)]
        for one in open_:
            same = one.span == later.span
            if one.kind is later.kind and (same or one.type == later.type):
                shared = one.span.shared(later.span)
                beyond = len(one.span.joined(later.span)) - shared
                yield (not same, -shared, beyond, one.place, later.place), one, later
        open_.append(later)
