"""Data sets for Hugging Face's libraries, in."""

from __future__ import annotations

import json
from io import BytesIO

import pyarrow as pa
import pytest
from pyarrow import parquet

from labels.formats import FORMATS
from labels.formats.base import Options, Outcome, Reading, Refusal, RefusalCode, Remark, RemarkCode
from labels.formats.base import lines as lines_module
from labels.formats.huggingface import parquet as parquet_module
from tests.labels.formats.datasets_made import bundle

FORMAT = FORMATS["huggingface"]
NAMES = ["O", "B-PER", "I-PER", "B-LOC"]
CLASS_LABEL = {"names": NAMES, "_type": "ClassLabel"}
SCHEME = Remark(RemarkCode.SCHEME_FOUND, None, {"scheme": "IOB2"})


def row(*words: str, tags: object = None, **more: object) -> dict[str, object]:
    given = {} if tags is None else {"ner_tags": tags}
    return {"tokens": words, **given, **more}


def spelled(*rows: object) -> bytes:
    return b"".join(
        one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in rows
    )


def read(*rows: object) -> list[Outcome]:
    return list(FORMAT.read(BytesIO(spelled(*rows)), Options(), name="news.jsonl"))


def found(outcomes: list[Outcome]) -> dict[str, list[str]]:
    return {
        one.external_id: [
            f"{one.document.surface(m)}/{m.type}" for m in one.document.in_reading_order()
        ]
        for one in outcomes
        if isinstance(one, Reading)
    }


def test_rows_of_one_article_are_its_sentences_and_others_articles() -> None:
    outcomes = read(
        row("زار", "وزير", tags=["O", "B-PER"], article_id="a", id="a-1"),
        row("دمشق", tags=["B-LOC"], article_id="a", id="a-2"),
        row("بغداد", tags=["B-LOC"], id=7),
        row("حلب"),
    )

    assert found(outcomes) == {"a": ["وزير/PER", "دمشق/LOC"], "7": ["بغداد/LOC"], "news-3": []}
    texts = [one.document.text for one in outcomes if isinstance(one, Reading)]
    assert texts == ["زار وزير\nدمشق", "بغداد", "حلب"]
    assert [one.was_read for one in outcomes if isinstance(one, Reading)] == [True, True, False]
    assert outcomes[3:] == [SCHEME]


@pytest.mark.parametrize(
    "info",
    [
        {"features": {"ner_tags": {"feature": CLASS_LABEL, "_type": "List"}}},
        {"default": {"features": {"ner_tags": {"feature": CLASS_LABEL, "_type": "Sequence"}}}},
        {"features": {"ner_tags": [CLASS_LABEL]}},
    ],
)
def test_numbers_mean_what_the_info_beside_the_file_says(info: dict[str, object]) -> None:
    files = bundle(
        train__jsonl=spelled(row("وزير", "دمشق", tags=[1, 3], id="a")),
        dataset_info__json=json.dumps(info).encode(),
        README__md=b"",
        notes__txt=b"",
    )

    told, *outcomes = FORMAT.read_files(files, Options())

    assert found(outcomes) == {"a": ["وزير/PER", "دمشق/LOC"]}
    assert told == Remark(RemarkCode.FILES_PASSED_OVER, params={"count": 1, "names": "notes.txt"})
    assert [one.file for one in outcomes] == ["train.jsonl", "train.jsonl"]


@pytest.mark.parametrize(
    "info", [b"", b"[]", b"{}", b'{"features": {"x": 3}}', b'{"features": 3}', b"\xff"]
)
def test_numbers_that_nothing_gives_a_meaning_are_refused(info: bytes) -> None:
    files = bundle(train__jsonl=spelled(row("دمشق", tags=[3])), dataset_info__json=info)

    (refused,) = FORMAT.read_files(files, Options())

    assert refused == Refusal(
        RefusalCode.NO_TAG_NAMES, 1, {"column": "ner_tags"}, file="train.jsonl"
    )


