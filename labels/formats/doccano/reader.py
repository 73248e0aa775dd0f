"""Lines of doccano as readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from labels.document import Link, LinkKind, Mention
from labels.formats.base import Outcome, Reading, RefusalCode, Remark, RemarkCode, stem_of
from labels.formats.base.articles import Taken, articles_of
from labels.formats.base.facts import (
    entity_from,
    facts_from,
    misspelt,
    split_document,
    text_from,
)
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.offsets import Judge, Stretch, Unit, places
from labels.formats.doccano.options import ReadingOptions
from labels.text.sentences import SPLITTER
from labels.wire import Json

_TRIPLE = 3
_TEXTS = ("text", "data")
_LABELS = ("entities", "label", "labels")
_OURS = frozenset({*_TEXTS, *_LABELS, "relations"})


def read(lines: Iterable[bytes], options: ReadingOptions, *, name: str) -> Iterator[Outcome]:
    """A reading or a refusal for each line; what the offsets were taken for comes last."""
    file = _File(stem_of(name), options.offsets.unit())
    yield from articles_of(lines, file.take)
    for unit, count in file.judge.told.items():
        params: Mapping[str, str | int] = {"unit": unit.value, "count": count}
        yield Remark(RemarkCode.OFFSETS_FOUND, file.first[unit], params)


@dataclass(slots=True)
class _File:
    """What has to be remembered from line to line; `first` is where each unit was met first."""

    stem: str
    asked: Unit | None
    judge: Judge = field(default_factory=Judge)
    first: dict[Unit, int] = field(default_factory=dict)

    def take(self, found: Json, line: int) -> Iterator[Taken]:
        """The reading that a line spells."""
        labels = _labels(found)
        cleaned = text_from(_first_of(found, _TEXTS), marked=bool(labels))
        text = cleaned.text
        unit = self.asked or self.judge.unit_of(text, [one.stretch for one in labels])
        if self.judge.told[unit]:
            self.first.setdefault(unit, line)
        mentions = _mentions(labels, places(text, unit), length=len(text))
        facts, unknown = facts_from(_rest(found))
        facts["external_id"] = facts.get("external_id") or f"{self.stem}-{line}"
        ids = {one.id: mention.id for one, mention in zip(labels, mentions, strict=True)}
        reading = Reading(
            document=split_document(text, mentions=mentions, links=_links(found, ids)),
            line=line,
            splitter=SPLITTER,
            was_read=any(key in found for key in _LABELS),
            **facts,
        )
        yield Taken(reading, cleaned.replaced, unknown)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label as it stands in a line: its id there, where it is, its type, and its place."""

    id: str
    stretch: Stretch
    type: object
    place: str


def _labels(found: Json) -> list[_Label]:
    """The labels of a line, in its order; raises UnfitError."""
    key = next((one for one in _LABELS if found.get(one)), "")
    spelled = found.get(key, [])
    if not isinstance(spelled, list):
        raise misspelt("not-a-list", key, spelled)
    labels = [_label(one, f"{key}.{place}") for place, one in enumerate(spelled)]
    if key == "entities" and len({one.id for one in labels}) < len(labels):
        raise misspelt("id-twice", key, ", ".join(one.id for one in labels))
    return labels


def _label(spelled: object, place: str) -> _Label:
    start: Any
    end: Any
    match spelled:
        case [start, end, kind]:
            id, surface = place, ""
        case {"label": kind, "start_offset": start, "end_offset": end, **more}:
            id, surface = str(more.get("id", place)), str(more.get("text", ""))
        case _:
            raise misspelt("not-a-span", place, spelled)
    for number in (start, end):
        if not isinstance(number, int) or isinstance(number, bool):
            raise misspelt("not-a-number", place, number)
    return _Label(id, Stretch(start, end, surface), kind, place)


def _mentions(labels: Iterable[_Label], units: Sequence[int], *, length: int) -> list[Mention]:
    return [
        _mention(one, units, number=number, length=length) for number, one in enumerate(labels, 1)
    ]


def _mention(label: _Label, units: Sequence[int], *, number: int, length: int) -> Mention:
    span = label.stretch.within(units)
    if span is None:
        at = label.stretch
        if 0 <= at.start < at.end and at.end >= len(units):
            last = len(units) - 1
            raise UnfitError(RefusalCode.OUT_OF_TEXT, id=label.place, end=at.end, length=last)
        raise misspelt("not-a-span", label.place, [at.start, at.end])
    parts = {"id": f"m{number}", "start": span[0], "end": span[1], "type": label.type}
    return entity_from(parts, label.place, length=length)


def _links(found: Json, ids: Mapping[str, str]) -> list[Link]:
    spelled = found.get("relations") or []
    if not isinstance(spelled, list):
        raise misspelt("not-a-list", "relations", spelled)
    return [_link(one, ids, number) for number, one in enumerate(spelled, 1)]


def _link(spelled: object, ids: Mapping[str, str], number: int) -> Link:
    place = f"relations.{number - 1}"
    match spelled:
        case {"from_id": source, "to_id": target, "type": str(kind)} if kind:
            pass
        case _:
            raise misspelt("not-an-object", place, spelled)
    for end in (source, target):
        if str(end) not in ids:
            raise UnfitError(RefusalCode.NO_SUCH_MENTION, id=str(end), place=place)
    return Link(f"l{number}", ids[str(source)], ids[str(target)], kind, LinkKind.RELATION)


def _rest(found: Json) -> Json:
    """What is no text and no label: the facts, under our names, and whatever else there is."""
    rest = {key: one for key, one in found.items() if key not in _OURS}
    if not rest.get("Comments"):
        rest.pop("Comments", None)
    # An id may be anything: doccano lets a key of the article's own take its place.
    if isinstance(rest.get("id"), str | int) and "external_id" not in rest:
        rest["external_id"] = str(rest.pop("id"))
    return rest


def _first_of(found: Json, keys: Sequence[str]) -> Any:  # noqa: ANN401 - as the line has it
    return next((found[key] for key in keys if key in found), None)
