"""Texts of labels found elsewhere: in the rest of their article, or in all articles of a project.

What is found is folded (see `labels.text.normalize`), stands in whole words of one sentence, and
may have particles before it. A number within a longer number (the 16 of 16.5) and a Latin word
within a longer one are not found; nor is a word within a word, such as بغداد in بغدادي.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from labels.document import Document, Mention
from labels.suggest.forms import Depth, Form, forms
from labels.suggest.sought import CliticPolicy, Sought, Spelling, sought
from labels.text.clitics import Segmenter
from labels.text.normalize import fold, key
from labels.text.span import WIDTH, Span, Spans

Value = TypeVar("Value")

_LETTER = r"[\dA-Za-zÀ-ɏ]"
_JOINT = r"[.,:/\-–٫٬@&]"
_TAG = r"[^\W_]_[^\W_]"
_GOES_ON = re.compile(rf"{_LETTER}{_JOINT}{_LETTER}|{_TAG}|\d[%٪‰°$€£]")
_GOES_BEFORE = re.compile(rf"(?:{_LETTER}{_JOINT}{_LETTER}|{_TAG}|[$€£]\d)\Z")

_LONGEST_HEAD = 6
"""Letters that may stand before what is looked for, and one more: أوبال is the longest head."""


class Found(NamedTuple, Generic[Value]):
    """One place where a text stands, and what the text stands for."""

    span: Span
    value: Value


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The other occurrences of a label in its article, in reading order.

    `blocked` counts those left out because they overlap another label of the same kind.
    """

    spans: tuple[Span, ...]
    blocked: int = 0


