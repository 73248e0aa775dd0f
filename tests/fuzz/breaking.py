"""Ways to break a file, each drawn from a source of chance."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from typing import Any

LARGEST = 120_000
"""Bytes that a broken file may grow to."""

_TOKENS: Sequence[bytes] = (
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xd8", b"\r\n", b"\r", b"\n", b"\n\n", b"\t", b" "),
    *(b"\\u0000", b"\\ud83d", b'"', b"{", b"}", b"[", b"]", b"(", b")", b"<", b">", b"&", b";"),
    *(b"|", b"=", b"-", b"_", b"#", b"%", b"%00", b"B-", b"I-", b"E-", b"O", b"-DOCSTART- O\n"),
    *(b"-1", b"0", b"99999999999999999999", b"1e999", b"NaN", b"null", b"true", b"T1", b"E1"),
    *(
        b"R1",
        b"A1",
        b"#1",
        b"*",
        b"\xe2\x80\xa8",
        b"\xe2\x80\x8f",
        b"\xd9\x8b",
        b"\xf0\x9f\x98\x80",
    ),
    *(b'<!DOCTYPE a [<!ENTITY b "c">]>', b"&b;", b"# newdoc id = x\n", b"Entity=(e1-X-1-"),
)
_VALUES: Sequence[Any] = (
    *(None, True, False, 0, -1, 1, 2, 10**6, 10**20, 1.5, 1e300, "", "x", "x" * 101, "\ud83d"),
    *("\0", "\ufeff", "\u200f", " ", "e1", "a/1", "../x", [], {}, [[]], [None], [0, 1], [1, 0]),
    *({"id": "e1"}, {"start": 0, "end": 10**9}, [[[[]]]], [0, 1, "X"], ["1", "2"], "صفر"),
)


def broken(data: bytes, chance: random.Random) -> bytes:
    """The data with a few things wrong, of a size that it cannot outgrow."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = chance.choice(_WAYS)(data, chance)[:LARGEST]
    return data


def _slice(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 1, 2, 5, 20, 200)))


def _cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _leave_out(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 10, 1000, 100_000)) + data[end:]


def _put_in(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    token = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 2, 50_000))
    return data[:start] + token + data[chance.choice((start, end)) :]


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def _swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, other = (chance.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _swap_fields(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    fields = lines[place].split(b"\t")
    chance.shuffle(fields)
    kept = chance.randint(0, len(fields)) if chance.random() < 0.3 else len(fields)
    lines[place] = b"\t".join(fields[:kept])
    return b"\n".join(lines)


def _change_value(data: bytes, chance: random.Random) -> bytes:
    """One value of JSON, the file's or a line's, becomes another or goes."""
    lines = data.splitlines(keepends=True)
    place = chance.randrange(len(lines)) if lines else 0
    for start, end in ((0, len(lines)), (place, place + 1)):
        try:
            found = json.loads(b"".join(lines[start:end]))
        except (ValueError, RecursionError):
            continue
        _change(found, chance)
        spelled = json.dumps(found, ensure_ascii=chance.random() < 0.5)
        line = spelled.encode(errors="surrogatepass") + b"\n"
        return b"".join([*lines[:start], line, *lines[end:]])
    return _put_in(data, chance)


def _change(found: Any, chance: random.Random) -> None:  # noqa: ANN401 - any JSON
    """Walk down to some value and change it there."""
    while isinstance(found, dict | list) and found:
        key = chance.choice([*found]) if isinstance(found, dict) else chance.randrange(len(found))
        below = found[key]
        if not (isinstance(below, dict | list) and below) or chance.random() < 0.2:
            _change_at(found, key, chance)
            return
        found = below


def _change_at(found: Any, key: Any, chance: random.Random) -> None:  # noqa: ANN401 - any JSON
    if chance.random() < 0.2:  # one in five goes
        del found[key]
    elif isinstance(found[key], int) and chance.random() < 0.5:
        found[key] += chance.choice((-1, 1, 2, 1000))
    else:
        found[key] = chance.choice(_VALUES)


_WAYS: Sequence[Callable[[bytes, random.Random], bytes]] = (
    *(_cut_off, _leave_out, _repeat, _put_in, _flip, _swap_lines, _swap_fields),
    *[_change_value] * 5,
)
