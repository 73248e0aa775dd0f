"""What docs/ say of the formats is what the code does."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    PARAMETERS,
    Became,
    LossCode,
    OptionCode,
    Options,
    Reading,
    RefusalCode,
    RemarkCode,
)
from labels.formats.conll.options import Writing
from labels.text.span import Span
from tests.labels.formats.documents import readings

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "formats.md").read_text(encoding="utf-8")
SCHEMA = json.loads((DOCS / "reading.schema.json").read_text(encoding="utf-8"))
EXAMPLES = re.findall(r"`--format conll((?: [^`]*)?)`\n\n```text\n(.*?)```", PAGE, re.DOTALL)
SOURCE = re.search(r"```json\n(\{.*?\})\n```", PAGE, re.DOTALL)


class Particles:
    """Finds the particles of the example."""

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        if token.of(text) not in {"والتقى", "بالرئيس"}:
            return (token,)
        return Span(token.start, token.start + 1), Span(token.start + 1, token.end)


@pytest.mark.parametrize("code", [*RefusalCode, *RemarkCode, *OptionCode])
def test_every_code_stands_in_the_page_with_its_parameters(code: RefusalCode) -> None:
    rows = [line for line in PAGE.split("\n") if line.startswith(f"| `{code.value}` |")]

    told = [tuple(re.findall(r"`([a-z]+)`", row.split("|")[2])) for row in rows]
    assert PARAMETERS.get(code, ()) in told


@pytest.mark.parametrize("code", [*LossCode, *Became])
def test_every_loss_and_outcome_stands_in_the_page(code: LossCode) -> None:
    assert f"| `{code.value}` |" in PAGE


@pytest.mark.parametrize(
    "options",
    [one.reading for one in FORMATS.values()] + [one.writing for one in WRITABLE.values()],
)
def test_every_option_stands_in_the_page_with_its_choices_and_default(
    options: type[Options],
) -> None:
    for option in options.fields():
        rows = [line for line in PAGE.split("\n") if line.startswith(f"| `{option.name}` |")]
        choices = option.choices or (f"{option.least}–{option.most}",)
        assert any(all(f"`{choice}`" in row for choice in choices) for row in rows)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_page_are_what_is_written(example: tuple[str, str]) -> None:
    asked, expected = example
    assert SOURCE is not None
    line = SOURCE[1].replace("\n", " ").encode()
    (reading,) = FORMATS["jsonl"].read([line], Options(), name="example")
    assert isinstance(reading, Reading)
    to = BytesIO()

    WRITABLE["conll"].write([reading], _options(asked), to=to, segmenter=Particles())

    assert to.getvalue().decode().rstrip() == expected.rstrip()


@pytest.mark.parametrize(("name", "file"), [("brat", "visit.ann"), ("webanno", "visit.tsv")])
def test_the_examples_of_formats_in_files_are_what_is_written(name: str, file: str) -> None:
    (expected,) = re.findall(rf"`--format {name}`\n\n```text\n(.*?)```", PAGE, re.DOTALL)
    assert SOURCE is not None
    line = SOURCE[1].replace("\n", " ").encode()
    (reading,) = FORMATS["jsonl"].read([line], Options(), name="example")
    assert isinstance(reading, Reading)
    to = BytesIO()

    WRITABLE[name].write([reading], WRITABLE[name].writing(), to=to)

    with ZipFile(to) as archive:
        assert archive.read(file).decode().rstrip() == expected.rstrip()


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 8


@settings(max_examples=30, deadline=None, derandomize=True)
@given(readings())
def test_every_line_that_is_written_fits_the_schema_of_the_docs(reading: Reading) -> None:
    to = BytesIO()
    WRITABLE["jsonl"].write([reading], Options(), to=to)

    Draft202012Validator(SCHEMA).validate(json.loads(to.getvalue()))


def test_the_schema_of_the_docs_is_one_and_refuses_other_keys() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert not Draft202012Validator(SCHEMA).is_valid({"text": "خبر", "mentoins": []})


def _options(asked: str) -> Writing:
    pairs = re.findall(r"--option (\w+)=(\w+)", asked)
    return Writing.from_strings(dict(pairs))
