"""Data sets for Hugging Face's libraries, out."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pyarrow import parquet

from labels.document import Document, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    Became,
    Head,
    LossCode,
    OptionCode,
    OptionError,
    Options,
    Reading,
    Refusal,
    RefusalCode,
    Sureness,
)
from labels.formats.base.flat import Events
from labels.formats.base.tags import Scheme
from labels.formats.huggingface import parquet as parquet_module
from labels.formats.huggingface.options import Examples, File, Nested, Split, Writing
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span
from tests.labels.formats.datasets_made import read_back, written
from tests.labels.making import NEWS

TEXT = "زار وزير خارجية العراق دمشق. وغادر بغداد."
DOCUMENT = Document.of(
    TEXT,
    sentences=sentences.split(TEXT),
    tokens=tokens.tokenize(TEXT),
    mentions=[
        Mention("e", Span(0, 3), "Attack", MentionKind.EVENT),
        Mention("p", Span(4, 22), "PER"),
        Mention("g", Span(16, 22), "CITY"),
        Mention("d", Span(23, 27), "CITY"),
        Mention("b", Span(35, 40), "RIVER"),
        Mention("c", Span(35, 40), "RIVER"),
    ],
)
VISIT = Reading("خبر-7", DOCUMENT, title="زيارة")
NAMES = ["O", "B-PER", "I-PER", "B-CITY", "I-CITY", "B-RIVER"]


def lines(data: bytes, name: str = "train.jsonl") -> list[dict[str, object]]:
    return [json.loads(line) for line in ZipFile(BytesIO(data)).read(name).splitlines()]


def test_a_sentence_is_a_row_of_words_and_numbers_of_tags() -> None:
    data, _ = written(VISIT, options=Writing(), schema=NEWS)

    assert lines(data) == [
        {
            "id": "خبر-7-1",
            "article_id": "خبر-7",
            "tokens": ["زار", "وزير", "خارجية", "العراق", "دمشق", "."],
            "ner_tags": [0, 1, 2, 2, 3, 0],
        },
        {
            "id": "خبر-7-2",
            "article_id": "خبر-7",
            "tokens": ["وغادر", "بغداد", "."],
            "ner_tags": [0, 5, 0],
        },
    ]


def test_the_names_are_all_types_of_the_schema_and_what_is_met_besides() -> None:
    data, _ = written(VISIT, options=Writing(split=Split.TEST), schema=NEWS)

    archive = ZipFile(BytesIO(data))
    assert archive.namelist() == ["test.jsonl", "dataset_info.json", "README.md"]
    told = json.loads(archive.read("dataset_info.json"))["features"]
    assert told["ner_tags"]["feature"] == {"names": NAMES, "_type": "ClassLabel"}
    card = archive.read("README.md").decode()
    assert card.startswith("---\n")
    assert """          '3': "B-CITY"\n""" in card


def test_parquet_holds_the_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_module, "AT_ONCE", 2)
    options = Writing(file=File.PARQUET)

    data, _ = written(VISIT, replace(VISIT, external_id="b"), options=options, schema=NEWS)

    table = parquet.read_table(BytesIO(data))
    assert table.column("ner_tags").to_pylist()[1] == [0, 5, 0]
    told = json.loads(table.schema.metadata[b"huggingface"])["info"]["features"]
    assert told["ner_tags"]["feature"]["names"] == NAMES
    found = [one for one in read_back(data, options) if isinstance(one, Reading)]
    assert [(one.external_id, one.line) for one in found] == [("خبر-7", 1), ("b", 3)]


@pytest.mark.parametrize(
    ("options", "tags"),
    [
        (Writing(nested=Nested.INNER), [[0, 0, 0, 3, 3, 0]]),
        (
            Writing(nested=Nested.COLUMNS, depth=2),
            [[0, 1, 2, 2, 3, 0], [0, 0, 0, 3, 0, 0]],
        ),
        (Writing(scheme=Scheme.BIOES), [[0, 1, 2, 3, 8, 0]]),
        (Writing(events=Events.LABELS), [[5, 1, 2, 2, 3, 0]]),
    ],
)
def test_what_shares_words_and_how_tags_are_spelled_may_be_asked(
    options: Writing, tags: list[list[int]]
) -> None:
    data, _ = written(VISIT, options=options, schema=NEWS)

    first = lines(data)[0]
    assert [first[name] for name in options.columns] == tags


def test_an_article_may_be_one_row() -> None:
    options = Writing(examples=Examples.ARTICLES)

    data, _ = written(VISIT, options=options)

    (row,) = lines(data)
    assert row["ner_tags"] == [0, 1, 2, 2, 3, 0, 0, 4, 0]
    (reading, _) = read_back(data, options)
    assert isinstance(reading, Reading)
    assert reading.document.text == "زار وزير خارجية العراق دمشق . وغادر بغداد ."


def test_the_report_tells_what_a_data_set_cannot_hold() -> None:
    _, report = written(VISIT, options=Writing())

    assert (report.articles, report.mentions, report.links) == (1, 3, 0)
    assert [(one.code, one.became, one.examples[0].at) for one in report.losses] == [
        (LossCode.FACTS, Became.DROPPED, ""),
        (LossCode.IDS, Became.CHANGED, ""),
        (LossCode.SPACING, Became.CHANGED, ""),
        (LossCode.TWIN, Became.DROPPED, "c"),
        (LossCode.NESTED, Became.DROPPED, "g"),
        (LossCode.EVENT, Became.DROPPED, "e"),
    ]


def test_two_readings_of_an_article_are_not_run_together() -> None:
    data, _ = written(VISIT, VISIT, options=Writing())

    first, second, *_ = read_back(data, Writing())

    assert isinstance(first, Reading)
    assert isinstance(second, Refusal)
    assert (second.code, second.line) == (RefusalCode.ID_TWICE, 3)


def test_an_article_of_marks_of_direction_is_none() -> None:
    nothing = Document("\u200f", tokens=tokens.tokenize("\u200f"))

    assert WRITABLE["huggingface"].holds(Reading("a", nothing), Writing()) is None


def test_without_pyarrow_parquet_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data, _ = written(VISIT, options=Writing(file=File.PARQUET))
    for name in ("base.options", "huggingface.reader"):
        monkeypatch.setattr(f"labels.formats.{name}.is_installed", lambda _: False)

    (refused,) = FORMATS["huggingface"].read(BytesIO(data), Options(), name="x.parquet")
    with pytest.raises(OptionError) as error:
        Writing.from_strings({"file": "parquet"})

    assert refused == Refusal(RefusalCode.NEEDS_PACKAGE, params={"package": "pyarrow"})
    assert error.value.code is OptionCode.NEEDS_PACKAGE


@pytest.mark.parametrize(
    ("first", "sureness"),
    [
        (b"PAR1\x15", Sureness.CERTAIN),
        (b'{"id": "0", "tokens": ["a"], "ner_tags": [0]}\n', Sureness.CERTAIN),
        (b'{"tokens": ["a"], "tags": [0]}\n', Sureness.LIKELY),
        (b'{"tokens": ["a"]}\n', Sureness.NO),
    ],
)
def test_a_file_is_recognised_by_what_it_begins_with(first: bytes, sureness: Sureness) -> None:
    assert FORMATS["huggingface"].recognises(Head("x", first)) is sureness


def test_the_file_is_called_after_what_it_is() -> None:
    suffix = WRITABLE["huggingface"].suffix

    assert (suffix(Writing()), suffix(Writing(file=File.PARQUET))) == (".zip", ".parquet")
