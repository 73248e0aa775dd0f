"""Folding: what a search, a comparison or a feature takes to be the same, with the way back.

Folding never touches an article. It gives a second string beside the text, in which the spellings
that Arabic writers and keyboards mix are one:

- alef with hamza, madda or wasla is alef; ى is ي and ة is ه; ؤ is و and ئ is ي;
- harakat and all other combining marks are dropped, so é is e and an NFD text equals an NFC one;
- tatweel and format characters (ZWNJ, the marks of direction, U+FEFF) are dropped;
- presentation forms and ligatures are their letters; Persian ک and ی are ك and ي;
- capitals are small, digits of every script are 0–9, white space is a plain space each.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from unicodedata import category, decimal, normalize

from labels.text.span import Span

_LETTERS = str.maketrans("ٱىةیکےہەھ", "ايهيكيههه")
_TATWEEL = "ـ"


class _Folding(dict[int, str]):
    """Code point to what it folds to, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    if character.isspace():
        return " "
    if character.isdecimal():
        return str(decimal(character))
    spelled = normalize("NFKD", normalize("NFKD", character).casefold()).translate(_LETTERS)
    return "".join(letter for letter in spelled if not _is_dropped(letter))


def _is_dropped(character: str) -> bool:
    return character == _TATWEEL or category(character) in {"Mn", "Me", "Cf"}


_FOLDING = _Folding()


@dataclass(frozen=True)
class Folded:
    """The folded form of `original`, and the way back from its offsets."""

    original: str
    text: str

    @cached_property
    def _starts(self) -> array[int]:
        # For each folded character the place of the original one it comes from.
        letters = enumerate(map(ord, self.original))
        return array("I", (place for place, code in letters for _ in _FOLDING[code]))

    def span_of(self, start: int, end: int) -> Span:
        """The original characters behind `text[start:end]`, with the marks that follow them.

        A ligature comes whole, though only a part of its letters was asked for. Raises ValueError
        unless 0 <= start < end <= len(text).
        """
        if not 0 <= start < end <= len(self.text):
            message = f"No folded characters at [{start}, {end}) of {len(self.text)}."
            raise ValueError(message)
        starts = self._starts
        after = bisect_right(starts, starts[end - 1])
        return Span(starts[start], starts[after] if after < len(starts) else len(self.original))


def fold(text: str) -> Folded:
    """The folded form of `text`, which may be empty (a lone mark folds to nothing)."""
    return Folded(text, key(text))


def key(text: str) -> str:
    """The folded form alone: two texts with one key are the same word to a search."""
    return text.translate(_FOLDING)
