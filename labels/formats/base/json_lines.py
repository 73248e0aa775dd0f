"""A line of JSON as an object, without what JSON can spell and no text may hold."""

from __future__ import annotations

import re
from json import JSONDecoder, JSONEncoder
from math import isfinite

from labels.formats.base.codes import RefusalCode
from labels.formats.base.reading import Params
from labels.text.intake import BYTE_ORDER_MARK
from labels.wire import Json


class UnfitError(ValueError):
    """A line that cannot be taken; `code` and `params` as in a Refusal."""

    def __init__(self, code: RefusalCode, **params: str | int) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params: Params = params


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


def decoded(line: bytes) -> Json:
    """The object that a line of JSON spells; raises UnfitError for anything else."""
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
