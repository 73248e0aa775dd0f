"""A reading as sentences in ten columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from json import JSONEncoder

from labels.document import LinkKind
from labels.formats.base import Became, LossCode, Lost, Reading
from labels.formats.base.columns import columns
from labels.formats.base.facts import facts_data
from labels.formats.base.ids import lost_ids
from labels.formats.base.joined import Joined, places_in
from labels.formats.base.laying import Laying, laid
from labels.formats.base.place import Placed, Unplaced
from labels.formats.base.rows import Rows, rows_of
from labels.formats.base.tags import OUTSIDE, Mark, Scheme, column, written
from labels.formats.conllu.brackets import BRACKETS, closing, opening
from labels.formats.conllu.lines import UNKNOWN
from labels.formats.conllu.marks import TAGS
from labels.formats.conllu.options import Labels, Writing
from labels.formats.conllu.reader import FACTS
from labels.schema import MentionKind
from labels.text.clitics import Segmenter

_encode = JSONEncoder(ensure_ascii=False).encode
_MIDDLE = "\t".join([UNKNOWN] * 7)


@dataclass(frozen=True, slots=True)
class Spelled:
    """The lines of an article, how many mentions stand there, and what is lost."""

    text: str
    mentions: int
    lost: list[Lost]


def spelled(reading: Reading, options: Writing, segmenter: Segmenter | None) -> Spelled:
    """The sentences of a reading, no text where it has no words."""
    document = reading.document
    tokens = rows_of(document, None)
    laying = laid(document, rows=options.rows, within=options.within, segmenter=segmenter)
    places = laying.settle(_chosen(laying, tokens, options.labels))
    # A token that a label cuts stays one: its words stand behind it, so nothing is split.
    cut = LossCode.WITHIN_WORD, Became.SPLIT
    laying.lost = [one for one in laying.lost if (one.code, one.became) != cut]
    _lose_rest(laying, places)
    sheet = _Sheet(reading, laying.rows, tokens, _misc(laying, places, options.labels))
    text = "".join(sheet.lines())
    if text and sheet.joined.document() != document.bare():
        laying.lost.append(Lost(LossCode.SPACING, Became.CHANGED, "", ""))
    return Spelled(text, len(places), laying.lost)


def _chosen(laying: Laying, tokens: Rows, labels: Labels) -> list[Placed]:
    """The entities that are written: all in one sentence of tokens, or the outer ones as tags."""
    entities: list[Placed] = []
    for one in laying.placed:
        touched = tokens.spans.touching(one.span)
        if one.mention.kind is MentionKind.EVENT:
            laying.drop(one.mention, LossCode.EVENT)
        elif tokens.sentence(touched[0]) != tokens.sentence(touched[-1]):
            laying.drop(one.mention, LossCode.ACROSS_SENTENCES)
        else:
            entities.append(one)
    if labels is Labels.ENTITY:
        return entities
    left: list[Unplaced] = []
    (kept,) = columns(entities, 1, left)
    for missed in left:
        laying.drop(missed.mention, missed.code)
    return kept


def _lose_rest(laying: Laying, places: Mapping[str, range]) -> None:
    for id in places:
        mention = laying.document.mentions[id]
        if mention.attributes:
            laying.tell(mention, LossCode.ATTRIBUTES, Became.DROPPED)
    for link in laying.document.links.values():
        relation = link.kind is LinkKind.RELATION
        code = LossCode.RELATION if relation else LossCode.ARGUMENT
        laying.lost.append(Lost(code, Became.DROPPED, link.id, link.type))


def _misc(laying: Laying, places: Mapping[str, range], labels: Labels) -> list[str]:
    """What MISC says of labels at each word; empty for nothing."""
    if labels is Labels.NER:
        return _tags(laying, places)
    ends: dict[int, list[str]] = defaultdict(list)
    begins: dict[int, list[str]] = defaultdict(list)
    for mentions in laying.by_sentence(places):
        for one in mentions:
            place = places[one.id]
            begun = opening(one.id, one.type)
            begins[place.start].append(f"{begun})" if len(place) == 1 else begun)
            if len(place) > 1:
                ends[place.stop - 1].insert(0, closing(one.id))
    words = range(len(laying.rows.forms))
    # Brackets close before others open, or a name would run into the next.
    at = ["".join([*ends[word], *begins[word]]) for word in words]
    return [f"{BRACKETS}={one}" if one else "" for one in at]


def _tags(laying: Laying, places: Mapping[str, range]) -> list[str]:
    marks: list[Mark] = []
    ids: list[str] = []
    for sentence in laying.by_sentence(places):
        for one in sentence:
            name = written(one.type).replace("|", "_")
            if name != one.type:
                laying.tell(one, LossCode.TYPE_NAME, Became.CHANGED)
            marks.append(Mark(places[one.id].start, places[one.id].stop, name))
            ids.append(one.id)
    laying.lost += lost_ids(ids, (f"m{place}" for place in range(1, len(ids) + 1)))
    length = len(laying.rows.forms)
    tags = column(marks, length=length, scheme=Scheme.IOB2, firsts=())
    return [f"{TAGS[0]}={tag}" if tag != OUTSIDE else "" for tag in tags]


@dataclass(slots=True)
class _Sheet:
    """The sentences of an article: tokens, the words that they stand for, and their MISC."""

    reading: Reading
    words: Rows
    tokens: Rows
    misc: list[str]
    joined: Joined = field(default_factory=Joined)

    def lines(self) -> Iterator[str]:
        """The lines: a comment for each sentence's text, a blank line behind it."""
        id = " ".join(self.reading.external_id.split())
        for number, (start, end) in enumerate(pairwise([0, *self.tokens.breaks]), 1):
            if number == 1:
                facts = _encode(facts_data(self.reading))
                yield f"# newdoc id = {id}\n# {FACTS} = {facts}\n"
            text = self._text(start, end)
            self.joined.add(self.tokens.forms[start:end], text)
            yield f"# sent_id = {id}-{number}\n# text = {text}\n"
            yield from self._rows(start, end)
            yield "\n"

    def _text(self, start: int, end: int) -> str:
        """The text of a sentence in one line, its words as they are written."""
        text = self.tokens.covered(range(start, end)).of(self.reading.document.text)
        text = text.replace("\n", " ")
        forms = self.tokens.forms[start:end]
        if places_in(text, forms) is not None:
            return text
        spaces = [" " if self._has_space(place) else "" for place in range(start, end)]
        return "".join(map("".join, zip(forms, spaces, strict=True))).strip()

    def _has_space(self, token: int) -> bool:
        """Whether the next token does not follow at once; after the last there is a line break."""
        spans = self.tokens.spans
        return token + 1 >= len(spans) or spans[token + 1].start > spans[token].end

    def _rows(self, start: int, end: int) -> Iterator[str]:
        number = 0
        for token in range(start, end):
            space = "" if self._has_space(token) else "SpaceAfter=No"
            words = self.words.spans.touching(self.tokens.spans[token])
            if len(words) > 1:
                form = self.tokens.forms[token]
                yield _row(f"{number + 1}-{number + len(words)}", form, space)
                space = ""
            for word in words:
                number += 1
                misc = "|".join(filter(None, (self.misc[word], space)))
                yield _row(str(number), self.words.forms[word], misc)


def _row(id: str, form: str, misc: str) -> str:
    return f"{id}\t{form}\t{_MIDDLE}\t{misc or UNKNOWN}\n"
