"""One line, decoded: the words of a sentence and what is marked in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from labels.formats.base import RefusalCode
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.words import word_list, word_range
from labels.formats.oneie.names import ENDS, UNKNOWN, Parts
from labels.wire import Json, WireError
from labels.wire.data import array, record, short_text, string
from labels.wire.documents import LONGEST_TYPE

_LONGEST_FACT = 1000


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity by its words in the sentence; `level` is empty where it is unknown."""

    id: str
    type: Parts
    words: range
    level: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """An event, or a relation, with what fills it: role and id of the entity.

    `words` are the trigger's; a relation has none.
    """

    id: str
    type: Parts
    words: range
    fillers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line; `text` is the sentence as it stood, empty where the line does not say."""

    article: str
    id: str
    annotator: str
    words: list[str]
    text: str
    entities: list[Entity]
    relations: list[Filled]
    events: list[Filled]


def sentence_from(found: Json) -> Sentence:
    """The sentence that a line spells; raises UnfitError and WireError."""
    line = _Line(found, word_list(found.get("tokens"), "tokens"))
    entities = [line.entity(*one) for one in line.listed("entity_mentions")]
    line.known |= {one.id for one in entities}
    return Sentence(
        article=short_text(found, "doc_id", "line", longest=_LONGEST_FACT),
        id=string(found.get("sent_id") or "", "sent_id"),
        annotator=string(found.get("annotator") or "", "annotator"),
        words=line.words,
        text=string(found.get("sentence") or "", "sentence"),
        entities=entities,
        relations=[line.relation(*one) for one in line.listed("relation_mentions")],
        events=[line.event(*one) for one in line.listed("event_mentions")],
    )


@dataclass(slots=True)
class _Line:
    """A line as it is read; `known` are the ids of its entities."""

    found: Json
    words: list[str]
    known: set[str] = field(default_factory=set)

    def listed(self, key: str) -> Iterator[tuple[Json, str]]:
        """The objects of a list with their places; one that is absent has none."""
        given = self.found.get(key)
        for index, one in enumerate(array([] if given is None else given, key)):
            yield record(one, f"{key}.{index}", None), f"{key}.{index}"

    def entity(self, one: Json, place: str) -> Entity:
        """An entity; that its level is unknown is as if there was none."""
        level = string(one.get("mention_type") or "", f"{place}.mention_type")
        known = "" if level == UNKNOWN else level
        return Entity(
            _id(one, place), _type(one, place, of="entity"), self._range(one, place), known
        )

    def relation(self, one: Json, place: str) -> Filled:
        """A relation: from what fills Arg-1 to what fills Arg-2."""
        fillers = dict(self._fillers(one, place))
        if set(fillers) != set(ENDS):
            raise WireError("missing", f"{place}.arguments")
        ends = tuple((role, fillers[role]) for role in ENDS)
        return Filled(_id(one, place), _type(one, place, of="relation"), range(0), ends)

    def event(self, one: Json, place: str) -> Filled:
        """An event with its trigger and arguments."""
        trigger = record(one.get("trigger"), f"{place}.trigger", None)
        words = self._range(trigger, f"{place}.trigger")
        fillers = tuple(self._fillers(one, place))
        return Filled(_id(one, place), _type(one, place, of="event"), words, fillers)

    def _fillers(self, found: Json, place: str) -> Iterator[tuple[str, str]]:
        for index, one in enumerate(array(found.get("arguments"), f"{place}.arguments")):
            here = f"{place}.arguments.{index}"
            filler = record(one, here, None)
            id = string(filler.get("entity_id"), f"{here}.entity_id")
            if id not in self.known:
                raise UnfitError(RefusalCode.NO_SUCH_MENTION, id=id[:LONGEST_TYPE], place=here)
            yield short_text(filler, "role", here, longest=LONGEST_TYPE), id

    def _range(self, found: Json, place: str) -> range:
        edges = found.get("start"), found.get("end")
        return word_range(edges, place, length=len(self.words))


def _id(found: Json, place: str) -> str:
    return short_text(found, "id", place, longest=_LONGEST_FACT)


def _type(found: Json, place: str, *, of: str) -> Parts:
    name = short_text(found, f"{of}_type", place, longest=LONGEST_TYPE)
    subtype = string(found.get(f"{of}_subtype") or "", f"{place}.{of}_subtype")
    if len(name) + len(subtype) >= LONGEST_TYPE and subtype:
        raise WireError("not-a-name", f"{place}.{of}_subtype", subtype[:LONGEST_TYPE])
    return name, subtype
