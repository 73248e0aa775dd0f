"""The labels of a sentence by its characters, whether they are tags or brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from labels.formats.base import RefusalCode, Remark, RemarkCode
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.tags import OUTSIDE, decode, is_tag
from labels.formats.conllu.brackets import BRACKETS, Brackets, UnpairedError
from labels.formats.conllu.lines import UNKNOWN, Misc, Sentence, Token

TAGS = ("NER", "ner", "NE")
"""Names under which tags stand in MISC."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A label on the characters from `start` up to `end`; `id` is empty where it has none."""

    start: int
    end: int
    type: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word or a token that has its own place in MISC, and its characters."""

    start: int
    end: int
    misc: Misc
    line: int


def has_labels(sentence: Sentence) -> bool:
    """Whether any of its rows says anything of labels, be it that there is none."""
    return any(_speaks(one.misc) for token in sentence.tokens for one in (token.row, *token.words))


class Marks:
    """The labels of a sentence whose tokens begin at these characters.

    Raises UnfitError with the line for what is no tag, and for brackets without a partner.
    """

    def __init__(self, sentence: Sentence, starts: Sequence[int], order: Sequence[str]) -> None:
        self._units = [
            unit
            for token, start in zip(sentence.tokens, starts, strict=True)
            for unit in _units(token, start)
        ]
        self._order = order
        self.strays: list[Remark] = []

    def all(self) -> list[Marked]:
        """All labels, each once: a file may have both tags and brackets."""
        bracketed = list(self._bracketed())
        known = {(one.start, one.end, one.type) for one in bracketed}
        tagged = (one for one in self._tagged() if (one.start, one.end, one.type) not in known)
        return [*bracketed, *tagged]

    def _tagged(self) -> Iterator[Marked]:
        rows = [(self._tag(unit),) for unit in self._units]
        found = decode(rows)
        self.strays += (
            Remark(RemarkCode.STRAY_INSIDE, self._units[row].line, {"tag": tag})
            for row, tag in found.strays
        )
        for mark in found.marks:
            first, last = self._units[mark.start], self._units[mark.end - 1]
            yield Marked(first.start, last.end, mark.type)

    def _bracketed(self) -> Iterator[Marked]:
        brackets = Brackets(self._order)
        try:
            for place, unit in enumerate(self._units):
                brackets.take(place, unit.misc.get(BRACKETS, ""))
            found = brackets.end()
        except UnpairedError as error:
            raise UnfitError(
                RefusalCode.UNPAIRED, tag=error.bracket[:100], at=self._units[error.word].line
            ) from None
        for one in found:
            start, end = self._units[one.start].start, self._units[one.end - 1].end
            yield Marked(start, end, one.type, one.id)

    def _tag(self, unit: _Unit) -> str:
        tag = next((unit.misc[name] for name in TAGS if name in unit.misc), OUTSIDE)
        if tag in {"", UNKNOWN}:
            return OUTSIDE
        if not is_tag(tag):
            raise UnfitError(RefusalCode.NOT_A_TAG, tag=tag[:100], at=unit.line)
        return tag


def _speaks(misc: Misc) -> bool:
    return BRACKETS in misc or any(name in misc for name in TAGS)


def _units(token: Token, start: int) -> Iterator[_Unit]:
    """The words of a token or, where labels stand at its range, the token itself."""
    row = token.row
    words = token.words
    if not words or (_speaks(row.misc) and not any(_speaks(one.misc) for one in words)):
        yield _Unit(start, start + len(row.form), row.misc, row.line)
        return
    places = places_of(row.form, [one.form for one in words])
    for word, (begin, end) in zip(words, places, strict=True):
        yield _Unit(start + begin, start + end, word.misc, word.line)


def places_of(form: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Which characters of a written form each of its words is.

    As far as words stand there letter by letter, from the front and from the back; those between
    share what is left: of للعراق, written for ل and العراق, the second is لعراق.
    """
    front: list[tuple[int, int]] = []
    begin = 0
    for word in words:
        if not form.startswith(word, begin):
            break
        front.append((begin, begin + len(word)))
        begin += len(word)
    back: list[tuple[int, int]] = []
    end = len(form)
    for word in reversed(words[len(front) :]):
        if end - len(word) <= begin or not form.startswith(word, end - len(word)):
            break
        back.append((end - len(word), end))
        end -= len(word)
    between = len(words) - len(front) - len(back)
    left = (begin, end) if begin < end else (0, len(form))
    return [*front, *[left] * between, *reversed(back)]
