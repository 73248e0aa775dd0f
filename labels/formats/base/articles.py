"""Articles out of JSON objects, whether they are lines of a file or the entries of an array."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from labels.formats.base.codes import RefusalCode, RemarkCode
from labels.formats.base.facts import refuse_long, unfit
from labels.formats.base.json_lines import UnfitError, decoded
from labels.formats.base.lines import LONGEST_LINE, MEGABYTE, numbered
from labels.formats.base.reading import Outcome, Reading, Refusal, Remark
from labels.wire import Json, WireError


@dataclass(frozen=True, slots=True)
class Taken:
    """A reading, and what was mended: control characters replaced, keys put into the metadata.

    `remarks` are whatever else there is to tell of it.
    """

    reading: Reading
    replaced: int = 0
    unknown: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()


Take = Callable[[Json, int], Iterable[Taken]]
"""The readings that an object spells, and the line it begins in; raises UnfitError or WireError."""


def articles_of(lines: Iterable[bytes], take: Take) -> Iterator[Outcome]:
    """What `take` makes of each line that is not blank, with its remarks before it."""
    articles = Articles(take)
    for number, line in numbered(lines):
        if line is None or not line.isspace():
            yield from articles.told(line, number)


@dataclass(slots=True)
class Articles:
    """What has to be remembered from one article to the next."""

    take: Take
    seen: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)

    def told(self, raw: bytes | None, line: int) -> Iterator[Outcome]:
        """The readings of one object, or its refusal; None stands for one that is too long."""
        try:
            # All of them first: nothing is taken of what cannot be taken whole.
            taken = list(self.take(object_in(raw), line))
            self._refuse_twice([one.reading for one in taken])
            for one in taken:
                refuse_long(one.reading.document)
        except (UnfitError, WireError) as error:
            fault = unfit(error)
            yield Refusal(fault.code, line, fault.params)
            return
        for one in taken:
            yield from self._remarks(one, line)
            yield one.reading

    def _remarks(self, one: Taken, line: int) -> Iterator[Remark]:
        if one.replaced:
            yield Remark(RemarkCode.CONTROLS_REPLACED, line, {"count": one.replaced})
        # The articles of a file are alike: each key is told of once, where it is first met.
        new = one.unknown - self.keys
        if new:
            self.keys |= new
            yield Remark(RemarkCode.METADATA_KEYS, line, {"keys": ", ".join(sorted(new))})
        yield from one.remarks

    def _refuse_twice(self, readings: Iterable[Reading]) -> None:
        keys: set[str] = set()
        for one in readings:
            key = f"{one.external_id}\n{one.annotator}"
            if key in self.seen or key in keys:
                raise UnfitError(RefusalCode.ID_TWICE, id=one.external_id)
            keys.add(key)
        self.seen |= keys


def object_in(raw: bytes | None) -> Json:
    """The object that a line spells; None stands for a line too long. Raises UnfitError."""
    if raw is None:
        raise UnfitError(RefusalCode.TOO_LONG, most=LONGEST_LINE // MEGABYTE)
    return decoded(raw)
