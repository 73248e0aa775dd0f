"""From a CAS to a content."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from labels.document import AttributeValue
from labels.formats.base import RefusalCode
from labels.formats.base.in_files import UnfitFileError
from labels.formats.inception.cas.kinds import (
    METADATA,
    SENTENCE,
    SOURCE,
    TARGET,
    TOKEN,
    attribute_name,
)
from labels.formats.inception.content import Annotation, Arc, Content
from labels.formats.inception.layers import EVENT, NOTE, is_label, naming, short
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.intake import UnreadableTextError, clean
from labels.text.span import Span, Spans

_PLACE = frozenset({"begin", "end", "sofa"})
_SIMPLE = frozenset(
    f"uima.cas.{name}"
    for name in ("String", "Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double")
)
_TEXTS = "uima.cas.StringArray"
_GONE = re.compile(r"\A\ufeff|\r(?=\n)")
_NEXT, _REFERENCE, _RELATION = "next", "referenceType", "referenceRelation"


@dataclass(slots=True)
class Read:
    """A content, and what was found beside it."""

    content: Content
    replaced: int = 0
    passed_over: set[str] = field(default_factory=set)
    empty: int = 0
    divided_here: bool = False


def read_of(cas: Any) -> Read:  # noqa: ANN401 - cassis's own
    """What a CAS says; raises UnfitFileError."""
    text = cas.sofa_string
    if not isinstance(text, str):
        raise UnfitFileError(RefusalCode.NO_TEXT)
    try:
        cleaned = clean(text)
    except UnreadableTextError as error:
        raise UnfitFileError(RefusalCode(error.code)) from None
    # Offsets count what is not in the text here: a mark before it, CR before LF.
    gone = [found.start() for found in _GONE.finditer(text)]
    read = Read(Content(cleaned.text), cleaned.replaced)
    reader = _Reader(read, cas.typesystem, gone, len(text))
    structures = sorted(cas.select_all_annotations(), key=lambda one: one.xmiID)
    for one in structures:
        reader.see(one)
    reader.divide(structures)
    reader.join()
    return reader.read


@dataclass(slots=True)
class _Reader:
    """What was read so far; `slotted` are the features with slots by their layers."""

    read: Read
    system: Any
    gone: Sequence[int]
    length: int
    marked: list[Any] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    joining: list[Any] = field(default_factory=list)
    slotted: dict[str, list[str]] = field(default_factory=dict)

    def see(self, one: Any) -> None:  # noqa: ANN401 - cassis's own
        """An annotation as a label, as a relation, or as neither."""
        name = one.type.name
        if name in (SENTENCE, TOKEN, METADATA) or name.startswith("uima."):
            return
        if not is_label(name):
            self.read.passed_over.add(name)
        elif _has(one, SOURCE) and _has(one, TARGET):
            self.joining.append(one)
        elif (span := self._span(one)) is None:
            self.read.empty += 1
        else:
            self.places[one.xmiID] = len(self.marked)
            self.marked.append(one)
            self.read.content.annotations.append(self._annotation(one, span))

    def divide(self, structures: list[Any]) -> None:
        """The sentences and tokens of the CAS, where they follow one another; else our own."""
        content = self.read.content
        found = [[one for one in structures if one.type.name == name] for name in (SENTENCE, TOKEN)]
        try:
            own, words = (
                Spans.of(sorted(span for one in each if (span := self._span(one))))
                for each in found
            )
        except ValueError:
            own, words = Spans(), Spans()
        self.read.divided_here = not words
        content.sentences, content.tokens = divided(content, own, words)

    def join(self) -> None:
        """What refers to annotations, now that all of them are known."""
        content = self.read.content
        for place, one in enumerate(self.marked):
            content.annotations[place].slots = [*self._slots(one)]
            following = _get(one, _NEXT)
            if following is not None and following.xmiID in self.places:
                ends = place, self.places[following.xmiID]
                content.arcs.append(Arc(one.type.name, *ends, _text(_get(one, _RELATION))))
        for one in self.joining:
            source, target = (self._place(_get(one, end), one) for end in (SOURCE, TARGET))
            if source is None or target is None:
                continue
            type_, features = _typed(one)
            content.arcs.append(Arc(one.type.name, source, target, type_, features))

    def _annotation(self, one: Any, span: Span) -> Annotation:  # noqa: ANN401 - cassis's own
        event = one.type.name == EVENT or bool(self._slot_features(one))
        kind = MentionKind.EVENT if event else MentionKind.ENTITY
        type_, features = _typed(one)
        return Annotation(one.type.name, span, type_, kind, features)

    def _span(self, one: Any) -> Span | None:  # noqa: ANN401 - cassis's own
        """Where an annotation stands; None where it has no character."""
        if not 0 <= one.begin <= one.end <= self.length:
            id_, end, length = str(one.xmiID), int(one.end), self.length
            raise UnfitFileError(RefusalCode.OUT_OF_TEXT, id=id_, end=end, length=length)
        start, end = (place - bisect_left(self.gone, place) for place in (one.begin, one.end))
        return Span(start, end) if start < end else None

    def _slots(self, one: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - cassis's own
        for name in self._slot_features(one):
            array = _get(one, name)
            for link in (array.elements or ()) if array is not None else ():
                target = self._place(link.target, one)
                if target is not None:
                    yield _text(link.role), target

    def _slot_features(self, one: Any) -> list[str]:  # noqa: ANN401 - cassis's own
        """The features of a layer that hold roles with their fillers."""
        layer = one.type.name
        if layer not in self.slotted:
            elements = {each.name: each.elementType for each in one.type.all_features}
            self.slotted[layer] = [
                name for name, element in elements.items() if element and self._is_link(element)
            ]
        return self.slotted[layer]

    def _is_link(self, element: Any) -> bool:  # noqa: ANN401 - cassis's own
        # The type at hand may have been made before its features were known.
        whole = self.system.get_type(getattr(element, "name", element))
        return {"role", "target"} <= {each.name for each in whole.all_features}

    def _place(self, one: Any, of: Any) -> int | None:  # noqa: ANN401 - cassis's own
        """Where an annotation stands that another refers to; None where it is no label."""
        if one is None:
            place = f"{short(of.type.name)} {of.xmiID}"
            raise UnfitFileError(RefusalCode.NO_SUCH_MENTION, id="?", place=place)
        return self.places.get(one.xmiID)


def divided(content: Content, own: Spans, words: Spans) -> tuple[Spans, Spans]:
    """These sentences and tokens; where there are none, those that are found here."""
    return own or sentences.split(content.text), words or tokens.tokenize(content.text)


def _has(one: Any, name: str) -> bool:  # noqa: ANN401 - cassis's own
    return one.type.get_feature(name) is not None


def _get(one: Any, name: str) -> Any:  # noqa: ANN401 - cassis's own
    return one[name] if _has(one, name) else None


def _typed(one: Any) -> tuple[str, dict[str, AttributeValue]]:  # noqa: ANN401 - cassis's own
    """The type that the features name, and those that are left."""
    ranges = {each.name: each.rangeType.name for each in one.type.all_features}
    simple = [name for name, kind in ranges.items() if kind in _SIMPLE and name not in _PLACE]
    texts = [name for name, kind in ranges.items() if kind == _TEXTS]
    found: dict[str, AttributeValue] = {}
    for name in simple:
        if (value := one[name]) is not None:
            found[attribute_name(name)] = (
                int(value) if isinstance(value, float) and value.is_integer() else value
            )
    for name in texts:
        if (array := one[name]) is not None:
            found[attribute_name(name)] = tuple(each or "" for each in array.elements or ())
    if _REFERENCE in found:
        found.pop(_RELATION, None)
        return _text(found.pop(_REFERENCE)), found
    named = naming([name for name in simple if name != NOTE])
    type_ = found.pop(attribute_name(named), "")
    if NOTE in found:
        found[NOTE] = _text(found[NOTE])
    return _text(type_), found


def _text(value: object) -> str:
    return "" if value is None else str(value)
