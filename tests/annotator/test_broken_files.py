"""What is said of files that are cut off, misspelt or not text: a sentence with file and line."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from typing import cast

import pytest
from django.utils.translation import override

from annotator.messages.files import of_finding
from labels.document import Document, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import Bundle, File, Outcome, Reading, Refusal, RefusalCode
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span

TEXT = "زار وزير دمشق أمس"
LINES = ["jsonl", "oneie", "dygie", "maven-arg"]
ROWS = ["conll", "conllu"]
MEGABYTE = 1024 * 1024


def sound(name: str) -> bytes:
    """Three articles as a format writes them."""
    document = Document.of(
        TEXT,
        sentences=sentences.split(TEXT),
        tokens=tokens.tokenize(TEXT),
        mentions=[
            Mention("e", Span(0, 3), "Movement.Transport", MentionKind.EVENT),
            Mention("p", Span(4, 8), "PER"),
        ],
    )
    to = BytesIO()
    readings = [Reading(id, document) for id in "123"]
    WRITABLE[name].write(readings, WRITABLE[name].writing(), to=to)
    return to.getvalue()


def refused(name: str, data: bytes) -> list[Refusal]:
    """What is refused of a file that came with another, which is told in a sentence."""
    bundle = Bundle.of(
        File(f"a{FORMATS[name].suffixes[0]}", partial(BytesIO, data)),
        File(f"b{FORMATS[name].suffixes[0]}", partial(BytesIO, sound(name))),
    )
    outcomes = list(FORMATS[name].read_files(bundle, FORMATS[name].reading()))
    assert sum(isinstance(one, Reading) for one in outcomes) >= len("123")
    return [one for one in outcomes if isinstance(one, Refusal)]


def says(refusal: Refusal, *parts: str) -> bool:
    """Whether its sentence, in both languages, has all of these."""
    sentences_ = []
    for language in ("ar", "en"):
        with override(language):
            sentences_.append(of_finding(refusal))
    return all(part in sentence for sentence in sentences_ for part in parts)


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_is_cut_off_is_told_with_file_and_line(name: str) -> None:
    (refusal,) = refused(name, sound(name)[:-9])

    assert (refusal.code, refusal.line) == (RefusalCode.NOT_JSON, 3)
    assert says(refusal, "3", f"a{FORMATS[name].suffixes[0]}")


@pytest.mark.parametrize(("name", "line"), [("conllu", 26), ("conll", 20)])
def test_a_row_that_is_cut_off_is_told_with_file_and_line(name: str, line: int) -> None:
    (refusal,) = refused(name, sound(name).rstrip()[: -len(b"\t_" if name == "conllu" else b" O")])

    codes = {RefusalCode.OTHER_COLUMNS, RefusalCode.TOO_FEW_COLUMNS}
    assert refusal.code in codes
    assert refusal.line == line
    assert says(refusal, str(line), f"a{FORMATS[name].suffixes[0]}")


@pytest.mark.parametrize("name", [*LINES, *ROWS])
def test_a_file_in_another_encoding_is_told_with_file_line_and_byte(name: str) -> None:
    data = sound(name)
    words = data.decode().encode("cp1256", errors="replace")

    refusals = refused(name, words)

    assert {one.code for one in refusals} == {RefusalCode.NOT_UTF_8}
    assert says(refusals[0], str(refusals[0].line), f"a{FORMATS[name].suffixes[0]}")


class OneLine:
    """A file of one line of 50 MB, made as it is read, and a sound file after it."""

    def __init__(self, sound: bytes) -> None:
        self.left = 50 * MEGABYTE
        self.rest = BytesIO(b"\n\n" + sound)

    def readline(self, limit: int) -> bytes:
        size = min(limit, self.left)
        self.left -= size
        return b"x" * size or self.rest.readline(limit)

    def __iter__(self) -> Iterator[bytes]:
        return iter(partial(self.readline, MEGABYTE), b"")


@pytest.mark.parametrize("name", [*LINES, *ROWS])
def test_a_line_of_fifty_megabytes_is_refused_without_being_held(name: str) -> None:
    lines = cast("Iterable[bytes]", OneLine(sound(name)))
    tracemalloc.start()

    outcomes: list[Outcome] = list(FORMATS[name].read(lines, FORMATS[name].reading(), name="x"))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    refusal = next(one for one in outcomes if isinstance(one, Refusal))
    assert (refusal.code, refusal.line) == (RefusalCode.TOO_LONG, 1)
    assert says(refusal, "16", "1")
    assert peak < 40 * MEGABYTE
