"""Columns of tags: marks written as B-, I-, E-, S- and O, and read from them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from labels.wire.documents import LONGEST_TYPE

OUTSIDE = "O"
LONGEST_TAG = len("B-") + LONGEST_TYPE
_TAG = re.compile(r"O|[BIESLU]-\S.*")
_INSIDE = "IEL"
_LAST = "ELSU"


class Scheme(StrEnum):
    """How tags tell where a mention begins and ends."""

    IOB2 = "iob2"
    """B- on the first row, I- on those that follow."""
    IOB1 = "iob1"
    """I- on all rows; B- only where the row before ends a mention of the same type."""
    BIOES = "bioes"
    """As IOB2, with E- on the last row, and S- on a mention of one row."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The rows `[start, end)` of the article, and a type or a role on them."""

    start: int
    end: int
    type: str


def is_tag(field: str) -> bool:
    """Whether a column's content may be a tag: O, or B- I- E- S- (L- U-) and a type.

    A type that is longer than any that can be kept is none.
    """
    return len(field) <= LONGEST_TAG and _TAG.fullmatch(field) is not None


@lru_cache(maxsize=4096)
def written(name: str) -> str:
    """A type or role as it stands in a tag, where white space would end it."""
    return "_".join(name.split())


def column(
    marks: Sequence[Mark], *, length: int, scheme: Scheme, firsts: Collection[int]
) -> list[str]:
    """The tags of `length` rows for marks in order that share no row.

    `firsts` are the first rows of sentences, where IOB1 begins anew.
    """
    tags = [OUTSIDE] * length
    for mark in marks:
        start, end, name = mark.start, mark.end, mark.type
        if end - start > 1:
            tags[start:end] = [f"I-{name}"] * (end - start)
        tags[start] = f"B-{name}"
        if scheme is Scheme.BIOES:
            tags[end - 1] = f"E-{name}" if end - start > 1 else f"S-{name}"
        elif scheme is Scheme.IOB1 and (start in firsts or tags[start - 1][2:] != name):
            tags[start] = f"I-{name}"
    return tags


@dataclass(slots=True)
class Decoded:
    """What the tags of a sentence say, in rows of the sentence.

    `marks` are in reading order. `strays` are the rows, and tags, that go on with a mention
    that was not begun; they are taken as its beginning. `begins` tells whether a B- stands
    where IOB1 would have I-, `ends` whether a tag is of the schemes that mark ends.
    """

    marks: list[Mark] = field(default_factory=list)
    strays: list[tuple[int, str]] = field(default_factory=list)
    begins: bool = False
    ends: bool = False


def decode(rows: Sequence[Sequence[str]]) -> Decoded:
    """The marks of one sentence, each row with all tags of the columns that are read together.

    With several tags in a row, what is inside goes on with the outermost open mention of its type;
    a mention that no tag goes on with has ended.
    """
    reader = _Decoder()
    for place, tags in enumerate(rows):
        if reader.going or any(tag != OUTSIDE for tag in tags):
            reader.take(place, tags)
    reader.close(reader.going, len(rows))
    reader.found.marks.sort(key=lambda mark: (mark.start, -mark.end, mark.type))
    return reader.found


_Begun = tuple[int, str]
"""The first row of a mention and its type."""


@dataclass(slots=True)
class _Decoder:
    """Tags taken row by row; `going` are the mentions that may go on, outermost first."""

    found: Decoded = field(default_factory=Decoded)
    going: list[_Begun] = field(default_factory=list)

    def take(self, place: int, tags: Sequence[str]) -> None:
        """Go on with, end and begin mentions as the tags of one row say."""
        before, self.going = self.going, []
        types = {name for _, name in before}
        begun: list[_Begun] = []
        for tag in tags:
            if tag == OUTSIDE:
                continue
            prefix, name = tag[0], tag[2:]
            older = _outermost(before, name) if prefix in _INSIDE else None
            if older is None:
                self._tell(place, tag, anew=name not in types)
            else:
                before.remove(older)
            if prefix in _LAST:
                self.found.ends = True
                self.close([older or (place, name)], place + 1)
            else:
                (begun if older is None else self.going).append(older or (place, name))
        self.close(before, place)
        self.going += begun

    def close(self, mentions: Sequence[_Begun], end: int) -> None:
        """These mentions have ended before the row `end`."""
        self.found.marks += [Mark(start, end, name) for start, name in mentions]

    def _tell(self, place: int, tag: str, *, anew: bool) -> None:
        if tag[0] in _INSIDE:
            self.found.strays.append((place, tag))
        elif tag[0] == "B" and anew:
            self.found.begins = True


def _outermost(mentions: Sequence[_Begun], name: str) -> _Begun | None:
    return next((one for one in mentions if one[1] == name), None)