class Lexicon(Generic[Value]):
    """Texts to look for, each with what it stands for; of equal ones the first given counts.

    To build it costs the words of the texts; to look through an article one step for each of its
    words and one for each further word of what is met, however many texts there are. What is known
    of a written word is kept, so that in a project each is folded and taken apart but once.
    """

    def __init__(self, texts: Iterable[tuple[Sought, Value]], *, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._root: _Node[Value] = _Node()
        self._begun: dict[str, list[tuple[Form, _Node[Value]]]] = {}
        self._keys: dict[str, str] = {}
        for one, value in texts:
            for spelling in one.spellings:
                self._root.down(spelling.words).ends.append(_End(one, spelling, value))

    def matches(self, document: Document) -> Iterator[Found[Value]]:
        """All places, by their first word; of those with one first word the longest comes first."""
        text = _Text(document)
        for place, word in enumerate(text.words):
            begun = self._begun.get(word)
            if begun is None:
                begun = self._begun[word] = self._beginnings(word)
            if begun:
                yield from self._from(begun, place, text)

    def found_in(self, document: Document, *, taken: Spans | None = None) -> list[Found[Value]]:
        """What lies apart from each other and from all that is `taken`: the first, the longest."""
        taken = taken or Spans()
        found: list[Found[Value]] = []
        for one in self.matches(document):
            is_free = not found or not found[-1].span.overlaps(one.span)
            if is_free and not taken.touching(one.span):
                found.append(one)
        return found

    def _beginnings(self, word: str) -> list[tuple[Form, _Node[Value]]]:
        # Most words hold nothing that is looked for, and taking them apart costs the most.
        letters = self._key(word)
        ends = [letters[cut:] for cut in range(min(_LONGEST_HEAD, len(letters)))]
        if not any(end in self._root.onward or "ا" + end in self._root.onward for end in ends):
            return []
        met = ((form, self._root.onward.get(form.key)) for form in forms(word, self._segmenter))
        return [(form, node) for form, node in met if node]

    def _from(
        self, begun: Sequence[tuple[Form, _Node[Value]]], place: int, text: _Text
    ) -> Iterator[Found[Value]]:
        met = [
            (last, form, end)
            for form, node in begun
            for last, ends in self._onward(node, place, text.words)
            for end in ends
            if text.admits(form, end.sought)
        ]
        if len(met) > 1:
            met.sort(key=lambda one: -one[0])
        for last, form, end in met:
            span = text.span((place, last), form, end)
            if text.has_whole(span):
                yield Found(span, end.value)

    def _onward(
        self, node: _Node[Value], place: int, words: Sequence[str]
    ) -> Iterator[tuple[int, list[_End[Value]]]]:
        """Where what is met ends: the place of its last word, and what ends there."""
        yield place, node.ends
        for after in range(place + 1, len(words)):
            if not node.onward:
                return
            letters = self._key(words[after])
            if letters:
                following = node.onward.get(letters)
                if following is None:
                    return
                node = following
                yield after, node.ends

    def _key(self, word: str) -> str:
        known = self._keys.get(word)
        if known is None:
            known = self._keys[word] = key(word)
        return known


def occurrences(
    document: Document, mention: Mention, *, segmenter: Segmenter, policy: CliticPolicy
) -> Occurrences:
    """Where else the text of `mention` stands and could be labelled as it is.

    What overlaps a label of the same kind is left out, so that to look again finds nothing more.
    """
    wanted = sought(document, mention.span, segmenter=segmenter, policy=policy)
    lexicon = Lexicon([(wanted, mention)], segmenter=segmenter)
    alike = [one for one in document.mentions.values() if one.kind is mention.kind]
    taken = _covered(one.span for one in alike)
    equal = {one.span for one in alike if one.type == mention.type}
    spans = tuple(found.span for found in lexicon.found_in(document, taken=taken))
    everywhere = (found.span for found in lexicon.found_in(document))
    blocked = [one for one in everywhere if taken.touching(one) and one not in equal]
    return Occurrences(spans, len(blocked))


def _covered(spans: Iterable[Span]) -> Spans:
    """What these cover together."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and merged[-1].overlaps(span):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return Spans.of(merged)


class _End(NamedTuple, Generic[Value]):
    sought: Sought
    spelling: Spelling
    value: Value


@dataclass(slots=True)
class _Node(Generic[Value]):
    """A place in the tree of all texts: what ends here, and which words lead on."""

    ends: list[_End[Value]] = field(default_factory=list)
    onward: dict[str, _Node[Value]] = field(default_factory=dict)

    def down(self, words: Iterable[str]) -> _Node[Value]:
        """The node that these words lead to, made where there is none."""
        node = self
        for word in words:
            node = node.onward.setdefault(word, _Node())
        return node


class _Text:
    """The article that is looked through, its written words, and where each begins and ends."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: Sequence[str] = document.tokens.strings(document.text)
        self.edges = document.tokens.flat

    def admits(self, form: Form, wanted: Sought) -> bool:
        """Whether what is looked for may stand there in this form."""
        if form.depth <= Depth.PARTICLES:
            return True
        if form.depth is Depth.ARTICLE:
            return wanted.inner
        return not self._stands_alone(form.key)

    def span(self, places: tuple[int, int], form: Form, end: _End[Value]) -> Span:
        """The characters from one word to another, less what the label leaves out of them."""
        first, last = places
        begins, ends = self.edges[WIDTH * first], self.edges[WIDTH * last + 1]
        start = begins if end.sought.whole else begins + form.start
        if end.spelling.head:
            letters = fold(self.words[first][form.start :])
            # Less the alef that a form has and its writing has not.
            head = max(0, end.spelling.head - (len(form.key) - len(letters.text)))
            start = begins + form.start + letters.span_of(head, len(letters.text)).start
        if end.spelling.tail:
            letters = fold(self.words[last])
            within = letters.span_of(0, len(letters.text) - end.spelling.tail)
            ends = self.edges[WIDTH * last] + within.end
        return Span(start, ends)

    def has_whole(self, span: Span) -> bool:
        """Whether the span lies in one sentence and is no part of a longer number or name."""
        text, sentences = self.document.text, self.document.sentences
        if sentences.at(span.start) != sentences.at(span.end - 1):
            return False
        return not (
            _GOES_ON.match(text, span.end - 1)
            or _GOES_BEFORE.search(text[max(0, span.start - 2) : span.start + 1])
        )

    def _stands_alone(self, letters: str) -> bool:
        # Where it does, the project's counts know it, and the segmenter's word is better than ours.
        return any(key(word) == letters for word in self.words)
