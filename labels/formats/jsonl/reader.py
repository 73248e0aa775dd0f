"""Lines of a file as readings, each line by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from labels.formats.base import Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode, stem_of
from labels.formats.base.json_lines import UnfitError, decoded
from labels.formats.jsonl.article import Taken, taken


def read(lines: Iterable[bytes], *, name: str) -> Iterator[Outcome]:
    """A reading, with the remarks on it before it, or a refusal for each line that is not blank."""
    file = _File(stem_of(name))
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        try:
            one = file.take(line, number)
        except UnfitError as error:
            yield Refusal(error.code, number, error.params)
        else:
            yield from file.remarks(one, number)
            yield one.reading


@dataclass(slots=True)
class _File:
    """What has to be remembered from line to line."""

    stem: str
    seen: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)

    def take(self, line: bytes, number: int) -> Taken:
        one = taken(decoded(line), line=number, stem=self.stem)
        self._refuse_twice(one.reading)
        return one

    def remarks(self, one: Taken, number: int) -> Iterator[Remark]:
        if one.replaced:
            yield Remark(RemarkCode.CONTROLS_REPLACED, number, {"count": one.replaced})
        # The lines of a file are alike: each key is told of once, where it is first met.
        new = one.unknown - self.told
        if new:
            self.told |= new
            yield Remark(RemarkCode.METADATA_KEYS, number, {"keys": ", ".join(sorted(new))})

    def _refuse_twice(self, reading: Reading) -> None:
        key = f"{reading.external_id}\n{reading.annotator}"
        if key in self.seen:
            raise UnfitError(RefusalCode.ID_TWICE, id=reading.external_id)
        self.seen.add(key)
