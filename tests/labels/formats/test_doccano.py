"""doccano's lines, as it exports and imports them."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from labels.document import Document, Link, LinkKind, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    Became,
    Head,
    LossCode,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
    Sureness,
)
from labels.formats.doccano.options import ReadingOptions, Writing
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span

VOCALISED = "قال مُحَمَّد 😀 في دمشق"
"""Twenty-two code points, twenty-three of UTF-16, eighteen graphemes."""


def read(*lines: object, **options: str) -> list[Outcome]:
    data = b"".join(
        one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode() + b"\n"
        for one in lines
    )
    asked = ReadingOptions.from_strings(options)
    return list(FORMATS["doccano"].read(BytesIO(data), asked, name="all.jsonl"))


def surfaces(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Reading)
    return [f"{outcome.document.surface(m)}/{m.type}" for m in outcome.document.mentions.values()]


def exported(*labels: tuple[int, int, str], **more: object) -> dict[str, object]:
    return {"id": 7, "text": VOCALISED, "label": labels, "Comments": [], **more}


def test_an_export_with_labels_is_read() -> None:
    (reading,) = read({"id": 7, "text": "زار دمشق", "label": [[4, 8, "LOC"]], "Comments": []})

    document = Document.of(
        "زار دمشق",
        sentences=sentences.split("زار دمشق"),
        tokens=tokens.tokenize("زار دمشق"),
        mentions=[Mention("m1", Span(4, 8), "LOC")],
    )
    assert reading == Reading("7", document)


@pytest.mark.parametrize(
    ("unit", "labels"),
    [
        ("code-points", [(4, 12, "PER"), (18, 22, "LOC")]),
        ("utf-16", [(4, 12, "PER"), (19, 23, "LOC")]),
        ("graphemes", [(4, 8, "PER"), (14, 18, "LOC")]),
    ],
)
def test_what_offsets_count_is_found_out_and_told(
    unit: str, labels: list[tuple[int, int, str]]
) -> None:
    (*readings, told) = read(exported(*labels), exported(*labels, id=8))

    assert [surfaces(one) for one in readings] == [["مُحَمَّد/PER", "دمشق/LOC"]] * 2
    assert told == Remark(RemarkCode.OFFSETS_FOUND, 1, {"unit": unit, "count": 2})
    assert surfaces(read(exported(*labels), offsets=unit)[0]) == surfaces(readings[0])


def test_an_export_with_relations_is_read() -> None:
    line = {
        "id": 3,
        "text": "زار وزير دمشق",
        "entities": [
            {"id": 41, "label": "PER", "start_offset": 4, "end_offset": 8},
            {"id": 40, "label": "LOC", "start_offset": 9, "end_offset": 13},
        ],
        "relations": [{"id": 9, "from_id": 41, "to_id": 40, "type": "visits"}],
        "Comments": ["متأكد؟"],
        "page": 4,
    }

    told, reading = read(line)

    assert told == Remark(RemarkCode.METADATA_KEYS, 1, {"keys": "Comments, page"})
    assert surfaces(reading) == ["وزير/PER", "دمشق/LOC"]
    assert isinstance(reading, Reading)
    assert reading.document.links == {"l1": Link("l1", "m1", "m2", "visits", LinkKind.RELATION)}
    assert reading.metadata == {"page": 4, "Comments": ["متأكد؟"]}


@pytest.mark.parametrize(
    ("given", "external_id", "metadata"),
    [
        ({"id": "خبر-7"}, "خبر-7", {}),
        ({"id": [1]}, "all-1", {"id": [1]}),
        ({"id": None}, "all-1", {"id": None}),
        ({"id": 1, "external_id": "x"}, "x", {"id": 1}),
    ],
)
def test_an_id_may_be_whatever_the_meta_put_in_its_place(
    given: dict[str, object], external_id: str, metadata: dict[str, object]
) -> None:
    *_, reading = read({"text": "زار دمشق", **given})

    assert isinstance(reading, Reading)
    assert (reading.external_id, reading.metadata, reading.was_read) == (
        external_id,
        metadata,
        False,
    )


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ({"text": "زار", "label": [[0, 9, "X"]]}, (RefusalCode.OUT_OF_TEXT, "label.0")),
        ({"text": "زار", "label": [[2, 2, "X"]]}, (RefusalCode.MISSPELT, "label.0")),
        ({"text": "زار", "label": [[-1, 2, "X"]]}, (RefusalCode.MISSPELT, "label.0")),
        ({"text": "زار", "label": [[0, 2, ""]]}, (RefusalCode.MISSPELT, "label.0.type")),
        ({"text": "زار", "label": [["0", 2, "X"]]}, (RefusalCode.MISSPELT, "label.0")),
        ({"text": "زار", "label": [True]}, (RefusalCode.MISSPELT, "label.0")),
        ({"text": "زار", "label": "X"}, (RefusalCode.MISSPELT, "label")),
        ({"text": "زار", "relations": {"a": 1}}, (RefusalCode.MISSPELT, "relations")),
        ({"text": "زار", "relations": [3]}, (RefusalCode.MISSPELT, "relations.0")),
        (
            {"text": "زار", "relations": [{"from_id": 1, "to_id": 2, "type": "x"}]},
            (RefusalCode.NO_SUCH_MENTION, "relations.0"),
        ),
        (
            {
                "text": "زار",
                "entities": [{"id": 1, "label": "X", "start_offset": 0, "end_offset": 1}] * 2,
            },
            (RefusalCode.MISSPELT, "entities"),
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    line: dict[str, object], refusal: tuple[RefusalCode, str]
) -> None:
    good = {"id": 1, "text": "زار"}

    before, refused, after = read(good, line, {**good, "id": 2})

    assert isinstance(refused, Refusal)
    assert (refused.code, refused.line) == (refusal[0], 2)
    assert refusal[1] in {refused.params.get("place"), refused.params.get("id")}
    assert isinstance(before, Reading)
    assert isinstance(after, Reading)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"id": 1, "label": []}, RefusalCode.NO_TEXT),
        ({"text": "\r\nزار", "label": [[2, 4, "X"]]}, RefusalCode.UNCLEAN_TEXT),
        ({"text": "زار", "title": [1]}, RefusalCode.NOT_A_FACT),
        ({"text": "زار", "metadata": 3}, RefusalCode.NOT_A_FACT),
        ({"text": " "}, RefusalCode.EMPTY_TEXT),
        (b'{"text": "\xd8\n', RefusalCode.NOT_UTF_8),
        (b'{"text": "abc\n', RefusalCode.NOT_JSON),
        (b"[1]\n", RefusalCode.NOT_AN_OBJECT),
    ],
)
def test_broken_lines_are_refused(line: object, code: RefusalCode) -> None:
    (refused,) = read(line)

    assert isinstance(refused, Refusal)
    assert (refused.code, refused.line) == (code, 1)


EVENT = Document.of(
    "هاجم 😀 مسلحون قرية",
    sentences=sentences.split("هاجم 😀 مسلحون قرية"),
    tokens=tokens.tokenize("هاجم 😀 مسلحون قرية"),
    mentions=[
        Mention("e", Span(0, 4), "Attack", MentionKind.EVENT),
        Mention("p", Span(7, 13), "PER", note="من؟"),
    ],
    links=[Link("l", "e", "p", "Attacker")],
)


def write(*readings: Reading, **options: str) -> list[dict[str, object]]:
    to = BytesIO()
    WRITABLE["doccano"].write(readings, Writing.from_strings(options), to=to)
    return [json.loads(line) for line in to.getvalue().splitlines()]


def test_lines_are_written_as_doccano_imports_them() -> None:
    one, two = write(Reading("a", EVENT, title="هجوم"), Reading("b", EVENT))

    assert one == {
        "id": "a",
        "text": "هاجم 😀 مسلحون قرية",
        "entities": [
            {"id": 1, "label": "Attack", "start_offset": 0, "end_offset": 4},
            {"id": 2, "label": "PER", "start_offset": 7, "end_offset": 13},
        ],
        "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "Attacker"}],
        "Comments": [],
        "title": "هجوم",
    }
    assert two["relations"] == [{"id": 2, "from_id": 3, "to_id": 4, "type": "Attacker"}]


def test_labels_alone_and_in_utf_16() -> None:
    (line,) = write(Reading("", EVENT), form="labels", offsets="utf-16", events="none")

    assert line["label"] == [[8, 14, "PER"]]
    assert "id" not in line


def test_the_report_tells_what_doccano_cannot_hold() -> None:
    report = WRITABLE["doccano"].write([Reading("a", EVENT)], Writing(), to=BytesIO())

    assert (report.articles, report.mentions, report.links) == (1, 2, 1)
    assert {(one.code, one.became) for one in report.losses} == {
        (LossCode.IDS, Became.CHANGED),
        (LossCode.EVENT, Became.CHANGED),
        (LossCode.ARGUMENT, Became.CHANGED),
        (LossCode.NOTE, Became.DROPPED),
    }


@pytest.mark.parametrize(
    ("first", "sureness"),
    [
        ('{"id": 1, "text": "x", "label": [], "Comments": []}\n', Sureness.CERTAIN),
        ('{"id": 1, "text": "x", "entities": [], "relations": []}\n', Sureness.CERTAIN),
        ('{"text": "\\"label\\": ", "labels": [[0, 1', Sureness.LIKELY),
        ('{"text": "\\"label\\": 1"}\n', Sureness.NO),
        ("text\n", Sureness.NO),
        ("", Sureness.NO),
    ],
)
def test_a_file_is_recognised_by_its_keys(first: str, sureness: Sureness) -> None:
    assert FORMATS["doccano"].recognises(Head("x.jsonl", first.encode())) is sureness
