"""The text beside an `.ann` file, and how the offsets of that file count on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from labels.formats.base import RefusalCode
from labels.formats.base.in_files import UnfitFileError
from labels.formats.brat.document import fits
from labels.formats.brat.standoff import Standoff, Stretch
from labels.text.intake import (
    BYTE_ORDER_MARK,
    Cleaned,
    MisplacedByteError,
    UnreadableTextError,
    clean,
)

_RETURNS = re.compile(r"\r(?=\n)")


def text_of(content: bytes) -> tuple[Cleaned, Sequence[int]]:
    """The text, and the places in the file's own that are not in it: CR before LF, and the mark.

    Raises UnfitFileError.
    """
    try:
        cleaned = clean(content)
    except MisplacedByteError as error:
        raise UnfitFileError(RefusalCode(error.code), error.line, byte=error.byte) from None
    except UnreadableTextError as error:
        raise UnfitFileError(RefusalCode(error.code)) from None
    raw = content.decode()
    gone = [0] if raw.startswith(BYTE_ORDER_MARK) else []
    return cleaned, gone + [found.start() for found in _RETURNS.finditer(raw)]


def counted_on(text: str, standoff: Standoff, gone: Sequence[int]) -> Standoff:
    """What the file says with its offsets counted on the text as it is here.

    Programs differ in whether they count what is gone; the words in the file tell.
    """
    if not gone or all(fits(text, one) for one in standoff.stretches.values()):
        return standoff
    moved = {id: _moved(one, gone) for id, one in standoff.stretches.items()}
    return replace(standoff, stretches=moved)


def _moved(stretch: Stretch, gone: Sequence[int]) -> Stretch:
    pieces = tuple(
        (start - bisect_left(gone, start), end - bisect_left(gone, end))
        for start, end in stretch.pieces
    )
    return replace(stretch, pieces=pieces)
