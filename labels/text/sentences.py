"""Sentences of Arabic news, where the text itself ends them.

Seven rules, found by reading some thousand splits in newspapers:

1. A line break always ends a sentence.
2. So does a run of `. ! ? ؟ … ۔` and the quotes and brackets that close after it, before white
   space.
3. Not where what follows goes on with the clause: one of `، , ؛ ; : ) ] } » ”`, a small Latin
   letter, or, after a closing quote, the verb that says who spoke (قال, تساءلت).
4. Two or more dots, and the sign …, are pauses and end nothing.
5. One dot ends nothing after a single Arabic letter (د. م. أ.), a single Latin capital, a Latin
   title (Mr. Dr.), or the number of an item at the start of a line. After هـ. and 2016م. it does.
6. Before a letter, with no white space between, a dot ends a sentence only between Arabic words:
   three letters, a year or a closing quote before it, two letters after, and no dotted abbreviation
   (بي.بي.سي). So numbers, addresses of the web and of mail stay whole.
7. `، : ؛` end nothing. Quotations are split like all else. Spans begin and end without white space.

No token lies across the edge of a sentence, for a split falls on white space or after a mark of
punctuation, which is a token by itself.
"""

from __future__ import annotations

import re
from itertools import pairwise

from labels.text.span import Spans

SPLITTER = "hashiya-1"
"""Stored beside the sentences of an article; it changes when the rules do."""

_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c"
_CLOSERS = "\"”’»›)\\]}"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670"
_LETTER = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3"

_CANDIDATE = re.compile(
    rf"(?P<line>[{_BREAKS}])"
    rf"|(?P<run>[.!?؟…۔](?:[ ]?[.!?؟…۔])*)(?P<closers>[{_CLOSERS}{_INVISIBLE}]*)"
    rf"(?:(?P<space>[^\S{_BREAKS}]+)(?=(?P<next>[^{_BREAKS}]))|(?=[{_LETTER}\"“«]))"
)
_PAUSE = re.compile(r"[.…](?:[ ]?[.…])+|…")
_GOES_ON = re.compile(r"[،,؛;:)\]}»”a-z]")
_SPEAKER = re.compile(
    r"(?:[يتن]?(?:قول|سأل|جيب|رد|ضيف|تابع|تساءل|صرخ|هتف|علق|وضح|ؤكد)"
    r"|قال|سأل|تساءل|أجاب|رد|رد[دّ]|أضاف|تابع|علق|علّق|صرخ|صاح|هتف|أوضح|أكد|كتب|ختم|استدرك)"
    r"(?:ت|وا|ون|ا|تا|ن)?(?![\w])"
)
_ABBREVIATED = re.compile(
    rf"(?:(?<![\w.])[{_LETTER}][{_MARKS}]?"
    r"|(?<![\w])[A-Z]|(?<![\w])(?:Mr|Mrs|Ms|Dr|St|Prof|Inc|Ltd|Co|No|vs|Jr|Sr)"
    rf"|(?:^|(?<=[{_BREAKS}]))[ \t]*[0-9٠-٩]{{1,3}})$"
)
_BEFORE_GLUED = re.compile(rf"(?<![.\w])(?:[{_LETTER}ـ{_MARKS}]{{3,}}|(?:1[0-9]|20)[0-9][0-9][مه]?ـ?)$")
_AFTER_GLUED = re.compile(rf"[\"“«]?[{_LETTER}][{_MARKS}ـ]*[{_LETTER}][{_LETTER}{_MARKS}ـ]*(?!\.\w)")
_LOOK_BACK = 24


def split(text: str) -> Spans:
    """The sentences of `text` in order; none where nothing is to be seen."""
    edges = [0, *(end for match in _CANDIDATE.finditer(text) if (end := _end(text, match))), len(text)]
    flat: list[int] = []
    for start, end in pairwise(edges):
        piece = text[start:end]
        inner = piece.lstrip()
        if inner:
            first = end - len(inner)
            flat += (first, first + len(inner.rstrip()))
    return Spans(flat)


def _end(text: str, match: re.Match[str]) -> int:
    """Where the sentence before this candidate ends; 0 when it does not."""
    if match["line"]:
        return match.end()
    if _PAUSE.fullmatch(match["run"]):
        return 0
    ends = _ends_before_space if match["space"] else _ends_before_letter
    return match.end("closers") if ends(text, match) else 0


def _ends_before_space(text: str, match: re.Match[str]) -> bool:
    after = match.end()
    if _GOES_ON.match(text, after):
        return False
    if match["closers"]:
        return not _SPEAKER.match(text, after)
    return not (match["run"] == "." and _abbreviated(text, match.start()))


def _ends_before_letter(text: str, match: re.Match[str]) -> bool:
    if not _AFTER_GLUED.match(text, match.end()):
        return False
    return bool(match["closers"] or match["run"] != "." or _BEFORE_GLUED.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]))


def _abbreviated(text: str, dot: int) -> bool:
    return bool(_ABBREVIATED.search(text[max(0, dot - _LOOK_BACK) : dot]))
