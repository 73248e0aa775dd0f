"""What we write for training loads in the libraries that train."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from labels.document import Document, Mention
from labels.formats import WRITABLE
from labels.formats.base import Options, Reading
from labels.schema import MentionType, Schema
from labels.text import sentences, tokens
from labels.text.span import Span

TEXT = "زار وزير خارجية العراق  بدمشق 😀.\nوغادر مُحَمَّد."
SCHEMA = Schema("news", types=(MentionType("PER"), MentionType("GPE"), MentionType("ORG")))
READING = Reading(
    "خبر-7",
    Document.of(
        TEXT,
        sentences=sentences.split(TEXT),
        tokens=tokens.tokenize(TEXT),
        mentions=[
            Mention("p", Span(4, 22), "PER"),
            Mention("g", Span(16, 22), "GPE"),
            Mention("d", Span(25, 29), "GPE"),
            Mention("m", Span(39, 47), "PER"),
        ],
    ),
)
NAMES = ["O", "B-PER", "I-PER", "B-GPE", "I-GPE", "B-ORG", "I-ORG"]


def written(name: str, **options: str) -> bytes:
    format_ = WRITABLE[name]
    to = BytesIO()
    asked: Options = format_.writing.from_strings(options)
    writer = format_.writer(asked, to=to, schema=SCHEMA)
    writer.add([READING])
    writer.end()
    return to.getvalue()


@pytest.fixture
def datasets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:  # noqa: ANN401 - a module
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return pytest.importorskip("datasets")


def told(rows: Any) -> list[list[str]]:  # noqa: ANN401 - a data set
    label = rows.features["ner_tags"].feature
    assert label.names == NAMES
    return [[label.int2str(number) for number in row["ner_tags"]] for row in rows]


TAGS = [
    ["O", "B-PER", "I-PER", "I-PER", "B-GPE", "O", "O"],
    ["O", "B-PER", "O"],
]


def test_a_folder_of_lines_is_a_data_set(datasets: Any, tmp_path: Path) -> None:  # noqa: ANN401
    for split in ("train", "validation", "test"):
        archive = ZipFile(BytesIO(written("huggingface", split=split)))
        archive.extractall(tmp_path / "folder")

    found = datasets.load_dataset(str(tmp_path / "folder"), cache_dir=str(tmp_path / "cache"))

    assert {name: rows.num_rows for name, rows in found.items()} == {
        "train": 2,
        "validation": 2,
        "test": 2,
    }
    assert told(found["test"]) == TAGS


def test_parquet_brings_its_names(datasets: Any, tmp_path: Path) -> None:  # noqa: ANN401
    file = tmp_path / "x.parquet"
    file.write_bytes(written("huggingface", file="parquet"))

    found = datasets.load_dataset("parquet", data_files=str(file), cache_dir=str(tmp_path / "c"))

    assert told(found["train"]) == TAGS
    assert datasets.Dataset.from_parquet(str(file), cache_dir=str(tmp_path / "d")).num_rows == 2


def test_a_data_set_that_datasets_writes_is_read(datasets: Any, tmp_path: Path) -> None:  # noqa: ANN401
    label = datasets.ClassLabel(names=["O", "B-LOC"])
    features = datasets.Features(
        {
            "id": datasets.Value("string"),
            "tokens": datasets.List(datasets.Value("string")),
            "ner_tags": datasets.List(label),
        }
    )
    rows = {"id": ["0"], "tokens": [["زار", "دمشق"]], "ner_tags": [[0, 1]]}
    made = datasets.Dataset.from_dict(rows, features=features)
    made.to_parquet(str(tmp_path / "x.parquet"))

    with (tmp_path / "x.parquet").open("rb") as file:
        reading, _ = WRITABLE["huggingface"].read(file, Options(), name="x.parquet")

    assert isinstance(reading, Reading)
    assert [reading.document.surface(one) for one in reading.document.events()] == []
    assert [reading.document.surface(one) for one in reading.document.entities()] == ["دمشق"]


@pytest.mark.parametrize(("scheme", "theirs"), [("iob2", "IOB2"), ("bioes", "IOBES")])
def test_seqeval_finds_the_mentions_that_we_mean(scheme: str, theirs: str) -> None:
    sequence = pytest.importorskip("seqeval.metrics.sequence_labeling")
    schemes = pytest.importorskip("seqeval.scheme")
    lines = written("conll", scheme=scheme).decode().split("\n\n")[1:3]
    tags = [[row.split(" ")[-1] for row in sentence.split("\n")] for sentence in lines]

    found = schemes.Entities(tags, scheme=getattr(schemes, theirs)).entities

    spans = [[(one.start, one.end, one.tag) for one in sentence] for sentence in found]
    assert spans == [[(1, 4, "PER"), (4, 5, "GPE")], [(1, 2, "PER")]]
    if scheme == "iob2":
        assert sequence.get_entities(tags[0]) == [("PER", 1, 3), ("GPE", 4, 4)]


def test_docbins_are_what_spacy_trains_on() -> None:
    spacy = pytest.importorskip("spacy")
    spacy_tokens = pytest.importorskip("spacy.tokens")
    archive = ZipFile(BytesIO(written("spacy", file="docbin")))

    found = spacy_tokens.DocBin(store_user_data=True).from_bytes(archive.read("00001.spacy"))
    (doc,) = found.get_docs(spacy.blank("ar").vocab)

    assert doc.text == TEXT
    assert [(one.text, one.label_) for one in doc.ents] == [
        ("وزير خارجية العراق", "PER"),
        ("بدمشق", "GPE"),
        ("مُحَمَّد", "PER"),
    ]
    assert [one.text for one in doc.spans["sc"]][1] == "العراق"
    assert len(list(doc.sents)) == 2
    assert doc.user_data["external_id"] == "خبر-7"


def test_spans_lie_where_spacy_finds_them() -> None:
    spacy = pytest.importorskip("spacy")
    srsly = pytest.importorskip("srsly")
    (line,) = (srsly.json_loads(one) for one in written("spacy").decode().splitlines())
    doc = spacy.blank("ar")(line["text"])

    found = [doc.char_span(one["start"], one["end"], one["label"]) for one in line["spans"]]

    assert [str(one) for one in found if one is not None][:2] == ["وزير خارجية العراق", "العراق"]
