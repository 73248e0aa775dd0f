"""Labels as brackets at words, in the spelling of CorefUD: `(e1-PER-1-`, `e1)`, `(e2-LOC-1-)`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from labels.wire.data import short_text
from labels.wire.documents import LONGEST_TYPE

ORDER = ("eid", "etype", "head", "other")
"""What the hyphens of an opening bracket part, unless `# global.Entity` says otherwise."""

BRACKETS = "Entity"
"""The name under which brackets stand in MISC."""

UNTYPED = "Entity"
"""The type of a label whose bracket names none."""

_PIECES = re.compile(r"[()]|[^()]+")
_UNSAFE = re.compile(r"[-()|=%,\s\[\]]")


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A label on words: the first, the one after the last, its id and its type."""

    id: str
    start: int
    end: int
    type: str


class UnpairedError(ValueError):
    """A bracket without its partner; `word` is where it stands, `bracket` what does."""

    def __init__(self, word: int, bracket: str) -> None:
        super().__init__(f"{word}: {bracket}")
        self.word = word
        self.bracket = bracket


def opening(id: str, name: str) -> str:
    """What stands at the first word of a label, with its head unknown: taken to be the first."""
    return f"({_written(id)}-{_written(name)}-1-"


def closing(id: str) -> str:
    """What stands at its last word."""
    return f"{_written(id)})"


@dataclass(slots=True)
class Brackets:
    """The labels of a sentence, as its words come; `order` as in `ORDER`."""

    order: Sequence[str] = ORDER
    found: list[Bracketed] = field(default_factory=list)
    open: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def take(self, word: int, value: str) -> None:
        """Take what stands at a word; raises UnpairedError, and WireError for a type too long."""
        pieces = deque(_PIECES.findall(value))
        while pieces:
            piece = pieces.popleft()
            name = pieces.popleft() if piece == "(" and pieces else piece
            if name in {"(", ")"}:
                raise UnpairedError(word, value)
            ended = bool(pieces) and pieces[0] == ")"
            if ended:
                pieces.popleft()
            if piece == "(":
                id, kind = self._parts(name)
                self.open.setdefault(id, []).append((word, kind))
            elif ended:
                id = _read(name.partition("-")[0])
            else:
                raise UnpairedError(word, value)
            if ended:
                self._close(id, word)

    def end(self) -> list[Bracketed]:
        """The labels, in the order of their words; raises UnpairedError for one still open."""
        for id, begun in self.open.items():
            if begun:
                raise UnpairedError(begun[0][0], f"({id}")
        return sorted(self.found, key=lambda one: (one.start, -one.end, one.type, one.id))

    def _close(self, id: str, word: int) -> None:
        if not self.open.get(id):
            raise UnpairedError(word, f"{id})")
        start, name = self.open[id].pop()
        self.found.append(Bracketed(id, start, word + 1, name))

    def _parts(self, opened: str) -> tuple[str, str]:
        parts = dict(zip(self.order, opened.split("-"), strict=False))
        name = _read(parts.get("etype", "")) or UNTYPED
        return _read(parts.get("eid", "")), short_text(
            {BRACKETS: name}, BRACKETS, "MISC", longest=LONGEST_TYPE
        )


def _written(name: str) -> str:
    """A name without what parts brackets, fields and columns."""
    return _UNSAFE.sub(lambda found: "".join(f"%{one:02X}" for one in found[0].encode()), name)


def _read(name: str) -> str:
    read = unquote(name)
    return name if "\0" in read else read
