"""The results of one annotation: regions, what is told of them, and relations between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from labels.document import AttributeValue
from labels.formats.base import RefusalCode
from labels.formats.base.facts import misspelt
from labels.formats.base.json_lines import UnfitError
from labels.formats.base.offsets import Stretch
from labels.formats.labelstudio.values import TYPES, value_from
from labels.wire import Json

LABELS = frozenset({"labels", "hypertextlabels"})
RELATION = "relation"
RELATED = "related"
"""What a relation without a label is called: Label Studio asks for none."""


@dataclass(slots=True)
class Region:
    """A stretch with labels: its id, which `Labels` it is of, and what else is told of it."""

    id: str
    source: str
    stretch: Stretch
    labels: list[str]
    place: str
    attributes: dict[str, AttributeValue] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation between two regions by their ids, from the one to the other."""

    source: str
    target: str
    labels: tuple[str, ...]
    place: str


@dataclass(slots=True)
class Results:
    """What the results of an annotation say; `left` are the types of those that say nothing here.

    `both_ways` counts relations that go both ways, which are taken as going from the first on.
    `has_markup` tells that offsets count on the text without the tags of HTML.
    """

    regions: dict[str, Region] = field(default_factory=dict)
    arcs: list[Arc] = field(default_factory=list)
    attributes: dict[str, AttributeValue] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    both_ways: int = 0
    has_markup: bool = False

    @classmethod
    def of(cls, spelled: object, place: str) -> Results:
        """The results that a list spells; raises UnfitError."""
        if not isinstance(spelled, list):
            raise misspelt("not-a-list", place, spelled)
        placed = [
            (_object(one, f"{place}.{at}"), f"{place}.{at}") for at, one in enumerate(spelled)
        ]
        results = cls()
        # Regions first: what is told of one may stand before it.
        for one, where in placed:
            if str(one.get("type")) in LABELS:
                results.add_region(one, where)
        for one, where in placed:
            if str(one.get("type")) not in LABELS:
                results.add(one, where)
        results.refuse_loose()
        return results

    def add_region(self, result: Json, place: str) -> None:
        """One region; those of one id are one, with all their labels."""
        kind = str(result["type"])
        value = _object(result.get("value"), f"{place}.value")
        self.has_markup |= kind != "labels" and "globalOffsets" in value
        labels = value.get(kind)
        if not (isinstance(labels, list) and all(isinstance(one, str) and one for one in labels)):
            raise misspelt("not-a-list", f"{place}.value.{kind}", labels)
        id = str(result.get("id") or f"m{len(self.regions) + 1}")
        stretch = _stretch(value, f"{place}.value")
        source = str(result.get("from_name", ""))
        region = self.regions.setdefault(id, Region(id, source, stretch, [], place))
        region.labels += (one for one in labels if one not in region.labels)
        region.note = region.note or _note(result)

    def add(self, result: Json, place: str) -> None:
        """A relation, something told of a region or of the article, or what has no place here."""
        kind = str(result.get("type"))
        if kind == RELATION:
            self.arcs.append(self._arc(result, place))
        elif kind in TYPES:
            self._tell(kind, result, place)
        else:
            self.left[kind] += 1

    def _tell(self, kind: str, result: Json, place: str) -> None:
        value = _object(result.get("value"), f"{place}.value")
        name = result.get("from_name")
        if not isinstance(name, str) or not name:
            raise misspelt("not-a-name", f"{place}.from_name", name)
        region = self.regions.get(str(result.get("id")))
        if region is None and "start" in value:
            # It tells of a region without labels, which marks nothing.
            self.left[kind] += 1
            return
        told = self.attributes if region is None else region.attributes
        told[name] = value_from(kind, value, place)

    def _arc(self, result: Json, place: str) -> Arc:
        ends = [str(result.get("from_id")), str(result.get("to_id"))]
        if result.get("direction") == "left":
            ends.reverse()
        self.both_ways += result.get("direction") == "bi"
        labels = result.get("labels") or [RELATED]
        if not (isinstance(labels, list) and all(isinstance(one, str) and one for one in labels)):
            raise misspelt("not-a-list", f"{place}.labels", labels)
        return Arc(ends[0], ends[1], tuple(labels), place)

    def refuse_loose(self) -> None:
        """Refuse relations from or to what is no region with a label."""
        for arc in self.arcs:
            for end in (arc.source, arc.target):
                if end not in self.regions or not self.regions[end].labels:
                    raise UnfitError(RefusalCode.NO_SUCH_MENTION, id=end, place=arc.place)

    def stretches(self) -> list[Stretch]:
        """Where all regions lie."""
        return [one.stretch for one in self.regions.values()]


def each(spelled: Iterable[object], place: str) -> Iterator[tuple[Json, str]]:
    """The objects of a list with their places."""
    for at, one in enumerate(spelled):
        yield _object(one, f"{place}.{at}"), f"{place}.{at}"


def _object(spelled: object, place: str) -> Json:
    if not isinstance(spelled, dict):
        raise misspelt("not-an-object", place, spelled)
    return spelled


def _stretch(value: Json, place: str) -> Stretch:
    offsets = _object(value.get("globalOffsets", value), f"{place}.globalOffsets")
    start, end = (_offset(offsets.get(key), f"{place}.{key}") for key in ("start", "end"))
    return Stretch(start, end, str(value.get("text") or ""))


def _offset(spelled: object, place: str) -> int:
    if not isinstance(spelled, int) or isinstance(spelled, bool):
        raise misspelt("not-a-number", place, spelled)
    return spelled


def _note(result: Json) -> str:
    match result.get("meta"):
        case {"text": [*lines]}:
            return "\n".join(map(str, lines))
        case {"text": str(line)}:
            return line
    return ""
