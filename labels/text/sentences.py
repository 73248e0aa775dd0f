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
   three letters, a number of two digits or a closing quote before it, two letters after, and no
   dotted abbreviation (بي.بي.سي). So numbers and addresses of the web and of mail stay whole.
7. `، : ؛` end nothing. Quotations are split like all else. Spans begin and end without white space,
   and a line on which nothing is to be seen (a lone mark of direction) is no sentence.

No token lies across the edge of a sentence, for a split falls on white space or after a mark of
punctuation, which is a token by itself. That is why invisible marks and U+FEFF, which belong to
their word, are not trimmed off it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from labels.text.normalize import key
from labels.text.span import Spans

SPLITTER = "hashiya-1"
"""Stored beside the sentences of an article; it changes when the rules do."""

_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_STOPS = ".!?؟…۔"
_INVISIBLE = "\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_QUOTES = '"”’»›'
_CLOSERS = rf"{_QUOTES})\]}}"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670"
_LETTER = "\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3"
_DIGIT = "0-9٠-٩"

# One set of characters in front lets the engine skip from one candidate to the next. All of a run
# is taken whatever follows, and never given back: a page of dots costs no more than a page of text.
_CANDIDATE = re.compile(
    rf"[{_BREAKS}{_STOPS}](?:(?<=[{_BREAKS}])"
    rf"|(?:[ ]?[{_STOPS}])*+(?P<closers>(?:[{_INVISIBLE}]*+[{_CLOSERS}])*+)"
    rf"(?:[{_INVISIBLE}]*+(?=(?P<space>[^\S{_BREAKS}]++)\S)"
    rf"|(?P<glued>(?=[{_INVISIBLE}]*+[{_LETTER}“«])))?)"
)
_PAUSE = re.compile(r"[.…](?:[ ]?[.…])+|…")
_GOES_ON = re.compile(r"[،,؛;:)\]}»”a-z]")
_WORD = re.compile(rf"[{_LETTER}{_MARKS}]+")
_ABBREVIATED = re.compile(
    rf"(?:(?<![\w{_MARKS}])[{_LETTER}]"
    r"|\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Inc|Ltd|Co|No|vs|Jr|Sr)"
    rf"|(?:^|(?<=[{_BREAKS}]))[^\S{_BREAKS}]*[{_DIGIT}]{{1,3}})\Z"
)
_WHOLE = re.compile(
    rf"(?:(?<![\w.@/{_MARKS}])[{_LETTER}{_MARKS}ـ]{{3,}}"
    rf"|(?<=[^\w.{_BREAKS}])[{_DIGIT}]{{2,4}}(?:م|هـ?|[%٪])?"
    rf"|[{_CLOSERS}])[ ]?\Z"
)
_NEXT_WORD = re.compile(rf"[{_INVISIBLE}]*[“«]?(?!(?:نت|كوم)\b)(?:[{_LETTER}ـ][{_MARKS}]*+){{2,}}+")
_DOTTED = re.compile(r"\.\w")
_SEEN = re.compile(rf"[^\s{_INVISIBLE}]")
_LOOK_BACK = 24
_SPEAKERS = frozenset(
    re.findall(
        r"\w+",
        "قال قالت قالوا يقول تقول يقولون سال سالت يسال تسال تساءل تساءلت يتساءل تتساءل اجاب اجابت "
        "يجيب تجيب رد ردت يرد ترد اضاف اضافت يضيف تضيف تابع تابعت يتابع تتابع علق علقت يعلق تعلق "
        "صرخ صرخت صاح صاحت هتف هتفت يهتف اوضح اوضحت اكد اكدت همس همست كتب كتبت",
    )
)
"""Verbs that name the speaker after his words, folded."""


def split(text: str) -> Spans:
    """The sentences of `text` in order; none where nothing is to be seen."""
    ends = (end for match in _CANDIDATE.finditer(text) if (end := _end(text, match)))
    flat: list[int] = []
    for start, end in pairwise((0, *ends, len(text))):
        flat += _trimmed(text, start, end)
    return Spans(flat)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | tuple[()]:
    piece = text[start:end].rstrip()
    seen = piece.lstrip()
    # A letter in front, nearly always: then the search for something visible can be spared.
    if not seen or not (seen[0].isalnum() or _SEEN.search(seen)):
        return ()
    end = start + len(piece)
    return end - len(seen), end


def _end(text: str, match: re.Match[str]) -> int:
    """Where the sentence before this candidate ends; 0 when it does not."""
    closers = match["closers"]
    if closers is None:
        return match.end()
    run = text[match.start() : match.start("closers")]
    if _PAUSE.fullmatch(run):
        return 0
    if match["space"]:
        return match.end() if _ends_before_space(text, match, run) else 0
    glued = match["glued"] is not None
    return match.end() if glued and _ends_before_letter(text, match, run) else 0


def _ends_before_space(text: str, match: re.Match[str], run: str) -> bool:
    after = match.end("space")
    if _GOES_ON.match(text, after):
        return False
    if match["closers"]:
        return not (match["closers"][-1] in _QUOTES and _names_speaker(text, after))
    return run != "." or not _ABBREVIATED.search(_before(text, match))


def _ends_before_letter(text: str, match: re.Match[str], run: str) -> bool:
    word = _NEXT_WORD.match(text, match.end())
    if word is None or run != ".":
        return word is not None
    if _DOTTED.match(text, word.end()):
        return False
    return bool(match["closers"] or _WHOLE.search(_before(text, match)))


def _names_speaker(text: str, after: int) -> bool:
    word = _WORD.match(text, after)
    return word is not None and key(word[0]) in _SPEAKERS


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _LOOK_BACK) : match.start()]