def test_two_files_without_any_info_are_read_as_they_are() -> None:
    files = bundle(a__jsonl=spelled(row("أ", tags=["B-X"])), b__jsonl=spelled(row("ب", tags=["O"])))

    assert found(list(FORMAT.read_files(files, Options()))) == {"a-1": ["أ/X"], "b-1": []}


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (row("دمشق", tags=["O", "O"]), RefusalCode.OTHER_LENGTH),
        (row("دمشق", tags=["LOC"]), RefusalCode.NOT_A_TAG),
        (row("دمشق", tags=["B-"]), RefusalCode.NOT_A_TAG),
        (row("دمشق", tags=[None]), RefusalCode.NOT_A_TAG),
        (row("دمشق", tags="O"), RefusalCode.MISSPELT),
        (row(" ", tags=["O"]), RefusalCode.MISSPELT),
        (row(), RefusalCode.MISSPELT),
        ({"tokens": "دمشق"}, RefusalCode.MISSPELT),
        (row("دم\r\nشق"), RefusalCode.UNCLEAN_TEXT),
        (b'{"tokens": [\n', RefusalCode.NOT_JSON),
        (b'{"tokens": ["\xd8"]}\n', RefusalCode.NOT_UTF_8),
        (b'{"tokens": ["' + b"x" * 300 + b'"]}\n', RefusalCode.TOO_LONG),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_and_its_neighbours_are_taken(
    broken: object, code: RefusalCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_module, "LONGEST_LINE", 300)
    good = row("زار", tags=["O"])

    before, refused, after = read({**good, "id": "1"}, broken, b"\n", {**good, "id": "2"})

    assert isinstance(before, Reading)
    assert isinstance(after, Reading)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.line) == (code, 2)


def test_nothing_is_taken_of_an_article_that_a_row_may_be_missing_from() -> None:
    outcomes = read(
        row("أ", article_id="a", id="1"),
        row("ب", article_id="a", id="2"),
        b"{\n",
        row("ت", article_id="b", id="1"),
        row("ث", article_id="c", id="1"),
        row("ج", article_id="c", id="2", tags=[1]),
        row("ح", article_id="c", id="3"),
        row("خ", article_id="d", id="1"),
    )

    refused = [(one.code, one.line) for one in outcomes if isinstance(one, Refusal)]
    assert refused == [
        (RefusalCode.NOT_JSON, 3),
        (RefusalCode.NOT_JSON, 3),
        (RefusalCode.NO_TAG_NAMES, 6),
    ]
    assert found(outcomes) == {"d": []}


def test_the_same_id_twice_is_refused() -> None:
    one, two = read(row("أ", id="a"), row("ب", id="a"))

    assert isinstance(one, Reading)
    assert two == Refusal(RefusalCode.ID_TWICE, 2, {"id": "a"})


def test_what_is_found_out_is_told_at_the_end() -> None:
    strange = row("أ", "ب", tags=["I-X", "B-Y"], id="a", ner_tags_2=["O", "B-Y"], pos_tags=[1, 2])

    assert read(strange, row("ت\x01", id="b"))[:1] + read(strange)[2:] == [
        Remark(RemarkCode.TWIN, 1, {"type": "Y"}),
        Remark(RemarkCode.STRAY_INSIDE, 1, {"tag": "I-X"}),
        SCHEME,
        Remark(RemarkCode.COLUMNS_LEFT, None, {"names": "pos_tags"}),
    ]
    assert read(row("ت\x01", id="b"))[0] == Remark(RemarkCode.CONTROLS_REPLACED, 1, {"count": 1})


@pytest.mark.parametrize(
    ("tags", "scheme"),
    [(["I-X", "O"], "iob1"), (["B-X", "E-X"], "bioes"), (["S-X", "B-X"], "bioes")],
)
def test_every_scheme_is_found_out(tags: list[str], scheme: str) -> None:
    assert read(row("أ", "ب", tags=tags))[-1] == Remark(
        RemarkCode.SCHEME_FOUND, None, {"scheme": scheme.upper()}
    )


