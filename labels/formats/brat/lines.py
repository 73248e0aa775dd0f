"""An `.ann` file, both ways: lines to what they say, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import TypeVar

from labels.formats.base import RefusalCode
from labels.formats.base.in_files import UnfitFileError
from labels.formats.brat.standoff import (
    Arc,
    Fact,
    Happening,
    Piece,
    Remarked,
    Said,
    Standoff,
    Stretch,
)

REFERENCE = "Reference"
"""The type of a line that names what a mention is in a database."""

_LONGEST_SHOWN = 80
_STRETCH = re.compile(r"(T\S{1,60})\t(\S+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)[ ]?(?:\t(.*))?")
_HAPPENING = re.compile(r"(E\S{1,60})\t(\S+):([^\s:]+)((?: [^\s:]+:[^\s:]+)*)\s*")
_ARC = re.compile(r"(R\S{1,60})\t(\S+) [^\s:]+:(\S+) [^\s:]+:(\S+)\s*")
_EQUIV = re.compile(r"\*\t(\S+)((?: \S+){2,})\s*")
_FACT = re.compile(r"[AM]\S{1,60}\t(\S+) (\S+)(?: (.*\S))?\s*")
_NORMAL = re.compile(r"N\S{1,60}\t(\S+) (\S+) (\S+:\S+)(?:\t(.*))?")
_REMARKED = re.compile(r"#\S{0,60}\t(\S+) (\S+)(?:\t(.*))?")
_ENTRY = re.compile(r"(\S+:\S+)(?: (\S.*))?")
_DIGITS = 10

Ided = TypeVar("Ided", Stretch, Happening, Arc)


def standoff_of(content: bytes) -> Standoff:
    """What a file says; raises UnfitFileError for a line that is none of brat's."""
    standoff = Standoff()
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        line = _decoded(raw, number)
        if line and not line.isspace():
            for said in _said(line, number, standoff):
                _put(said, standoff)
    return standoff


def lines_of(standoff: Standoff) -> bytes:
    """The file that says this."""
    lines = [_stretch_line(one) for one in standoff.stretches.values()]
    lines += [_happening_line(one) for one in standoff.happenings.values()]
    lines += [_arc_line(one) for one in standoff.arcs.values()]
    numbers = {letter: count(1) for letter in "AN"}
    lines += [_fact_line(one, numbers) for one in standoff.facts]
    for number, one in enumerate(standoff.remarked, 1):
        lines.append(f"#{number}\t{one.type} {one.target}\t{one.text}")
    return "".join(f"{line}\n" for line in lines).encode()


def _decoded(raw: bytes, number: int) -> str:
    try:
        line = raw.decode()
    except UnicodeDecodeError as error:
        raise UnfitFileError(RefusalCode.NOT_UTF_8, number, byte=error.start) from None
    if "\0" in line:
        raise UnfitFileError(RefusalCode.NUL_IN_TEXT, number, byte=raw.index(0))
    return line.removesuffix("\r")


def _said(line: str, number: int, standoff: Standoff) -> list[Said]:
    read = _READERS.get(line[0])
    said = [*read(line, number, standoff)] if read else []
    if not said:
        shown = line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
        raise UnfitFileError(RefusalCode.NOT_STANDOFF, number, text=shown)
    return said


def _put(said: Said, standoff: Standoff) -> None:
    match said:
        case Stretch():
            _put_once(said, standoff.stretches)
        case Happening():
            _put_once(said, standoff.happenings)
        case Arc():
            _put_once(said, standoff.arcs)
        case Fact():
            standoff.facts.append(said)
        case _:
            standoff.remarked.append(said)


def _put_once(said: Ided, known: dict[str, Ided]) -> None:
    if said.id in known:
        params = {"error": "id-twice", "place": said.id, "value": ""}
        raise UnfitFileError(RefusalCode.MISSPELT, said.line, **params)
    known[said.id] = said


def _read_stretch(line: str, number: int, _: Standoff) -> Iterator[Stretch]:
    if found := _STRETCH.fullmatch(line):
        pieces = tuple(_piece(piece) for piece in found[3].split(";"))
        if all(start < end for start, end in pieces):
            yield Stretch(found[1], found[2], pieces, found[4] or "", number)


def _piece(spelled: str) -> Piece:
    # What has more digits than any text has code points is beyond the end of it all the same.
    start, end = (int(f"{one[:_DIGITS]}") for one in spelled.split(" "))
    return start, end


def _read_happening(line: str, number: int, _: Standoff) -> Iterator[Happening]:
    if found := _HAPPENING.fullmatch(line):
        pairs = (one.split(":") for one in found[4].split())
        arguments = tuple((role, filler) for role, filler in pairs)
        yield Happening(found[1], found[2], found[3], arguments, number)


def _read_arc(line: str, number: int, _: Standoff) -> Iterator[Arc]:
    if found := _ARC.fullmatch(line):
        yield Arc(found[1], found[2], found[3], found[4], number)


def _read_equiv(line: str, number: int, standoff: Standoff) -> Iterator[Arc]:
    if found := _EQUIV.fullmatch(line):
        first, *others = found[2].split()
        for other in others:
            standoff.equivs += 1
            yield Arc(f"*{standoff.equivs}", found[1], first, other, number)


def _read_fact(line: str, number: int, _: Standoff) -> Iterator[Fact]:
    if found := _FACT.fullmatch(line):
        yield Fact(found[2], found[1], found[3] or True, number)


def _read_normal(line: str, number: int, _: Standoff) -> Iterator[Fact]:
    if found := _NORMAL.fullmatch(line):
        yield Fact(found[2], found[1], f"{found[3]} {found[4] or ''}".strip(), number)


def _read_remarked(line: str, number: int, _: Standoff) -> Iterator[Remarked]:
    if found := _REMARKED.fullmatch(line):
        yield Remarked(found[2], found[1], found[3] or "", number)


_READERS: Mapping[str, Callable[[str, int, Standoff], Iterator[Said]]] = {
    "T": _read_stretch,
    "E": _read_happening,
    "R": _read_arc,
    "*": _read_equiv,
    "A": _read_fact,
    "M": _read_fact,
    "N": _read_normal,
    "#": _read_remarked,
}


def _stretch_line(one: Stretch) -> str:
    pieces = ";".join(f"{start} {end}" for start, end in one.pieces)
    return f"{one.id}\t{one.type} {pieces}\t{one.surface}"


def _happening_line(one: Happening) -> str:
    arguments = "".join(f" {role}:{filler}" for role, filler in one.arguments)
    return f"{one.id}\t{one.type}:{one.trigger}{arguments}"


def _arc_line(one: Arc) -> str:
    if one.id.startswith("*"):
        return f"*\t{one.type} {one.source} {one.target}"
    return f"{one.id}\t{one.type} Arg1:{one.source} Arg2:{one.target}"


def _fact_line(one: Fact, numbers: Mapping[str, Iterator[int]]) -> str:
    entry = _ENTRY.fullmatch(one.value) if isinstance(one.value, str) else None
    if one.name == REFERENCE and entry:
        name = f"\t{entry[2]}" if entry[2] else ""
        return f"N{next(numbers['N'])}\t{one.name} {one.target} {entry[1]}{name}"
    value = "" if one.value is True else f" {one.value}"
    return f"A{next(numbers['A'])}\t{one.name} {one.target}{value}"
