"""Cases of tests/data/occurrences.json: a text in which everything is marked that is to be known.

`[…]` is the chosen label, `{…}` what is to be found, `<…>` a label of another type, `⟦…⟧` one of
the same; `+` ends a particle that a label may leave out, `~` the article.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from labels.document import Document, Mention
from labels.suggest.sought import CliticPolicy
from labels.text.span import Span, Spans
from labels.text.tokens import tokenize

FILE = Path(__file__).parents[2] / "data" / "occurrences.json"
_TYPES = {"[": "GPE", "⟦": "GPE", "<": "PER"}
_ENDS = dict(zip("[{<⟦", "]}>⟧", strict=True))


@dataclass(frozen=True)
class AsMarked:
    """A segmenter that knows the words of one text: each with the places where it is cut."""

    cuts: dict[str, list[int]]

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        """See `Segmenter`."""
        cuts = [token.start + cut for cut in self.cuts.get(token.of(text), ())]
        return tuple(Span(*edges) for edges in pairwise((token.start, *cuts, token.end)))


@dataclass
class Case:
    """One text without its marks, and what they said."""

    name: str
    policy: CliticPolicy
    blocked: int
    text: str = ""
    spans: list[tuple[str, Span]] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)

    @property
    def document(self) -> Document:
        """The text with its labels; every line is a sentence."""
        lines = [len(line) + 1 for line in self.text.split("\n")]
        edges = [0, *(sum(lines[: place + 1]) for place in range(len(lines)))]
        return Document.of(
            self.text,
            sentences=Spans.of(Span(a, b - 1) for a, b in pairwise(edges)),
            tokens=tokenize(self.text),
            mentions=[
                Mention(id=mark + str(span.start), span=span, type=_TYPES[mark])
                for mark, span in self.spans
                if mark in _TYPES
            ],
        )

    @property
    def chosen(self) -> Mention:
        """The label whose text is looked for."""
        return next(one for id, one in self.document.mentions.items() if id.startswith("["))

    @property
    def expected(self) -> list[Span]:
        """What is to be found, in reading order."""
        return sorted(span for mark, span in self.spans if mark == "{")

    @property
    def segmenter(self) -> AsMarked:
        """Knows each word that is marked anywhere in the text."""
        known: dict[str, list[int]] = {}
        for token in tokenize(self.text):
            cuts = [cut - token.start for cut in self.cuts if token.start < cut < token.end]
            known[token.of(self.text)] = cuts or known.get(token.of(self.text), [])
        return AsMarked(known)


def cases() -> list[Case]:
    """All cases of the file."""
    return [_read(one) for one in json.loads(FILE.read_text(encoding="utf-8"))]


def _read(data: dict[str, str | int]) -> Case:
    case = Case(str(data["name"]), CliticPolicy(str(data["clitics"])), int(data.get("blocked", 0)))
    letters: list[str] = []
    opened: list[tuple[str, int]] = []
    for sign in str(data["text"]):
        if sign in _ENDS:
            opened.append((sign, len(letters)))
        elif sign in _ENDS.values():
            mark, start = opened.pop()
            case.spans.append((mark, Span(start, len(letters))))
        elif sign in "+~":
            case.cuts.append(len(letters))
        else:
            letters.append(sign)
    case.text = "".join(letters)
    return case
