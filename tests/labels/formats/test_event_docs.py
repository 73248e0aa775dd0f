"""The examples of OneIE, DyGIE++ and MAVEN-Arg in docs/ are what is written and read."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest

from labels.formats import FORMATS, WRITABLE
from labels.formats.base import Head, Options, Reading, Sureness

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"`--format ([\w-]+)`\n\n```json\n(.*?)```", PAGE, re.DOTALL))
SOURCE = re.search(r"```json\n(\{.*?\})\n```", PAGE, re.DOTALL)
NAMES = ["oneie", "dygie", "maven-arg"]


def lines_of(example: str) -> list[bytes]:
    """The lines that the page breaks to be read."""
    return [line.replace("\n", " ").encode() for line in re.split(r"\n(?=\{)", example.strip())]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_are_what_is_written(name: str) -> None:
    assert SOURCE is not None
    (reading,) = FORMATS["jsonl"].read([lines_of(SOURCE[1])[0]], Options(), name="example")
    assert isinstance(reading, Reading)
    to = BytesIO()

    WRITABLE[name].write([reading], WRITABLE[name].writing(), to=to)

    expected = [json.loads(line) for line in lines_of(EXAMPLES[name])]
    assert [json.loads(line) for line in to.getvalue().splitlines()] == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_are_recognised_by_their_keys(name: str) -> None:
    (first, *_) = lines_of(EXAMPLES[name])

    head = Head("corpus.jsonl", first + b"\n")
    cut = Head("corpus.jsonl", first[:-2].replace(b'": ', b'":'))

    sure = {other: FORMATS[other].recognises(head) for other in NAMES}
    assert sure == dict.fromkeys(NAMES, Sureness.NO) | {name: Sureness.CERTAIN}
    assert FORMATS[name].recognises(cut) is Sureness.CERTAIN
    assert FORMATS[name].recognises(Head("x.jsonl", b"")) is Sureness.NO
