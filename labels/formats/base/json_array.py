"""The objects of a JSON array one by one, however long the array is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from labels.formats.base.codes import RefusalCode
from labels.formats.base.lines import LONGEST_LINE, chunks
from labels.formats.base.reading import Refusal

AT_ONCE = 1024 * 1024
"""Bytes that are read together."""

# A whole string is passed over in one step; a quotation mark alone begins one that goes on later.
_OUTSIDE = re.compile(rb'"(?:[^"\\]++|\\.)*+"|["{}\[\]]', re.DOTALL)
_INSIDE = re.compile(rb'["\\]')
_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*([\[{])?")
_FIRST = re.compile(rb"\s*")
_NEXT = re.compile(rb"\s*,\s*")
_OPENING = b"{["


@dataclass(frozen=True, slots=True)
class Entry:
    """One object as its bytes, and the line it begins in; None if it is too long to be held."""

    raw: bytes | None
    line: int


def entries(lines: Iterable[bytes]) -> Iterator[Entry | Refusal]:
    """The objects of an array, or those that follow one another without any.

    What is no object is refused, and so is the end of a file that breaks off.
    """
    scanner = _Scanner()
    for chunk in chunks(lines, AT_ONCE):
        scanner.held += chunk
        yield from scanner.scan()
    yield from scanner.end()


@dataclass(slots=True)
class _Scanner:
    """What was read and not yet given away.

    `at` is where to look on, `begin` where the object begins that is not at its end yet, `gap`
    where the last one ended. `outer` is the depth at which objects stand: 1 within an array.
    """

    held: bytearray = field(default_factory=bytearray)
    at: int = 0
    begin: int | None = None
    gap: int = 0
    depth: int = 0
    outer: int | None = None
    in_string: bool = False
    is_first: bool = True
    has_ended: bool = False
    has_refused: bool = False
    too_long: bool = False
    line: int = 1
    counted: int = 0
    began: int = 1

    def scan(self) -> Iterator[Entry | Refusal]:
        """The objects that are at their end by now."""
        if self.outer is None:
            yield from self._open()
        while not self.has_ended and (token := self._token()):
            yield from self._take(token)
        if self.has_ended:
            yield from self._after()
        else:
            self._let_go()

    def end(self) -> Iterator[Entry | Refusal]:
        """What is to be said of a file that ends here."""
        if self.outer is None:
            yield Refusal(RefusalCode.NOT_JSON, 1, {"column": 1})
        elif self.begin is not None or (self.outer and not self.has_ended):
            yield Refusal(RefusalCode.TRUNCATED, self._line_at(len(self.held)))

    def _open(self) -> Iterator[Refusal]:
        found = _START.match(self.held)
        if found is None or found[1] is None:
            if found is None or found.end() < len(self.held):
                self.has_ended = self.has_refused = True
                self.outer = 0
                yield Refusal(RefusalCode.NOT_JSON, self._line_at(self.at), {"column": 1})
            return
        self.outer = int(found[1] == b"[")
        self.depth = self.outer
        self.at = self.gap = found.end() if self.outer else found.start(1)

    def _token(self) -> bytes:
        """The next bracket, outside of strings; empty where there is none yet."""
        while self.at < len(self.held):
            pattern = _INSIDE if self.in_string else _OUTSIDE
            found = pattern.search(self.held, self.at)
            if found is None:
                self.at = len(self.held)
                break
            self.at = found.end()
            if found[0] == b"\\":
                self.at += 1
            elif found[0] == b'"':
                self.in_string = not self.in_string
            elif not found[0].startswith(b'"'):
                return found[0]
        return b""

    def _take(self, token: bytes) -> Iterator[Entry | Refusal]:
        if token in _OPENING:
            if self.depth == self.outer:
                yield from self._between(_FIRST if self.is_first or not self.outer else _NEXT)
                self.begin, self.began = self.at - 1, self._line_at(self.at - 1)
                self.is_first = False
            self.depth += 1
            return
        self.depth -= 1
        if self.depth == self.outer:
            yield self._entry()
        elif self.outer and self.depth < self.outer:
            yield from self._between(_FIRST)
            self.has_ended = True
        elif self.depth < 0:
            yield Refusal(RefusalCode.NOT_JSON, self._line_at(self.at), {"column": 1})
            self.has_ended = self.has_refused = True

    def _after(self) -> Iterator[Refusal]:
        """A refusal of what stands after the end; it is not held."""
        if not self.has_refused and self.held[self.at :].strip():
            self.has_refused = True
            yield Refusal(RefusalCode.NOT_JSON, self._line_at(self.at), {"column": 1})
        self.held.clear()
        self.at = self.counted = 0

    def _between(self, pattern: re.Pattern[bytes]) -> Iterator[Refusal]:
        """A refusal where something stands between two objects that is none."""
        if not pattern.fullmatch(self.held, self.gap, self.at - 1):
            yield Refusal(RefusalCode.NOT_AN_OBJECT, self._line_at(self.gap))

    def _entry(self) -> Entry:
        begin = self.begin or 0
        raw = None if self.too_long else bytes(self.held[begin : self.at])
        self.begin, self.gap, self.too_long = None, self.at, False
        is_long = raw is not None and len(raw) > LONGEST_LINE
        return Entry(None if is_long else raw, self.began)

    def _let_go(self) -> None:
        """Forget what was given away, and what is too long to be given."""
        keep = self.gap if self.begin is None else self.begin
        if self.begin is not None and len(self.held) - self.begin > LONGEST_LINE:
            self.too_long, keep = True, min(self.at, len(self.held))
        if self.outer is None:
            return
        self.line, self.counted = self._line_at(keep), keep
        del self.held[:keep]
        self.counted = 0
        self.at, self.gap = self.at - keep, max(0, self.gap - keep)
        self.begin = None if self.begin is None else max(0, self.begin - keep)

    def _line_at(self, place: int) -> int:
        """The line that a place lies in; places are asked for in rising order."""
        if place > self.counted:
            self.line += self.held.count(b"\n", self.counted, place)
            self.counted = place
        return self.line