def made(told: object, *tags: int) -> bytes:
    table = pa.table({"id": ["a"], "tokens": [["دمشق"] * len(tags)], "ner_tags": [list(tags)]})
    if told is not None:
        metadata = told if isinstance(told, bytes) else json.dumps(told).encode()
        table = table.replace_schema_metadata({"huggingface": metadata})
    to = BytesIO()
    parquet.write_table(table, to, compression="none", use_dictionary=False)
    return to.getvalue()


def written(columns: dict[str, object]) -> bytes:
    to = BytesIO()
    parquet.write_table(pa.table(columns), to)
    return to.getvalue()


def read_parquet(data: bytes) -> list[Outcome]:
    return list(FORMAT.read(BytesIO(data), Options(), name="train-00000.parquet"))


INFO = {"info": {"features": {"ner_tags": {"feature": CLASS_LABEL, "_type": "List"}}}}


def test_parquet_of_datasets_is_read() -> None:
    assert found(read_parquet(made(INFO, 3))) == {"a": ["دمشق/LOC"]}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made(INFO, 3)[:-20], RefusalCode.NOT_PARQUET),
        (b"PAR1" + bytes(40), RefusalCode.NOT_PARQUET),
        (made(INFO, 3).replace("د".encode(), b"\xd8\xd8"), RefusalCode.NOT_PARQUET),
        (made(None, 3), RefusalCode.NO_TAG_NAMES),
        (made(b"{", 3), RefusalCode.NO_TAG_NAMES),
        (made([], 3), RefusalCode.NO_TAG_NAMES),
        (made(INFO, 9), RefusalCode.NOT_A_TAG),
    ],
)
def test_parquet_that_cannot_be_read_is_refused(data: bytes, code: RefusalCode) -> None:
    (refused,) = read_parquet(data)

    assert isinstance(refused, Refusal)
    assert refused.code is code


def test_parquet_that_breaks_in_its_rows_is_refused() -> None:
    whole = bytearray(made(INFO, *range(4), *[0] * 4000))
    whole[8:60] = bytes(52)

    *_, refused = read_parquet(bytes(whole))

    assert refused == Refusal(RefusalCode.NOT_PARQUET)


def test_lines_that_come_from_no_file_are_read_too() -> None:
    outcomes = list(FORMAT.read(iter([spelled(row("أ", id="a"))]), Options(), name="x"))

    assert found(outcomes) == {"a": []}


def test_a_row_of_parquet_that_is_longer_than_any_line_is_refused_alone() -> None:
    long = "x" * (lines_module.LONGEST_LINE + 1)
    columns = {"id": ["a", "b", "c"], "tokens": [["دمشق"], [long], ["حلب"]]}

    first, refused, last = read_parquet(written(columns))

    assert [one.external_id for one in (first, last) if isinstance(one, Reading)] == ["a", "c"]
    assert refused == Refusal(RefusalCode.TOO_LONG, 2, {"most": 16})


def test_values_that_stand_for_long_ones_count_as_these() -> None:
    long = pa.array(["x" * (lines_module.LONGEST_LINE + 1), "دمشق"])
    values = pa.DictionaryArray.from_arrays(pa.array([1, 0, 1]), long)
    columns = {"tokens": pa.ListArray.from_arrays([0, 1, 3], values)}

    outcomes = read_parquet(written(columns))

    assert [type(one).__name__ for one in outcomes] == ["Refusal", "Refusal"]


def test_columns_of_parquet_that_nothing_is_taken_of_are_named_and_not_read() -> None:
    columns = {"tokens": [["دمشق"]], "image": ["x" * (lines_module.LONGEST_LINE + 1)]}

    reading, remark = read_parquet(written(columns))

    assert isinstance(reading, Reading)
    assert remark == Remark(RemarkCode.COLUMNS_LEFT, params={"names": "image"})


def test_a_row_group_of_too_many_values_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_module, "MOST_VALUES", 2)

    (refused,) = read_parquet(written({"tokens": [["زار", "وزير", "دمشق"]]}))

    assert refused == Refusal(RefusalCode.LARGE_GROUP, None, {"number": 1, "most": 128})
