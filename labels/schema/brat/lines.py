"""The lines of an `annotation.conf`: sections, hierarchy by indentation, macros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from labels.schema.brat.names import INHERIT, RESERVED

SECTIONS = frozenset({"entities", "relations", "events", "attributes"})
_OTHER_NAMES = {"spans": "entities"}

_SECTION = re.compile(r"\s*\[(.*)\]\s*")
_SEPARATOR = re.compile(r"\s*-+\s*")
_MACRO = re.compile(r"(<[a-zA-Z_-]+>)=\s*(.*?)\s*")
_BRACKETED = re.compile(r"<[^<>\s]*>")
_ARGUMENT = re.compile(r"(\S+?)(\?|\*|\+|\{[^{}]*\}|):(\S+)")
_RANGE = re.compile(r"\{([0-9]{1,6})(?:-([0-9]{1,6}))?\}")
_TIMES: dict[str, tuple[int, int | None]] = {
    "": (1, 1),
    "?": (0, 1),
    "*": (0, None),
    "+": (1, None),
}

LONGEST_LINE = 20_000
"""Characters of a line when its macros stand for themselves; macros of macros grow fast."""

ConfCode = Literal[
    "no-sections",
    "unknown-macro",
    "reserved-macro",
    "long-line",
    "not-an-argument",
    "not-a-number-of-times",
    "no-parent",
]
"""How a line may be none of an `annotation.conf`."""


class ConfError(ValueError):
    """A line that is none of an `annotation.conf`; `value` is the part at fault.

    `line` counts from 1; 0 means the file as a whole.
    """

    def __init__(self, code: ConfCode, *, line: int, value: str = "") -> None:
        super().__init__(f"{line}: {code} {value}")
        self.code: ConfCode = code
        self.line = line
        self.value = value


@dataclass(frozen=True, slots=True)
class Argument:
    """A key with the types or values it takes, and how many may stand there."""

    key: str
    values: tuple[str, ...]
    least: int = 1
    most: int | None = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A term of a section, the one above it (empty where it is a root), and its arguments.

    `other` is the second name of the term, for people. A term that is not `usable` had a `!`.
    """

    number: int
    section: str
    name: str
    other: str
    parent: str
    usable: bool
    arguments: tuple[Argument, ...]


@dataclass(slots=True)
class _Section:
    """What holds in one section: its macros, and the terms above the next line by indentation."""

    name: str
    macros: dict[str, str] = field(default_factory=dict)
    above: list[tuple[int, Line]] = field(default_factory=list)


def lines_of(text: str) -> Iterator[Line]:
    """The terms of all sections that we know, in their order; raises ConfError."""
    section = _Section("")
    known = False
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip()
        if found := _SECTION.fullmatch(line):
            section = _Section(_OTHER_NAMES.get(found[1], found[1]))
            known = known or section.name in SECTIONS
        elif section.name in SECTIONS and not _says_nothing(line):
            yield from _read(line, number, section)
    if not known:
        raise ConfError("no-sections", line=0)


def _says_nothing(line: str) -> bool:
    return not line or line.lstrip().startswith("#") or bool(_SEPARATOR.fullmatch(line))


def _read(line: str, number: int, section: _Section) -> Iterator[Line]:
    """The term of a line, or none where it defines a macro."""
    if macro := _MACRO.fullmatch(line):
        name, value = macro.groups()
        if name in RESERVED:
            raise ConfError("reserved-macro", line=number, value=name)
        section.macros[name] = _expanded(value, number, section)
        return
    indent, terms, arguments = _fields(_expanded(line, number, section))
    section.above = [one for one in section.above if one[0] < indent]
    above = section.above[-1][1] if section.above else None
    if indent and above is None:
        raise ConfError("no-parent", line=number, value=terms[0])
    term = Line(
        number=number,
        section=section.name,
        name=terms[0].removeprefix("!"),
        other="".join(terms[1:2]).removeprefix("!"),
        parent=above.name if above else "",
        usable=not any(one.startswith("!") for one in terms),
        arguments=tuple(_arguments(arguments, number, above)),
    )
    section.above.append((indent, term))
    yield term


def _expanded(line: str, number: int, section: _Section) -> str:
    for name, value in section.macros.items():
        line = line.replace(name, value)
        if len(line) > LONGEST_LINE:
            raise ConfError("long-line", line=number, value=name)
    for name in _BRACKETED.findall(line):
        if name not in RESERVED:
            raise ConfError("unknown-macro", line=number, value=name)
    return line


def _fields(line: str) -> tuple[int, list[str], list[str]]:
    """The indentation, the names of the term, and its arguments as they stand."""
    bare = line.lstrip()
    terms, arguments = _halves(bare.split(None, 1))
    if "\t" in bare and any(len(one.split()) > 1 for one in arguments):
        # The old way, with spaces in names.
        terms, arguments = _halves(bare.split("\t", 1))
    return len(line) - len(bare), terms or [""], arguments


def _halves(halves: list[str]) -> tuple[list[str], list[str]]:
    return _parted(halves[0], "|"), _parted("".join(halves[1:]), ",")


def _parted(text: str, by: str) -> list[str]:
    return [part for one in text.split(by) if (part := one.strip())]


def _arguments(found: list[str], number: int, above: Line | None) -> Iterator[Argument]:
    for one in found:
        if one == INHERIT:
            yield from above.arguments if above else ()
            continue
        match = _ARGUMENT.fullmatch(one)
        if match is None:
            raise ConfError("not-an-argument", line=number, value=one)
        key, often, values = match.groups()
        least, most = _times(often, number)
        yield Argument(key, tuple(_parted(values, "|")), least, most)


def _times(often: str, number: int) -> tuple[int, int | None]:
    if often in _TIMES:
        return _TIMES[often]
    found = _RANGE.fullmatch(often)
    least = int(found[1]) if found else 0
    most = int(found[2] or found[1]) if found else 0
    if most < max(least, 1):
        raise ConfError("not-a-number-of-times", line=number, value=often)
    return least, most
