"""Tokens, as camel-tools defines them, with their places in the text.

A token is what `camel_tools.tokenizers.word.simple_word_tokenize` calls one: words are what white
space separates, and in them every mark of punctuation, symbol and emoji stands alone. Marks,
tatweel, ZWNJ and the marks of direction stay inside their word.

Nearly all text of the news needs no more than one pattern, which gives the same tokens ten times
as fast and their offsets for nothing. A word with a character the pattern is not sure of (an
emoji, which may be a sequence of several characters; a sign of a script that newspapers in Arabic
hardly print) is given to camel-tools itself.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import category

from labels.text.span import Spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOKENIZER = "camel-tools/simple-word"
"""Stored beside the tokens of an article, so that another definition can be told from this one."""

# Latin to Arabic; punctuation, currency, letter-like signs, arrows and shapes; the Arabic
# presentation forms. Left out: what joins or varies emoji (U+200D, U+20E3), one letter that is an
# emoji (U+2139), and places that Unicode has filled since version 14, the oldest one we run on.
_SURE = (
    (0x0000, 0x08FF),
    (0x2000, 0x200C),
    (0x200E, 0x20BF),
    (0x2100, 0x2138),
    (0x213A, 0x2426),
    (0x2440, 0x2B73),
    (0xFB50, 0xFBC2),
    (0xFE70, 0xFEFF),
)


def _symbols() -> str:
    # From Python's own tables, for there camel-tools too reads what is a mark or a symbol.
    sure = (chr(code) for first, last in _SURE for code in range(first, last + 1))
    return "".join(re.escape(sign) for sign in sure if category(sign)[0] in "PS")


_UNSURE = re.compile("[^" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _SURE) + "]")
_TOKEN = re.compile(rf"[^\s{_symbols()}]+|\S")
_WORD = re.compile(r"\S+")
_span = re.Match.span


def tokenize(text: str) -> Spans:
    """The tokens of `text` in order; none where there is only white space."""
    spans = map(_span, _TOKEN.finditer(text)) if is_plain(text) else _mixed(text)
    return Spans.in_order(chain.from_iterable(spans))


def is_plain(text: str) -> bool:
    """Whether the quick way alone gives the tokens of `text`."""
    return not _UNSURE.search(text)


def _mixed(text: str) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text):
        if is_plain(word[0]):
            yield from map(_span, _TOKEN.finditer(text, word.start(), word.end()))
        else:
            yield from _by_camel_tools(word[0], word.start())


def _by_camel_tools(word: str, start: int) -> Iterator[tuple[int, int]]:
    # Within a word the tokens follow one another without a gap, so their lengths give the places.
    for token in _camel_tools()(word):
        yield start, (start := start + len(token))


@cache
def _camel_tools() -> Callable[[str], list[str]]:
    # Imported when the first emoji comes: it takes half a second and twenty megabytes.
    from camel_tools.tokenizers.word import simple_word_tokenize  # noqa: PLC0415

    tokenizer: Callable[[str], list[str]] = simple_word_tokenize
    return tokenizer
