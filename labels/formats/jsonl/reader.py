"""Lines of a file as readings, each line by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from json import JSONDecoder, JSONEncoder
from math import isfinite
from pathlib import PurePath

from labels.formats.base import Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode
from labels.formats.jsonl.article import Taken, UnfitError, taken
from labels.text.intake import BYTE_ORDER_MARK
from labels.wire import Json


def read(lines: Iterable[bytes], *, name: str) -> Iterator[Outcome]:
    """A reading, with the remarks on it before it, or a refusal for each line that is not blank."""
    file = _File(PurePath(name).stem)
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
        one = taken(_decoded(line), line=number, stem=self.stem)
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


def _no_number(name: str) -> float:
    # NaN and Infinity are Python's, not JSON's, and NaN would not even equal itself.
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _no_number(digits)


_decode = JSONDecoder(parse_constant=_no_number, parse_float=_finite).decode
_spell = JSONEncoder(ensure_ascii=False).encode
_ESCAPED_NUL = re.compile(rb"\\u0000")
_ESCAPED_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def _decoded(line: bytes) -> Json:
    try:
        text = line.decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise UnfitError(RefusalCode.NOT_UTF_8, byte=error.start) from None
    try:
        found = _decode(text.strip())
    except (ValueError, RecursionError) as error:
        raise UnfitError(RefusalCode.NOT_JSON, column=getattr(error, "colno", 1)) from None
    if not isinstance(found, dict):
        raise UnfitError(RefusalCode.NOT_AN_OBJECT)
    if "\\u" in text:
        _refuse_escaped(found, line)
    return found


def _refuse_escaped(found: Json, line: bytes) -> None:
    """Refuse what no text may hold but an escape can spell: NUL and half a surrogate pair."""
    spelled = _spell(found)
    try:
        spelled.encode()
    except UnicodeEncodeError:
        raise UnfitError(RefusalCode.NOT_UTF_8, byte=_place(_ESCAPED_HALF, line)) from None
    if "\\u0000" in spelled.replace("\\\\", ""):
        raise UnfitError(RefusalCode.NUL_IN_TEXT, byte=_place(_ESCAPED_NUL, line))


def _place(pattern: re.Pattern[bytes], line: bytes) -> int:
    found = pattern.search(line)
    return found.start() if found else 0
