"""What is needed for α_U over many articles: lengths of units and of gaps, by type."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from labels.agreement.unitizing import Unitized, alpha, unitized
from labels.document import Mention
from labels.text.span import Span

Lengths = Counter[tuple[str, int]]
"""How many, by type and by length in code points."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What `readers` readers marked in the same articles; to be read, never changed.

    `articles` counts the articles by length, `within` those in which somebody marked the type: in
    the others it has one gap for each reader. The rest as in `Unitized`, by type.
    """

    readers: int
    articles: Counter[int] = field(default_factory=Counter)
    within: Lengths = field(default_factory=Counter)
    units: Lengths = field(default_factory=Counter)
    gaps: Lengths = field(default_factory=Counter)
    apart: Counter[str] = field(default_factory=Counter)
    merged: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, readings: Sequence[Iterable[Mention]], *, length: int) -> Marked:
        """What each marked in one article of that length."""
        marked = cls(len(readings), Counter([length]))
        spans: dict[str, list[list[Span]]] = defaultdict(lambda: [[] for _ in readings])
        for place, mentions in enumerate(readings):
            for mention in mentions:
                spans[mention.type][place].append(mention.span)
        for name, marks in spans.items():
            marked._note(name, unitized(marks, continuum=Span(0, length)))
        return marked

    def __add__(self, more: Marked) -> Marked:
        return Marked.total((self, more), readers=self.readers)

    @classmethod
    def total(cls, parts: Iterable[Marked], *, readers: int) -> Marked:
        """All together; each is to be of that many readers."""
        whole = cls(readers)
        for part in parts:
            whole.take(part)
        return whole

    @property
    def types(self) -> list[str]:
        """The types that somebody marked, in the order of their names."""
        return sorted(self.apart)

    def unitized(self, name: str) -> Unitized:
        """One type in all articles together."""
        gaps = Counter({size: count for (of, size), count in self.gaps.items() if of == name})
        for size, count in self.articles.items():
            gaps[size] += self.readers * (count - self.within[name, size])
        return Unitized(
            readers=self.readers,
            length=sum(size * count for size, count in self.articles.items()),
            apart=self.apart[name],
            units={size: count for (of, size), count in self.units.items() if of == name},
            gaps=+gaps,
            merged=self.merged[name],
        )

    @property
    def alpha(self) -> float | None:
        """α_U of all types together; None where nobody marked anything."""
        return alpha(self.unitized(name) for name in self.types)

    def take(self, more: Marked) -> None:
        """Add another to this one, which must still be its maker's own."""
        self.articles.update(more.articles)
        self.within.update(more.within)
        self.units.update(more.units)
        self.gaps.update(more.gaps)
        self.apart.update(more.apart)
        self.merged.update(more.merged)

    def _note(self, name: str, one: Unitized) -> None:
        self.within[name, one.length] += 1
        self.apart[name] += one.apart
        self.merged[name] += one.merged
        self.units.update({(name, size): count for size, count in one.units.items()})
        self.gaps.update({(name, size): count for size, count in one.gaps.items()})
