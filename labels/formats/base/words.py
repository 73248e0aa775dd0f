"""Words and places among them, as lines of JSON give them."""

from __future__ import annotations

from collections.abc import Sequence

from labels.formats.base.codes import RefusalCode
from labels.formats.base.json_lines import UnfitError
from labels.wire import WireError
from labels.wire.data import array, each, number, string


def word_list(given: object, place: str) -> list[str]:
    """The words of a sentence, at least one, each of which shows something; raises WireError."""
    words = each(_word, given, place)
    if not words:
        raise WireError("missing", place)
    return words


def word_range(edges: Sequence[object], place: str, *, length: int) -> range:
    """The words from the first number up to the second, of `length` that there are.

    Raises WireError where they are no range, and UnfitError where it ends beyond the words.
    """
    start, end = (number(one, place) for one in edges)
    if not 0 <= start < end:
        raise WireError("not-a-span", place, f"{start}, {end}")
    if end > length:
        raise UnfitError(RefusalCode.OUT_OF_WORDS, place=place, end=end, length=length)
    return range(start, end)


def row(given: object, place: str, *, width: int) -> list[object]:
    """A list of so many entries; raises WireError, and UnfitError for more or fewer."""
    entries = array(given, place)
    if len(entries) != width:
        params = {"expected": width, "found": len(entries)}
        raise UnfitError(RefusalCode.OTHER_LENGTH, place=place, **params)
    return entries


def _word(given: object, place: str) -> str:
    word = string(given, place)
    if not word.strip():
        raise WireError("not-a-name", place, word)
    return word
