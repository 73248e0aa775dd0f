"""The loss report: what a format could not hold, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from labels.formats.base.codes import Became, LossCode

EXAMPLES = 5
"""How many cases of each kind of loss a report shows; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Example:
    """One case of a loss.

    `reading` is the article's external id and `at` the id of the mention or link, empty where the
    loss is of the article itself. `surface` are the characters it covers, or the name of what was
    lost: of a link its type, of attributes their names, of the article its facts.
    """

    reading: str
    at: str
    surface: str


@dataclass(frozen=True, slots=True)
class Loss:
    """All cases of one kind with one outcome; `examples` are the first of them in order."""

    code: LossCode
    became: Became
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class LossReport:
    """What was written, and what was lost on the way; no losses mean that all is there.

    `articles`, `mentions` and `links` count what was given to the writer and stands in the file,
    changed or not. Losses come in the order of their codes.
    """

    articles: int = 0
    mentions: int = 0
    links: int = 0
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """One case of a loss in an article, as `Example` tells it, with what became of it."""

    code: LossCode
    became: Became
    at: str
    surface: str


@dataclass(slots=True)
class Losses:
    """A report in the making, as a writer goes from one article to the next."""

    articles: int = 0
    mentions: int = 0
    links: int = 0
    _counts: dict[tuple[LossCode, Became], int] = field(default_factory=dict)
    _examples: dict[tuple[LossCode, Became], list[Example]] = field(default_factory=dict)

    def add(self, code: LossCode, became: Became, example: Example) -> None:
        """One more case."""
        kind = code, became
        self._counts[kind] = self._counts.get(kind, 0) + 1
        examples = self._examples.setdefault(kind, [])
        if len(examples) < EXAMPLES:
            examples.append(example)

    def count(self, reading: str, lost: Iterable[Lost], *, mentions: int, links: int) -> None:
        """One more article: what of it is written, and what was lost."""
        self.articles += 1
        self.mentions += mentions
        self.links += links
        for one in lost:
            self.add(one.code, one.became, Example(reading, one.at, one.surface))

    def report(self) -> LossReport:
        """The report so far."""
        order = {code: place for place, code in enumerate(LossCode)}
        return LossReport(
            articles=self.articles,
            mentions=self.mentions,
            links=self.links,
            losses=tuple(
                Loss(code, became, self._counts[code, became], tuple(examples))
                for (code, became), examples in sorted(
                    self._examples.items(), key=lambda one: (order[one[0][0]], one[0][1])
                )
            ),
        )


def together(first: LossReport, second: LossReport) -> LossReport:
    """One report of both, as if all had been written at once; the first one's examples lead."""
    losses = {(one.code, one.became): one for one in first.losses}
    for one in second.losses:
        known = losses.get((one.code, one.became))
        losses[one.code, one.became] = _both(known, one) if known else one
    order = {code: place for place, code in enumerate(LossCode)}
    return LossReport(
        articles=first.articles + second.articles,
        mentions=first.mentions + second.mentions,
        links=first.links + second.links,
        losses=tuple(sorted(losses.values(), key=lambda one: (order[one.code], one.became))),
    )


def _both(first: Loss, second: Loss) -> Loss:
    return replace(
        first,
        count=first.count + second.count,
        examples=(first.examples + second.examples)[:EXAMPLES],
    )
