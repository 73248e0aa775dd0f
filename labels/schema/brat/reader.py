"""From the lines of an `annotation.conf` to a schema."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from labels.schema.brat.lines import Line, lines_of
from labels.schema.brat.names import (
    ANY,
    ENTITY,
    EVENT,
    NAMED,
    RELATION,
    RELATION_KIND,
    RESERVED,
    SYMMETRIC,
)
from labels.schema.parts import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Wording,
)
from labels.schema.whole import Schema

_OWNERS, _VALUES = "Arg", "Value"
_ENDS = 2


@dataclass(frozen=True, slots=True)
class Configuration:
    """The schema of a file, and the numbers of the lines that were passed over, or a part of them.

    These are what no schema of ours has a place for, and names that the file gives to no type.
    """

    schema: Schema
    passed_over: tuple[int, ...] = ()


def schema_from_conf(text: str, *, name: str) -> Configuration:
    """The schema that an `annotation.conf` spells, under this name unless it says its own.

    Raises ConfError where a line is none, SchemaError where the whole contradicts itself.
    """
    reader = _Reader(list(lines_of(text)))
    first = text.partition("\n")[0]
    schema = Schema(
        name=first.removeprefix(NAMED).strip() if first.startswith(NAMED) else name,
        types=(*reader.types("entities"), *reader.types("events")),
        relations=tuple(reader.relations()),
        attributes=tuple(reader.attributes()),
    )
    return Configuration(schema, tuple(sorted(reader.passed_over)))


class _Reader:
    """The lines by section, and who stands above whom."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines: dict[str, list[Line]] = defaultdict(list)
        for one in lines:
            self._lines[one.section].append(one)
        typed = [*self._lines["entities"], *self._lines["events"]]
        self._parents = {one.name: one.parent for one in typed}
        self._whole: dict[str, set[str]] = defaultdict(set)
        for one in typed:
            for name in self._lineage(one.name) if one.usable else ():
                self._whole[name].add(one.name)
        self.passed_over: set[int] = set()

    def types(self, section: str) -> Iterator[MentionType]:
        """The types of a section; only those of events have roles."""
        events = section == "events"
        for one in self._lines[section]:
            yield MentionType(
                name=one.name,
                kind=MentionKind.EVENT if events else MentionKind.ENTITY,
                title=_title(one.other),
                parent=one.parent,
                selectable=one.usable,
                roles=tuple(self._roles(one)) if events else (),
            )

    def relations(self) -> Iterator[RelationType]:
        """The relations; those of one name on several lines are one that takes what each takes."""
        found: dict[str, list[Line]] = defaultdict(list)
        for one in self._lines["relations"]:
            ends = [each for each in one.arguments if each.key not in RESERVED]
            if one.name in RESERVED or not one.usable or len(ends) < _ENDS:
                self.passed_over.add(one.number)
            else:
                found[one.name].append(one)
        for name, lines in found.items():
            sources, targets = self._end(lines, 0), self._end(lines, 1)
            if sources is not None and targets is not None:
                symmetric = any(_is_symmetric(one) for one in lines)
                title = _title(lines[0].other)
                yield RelationType(name, title, Wording(), sources, targets, symmetric)

    def attributes(self) -> Iterator[Attribute]:
        """The attributes: a choice where there are values, else yes or no."""
        for one in self._lines["attributes"]:
            given = {each.key: each.values for each in one.arguments}
            of = self._owners(given.get(_OWNERS, ()), one)
            if not of or not one.usable:
                self.passed_over.add(one.number)
                continue
            choices = tuple(Choice(value) for value in dict.fromkeys(given.get(_VALUES, ())))
            form = AttributeForm.CHOICE if choices else AttributeForm.FLAG
            yield Attribute(one.name, form, of, title=_title(one.other), choices=choices)

    def _roles(self, line: Line) -> Iterator[Role]:
        for one in line.arguments:
            fillers = None if one.key in RESERVED else self._fillers(one.values, line)
            if fillers is not None:
                yield Role(one.key, fillers=fillers, least=one.least, most=one.most)

    def _end(self, lines: Iterable[Line], place: int) -> tuple[str, ...] | None:
        """What may stand at one end of a relation; None where the file knows none of it."""
        found: list[str] = []
        for one in lines:
            end = [each for each in one.arguments if each.key not in RESERVED][place]
            fillers = self._fillers(end.values, one)
            if fillers == ():
                return ()
            found += fillers or ()
        return tuple(dict.fromkeys(found)) or None

    def _fillers(self, values: Iterable[str], line: Line) -> tuple[str, ...] | None:
        """The types named, without those below another of them; none of them for any entity.

        None where the file gives no type any of these names.
        """
        if set(values) == {ENTITY}:
            return ()
        return tuple(self._named(values, line, ())) or None

    def _owners(self, values: Iterable[str], line: Line) -> tuple[str, ...]:
        relations = [one.name for one in self._lines["relations"] if one.name not in RESERVED]
        return tuple(self._named(values, line, relations))

    def _named(self, values: Iterable[str], line: Line, relations: Sequence[str]) -> list[str]:
        """The known names of these, and what stands under a name that brat has for many."""
        many = {
            ENTITY: self._roots("entities"),
            EVENT: self._roots("events"),
            RELATION: relations,
        }
        many[ANY] = [name for names in many.values() for name in names]
        names = dict.fromkeys(name for value in values for name in many.get(value, [value]))
        known = [one for one in names if one in self._parents or one in relations]
        if len(known) < len(names):
            self.passed_over.add(line.number)
        return self._gathered(known)

    def _gathered(self, names: Sequence[str]) -> list[str]:
        """The names, with one for all that stand below it where each of these is there."""
        named = set(names)
        whole = [one for one, below in self._whole.items() if len(below) > 1 and below <= named]
        named.update(whole)
        gathered = dict.fromkeys(
            next((one for one in reversed([*self._lineage(name)]) if one in named), name)
            for name in names
        )
        return [*gathered]

    def _roots(self, section: str) -> list[str]:
        return [one.name for one in self._lines[section] if not one.parent]

    def _lineage(self, name: str) -> Iterator[str]:
        """A type's name, and those above it."""
        while name:
            yield name
            name = self._parents.get(name, "")


def _title(other: str) -> Wording:
    arabic = any("\u0600" <= one <= "\u06ff" for one in other)
    return Wording(ar=other) if arabic else Wording(en=other)


def _is_symmetric(line: Line) -> bool:
    kinds = (one.values for one in line.arguments if one.key == RELATION_KIND)
    return any(SYMMETRIC in value.split("-") for values in kinds for value in values)
