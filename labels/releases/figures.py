"""What a release holds, counted: by part and by type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from labels.formats.base import Reading
from labels.split import Part


@dataclass(slots=True)
class PartFigures:
    """The counts of one part; `types` are of mentions, `links` of roles and relations."""

    readings: int = 0
    sentences: int = 0
    tokens: int = 0
    types: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)

    def add(self, reading: Reading) -> None:
        """One more reading."""
        document = reading.document
        self.readings += 1
        self.sentences += len(document.sentences)
        self.tokens += len(document.tokens)
        self.types.update(mention.type for mention in document.mentions.values())
        self.links.update(link.type for link in document.links.values())

    @property
    def mentions(self) -> int:
        """Mentions of all types."""
        return self.types.total()

    def data(self) -> dict[str, Any]:
        """The counts as JSON data."""
        return {
            "readings": self.readings,
            "sentences": self.sentences,
            "tokens": self.tokens,
            "mentions": dict(sorted(self.types.items())),
            "links": dict(sorted(self.links.items())),
        }


def _empty() -> dict[Part, PartFigures]:
    return {part: PartFigures() for part in Part}


@dataclass(slots=True)
class Figures:
    """The counts of all parts, how many articles there are, and how many people annotated them."""

    parts: dict[Part, PartFigures] = field(default_factory=_empty)
    articles: int = 0
    annotators: int = 0

    def rows(self) -> Iterator[tuple[str, PartFigures]]:
        """Each part by its name, in order."""
        return ((part.value, figures) for part, figures in self.parts.items())

    def types(self) -> list[tuple[str, Mapping[str, int]]]:
        """Each type with its mentions by part, the commonest first."""
        return self._by_part("types")

    def links(self) -> list[tuple[str, Mapping[str, int]]]:
        """Each role or relation with its links by part, the commonest first."""
        return self._by_part("links")

    def _by_part(self, what: str) -> list[tuple[str, Mapping[str, int]]]:
        counts = {part.value: getattr(one, what) for part, one in self.parts.items()}
        names = sorted(set().union(*counts.values()))
        found = [(name, {part: count[name] for part, count in counts.items()}) for name in names]
        return sorted(found, key=lambda row: -sum(row[1].values()))

    def data(self) -> dict[str, Any]:
        """The counts as JSON data."""
        parts = {part: figures.data() for part, figures in self.rows()}
        return {"articles": self.articles, "annotators": self.annotators, "parts": parts}
