"""Label Studio's tasks as it imports them."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from labels.document import Document, Link, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    Became,
    Bundle,
    LossCode,
    Reading,
    Refusal,
)
from labels.formats.labelstudio.options import Config, ReadingOptions, Writing
from labels.schema import Attribute, AttributeForm, MentionKind, MentionType, Schema
from labels.text import sentences, tokens
from labels.text.span import Span
from tests.labels.formats.datasets_made import unpacked
from tests.labels.formats.studio import (
    TEXT,
)
from tests.labels.making import NEWS

EVENT = Document.of(
    TEXT,
    sentences=sentences.split(TEXT),
    tokens=tokens.tokenize(TEXT),
    mentions=[
        Mention("e", Span(0, 3), "Visit", MentionKind.EVENT),
        Mention("p", Span(4, 8), "PER", attributes={"level": "name"}, note="من؟"),
        Mention("g", Span(11, 15), "CITY"),
    ],
    links=[
        Link("x", "e", "p", "Agent", attributes={"sure": True}),
        Link("y", "e", "p", "Agent"),
        Link("z", "p", "g", "lives-in"),
    ],
    attributes={"section": "world"},
)


def written(*readings: Reading, **options: Any) -> bytes:  # noqa: ANN401 - options are
    to = BytesIO()
    writer = WRITABLE["label-studio"].writer(Writing(**options), to=to, schema=NEWS)
    writer.add(readings)
    writer.end()
    return to.getvalue()


def test_tasks_are_written_as_label_studio_imports_them() -> None:
    (one,) = json.loads(written(Reading("خبر-7", EVENT, title="زيارة"), config=Config.NONE))

    place = {"start": 4, "end": 8, "text": "وزير"}
    assert one["data"] == {"text": TEXT, "external_id": "خبر-7", "title": "زيارة"}
    assert one["annotations"][0]["result"][1:3] == [
        {
            "id": "p",
            "from_name": "entities",
            "to_name": "text",
            "type": "labels",
            "value": {**place, "labels": ["PER"]},
            "meta": {"text": ["من؟"]},
        },
        {
            "id": "p",
            "from_name": "level",
            "to_name": "text",
            "type": "choices",
            "value": {**place, "choices": ["name"]},
        },
    ]
    assert one["annotations"][0]["result"][-2:] == [
        {
            "type": "relation",
            "from_id": "e",
            "to_id": "p",
            "direction": "right",
            "labels": ["Agent"],
        },
        {
            "type": "relation",
            "from_id": "p",
            "to_id": "g",
            "direction": "right",
            "labels": ["lives-in"],
        },
    ]


def test_the_configuration_stands_beside_the_tasks() -> None:
    archive = ZipFile(BytesIO(written(Reading("a", EVENT), Reading("b", EVENT))))

    assert archive.namelist() == ["label_config.xml", "tasks.json"]
    assert b'<Label value="PER"' in archive.read("label_config.xml")
    assert [one["id"] for one in json.loads(archive.read("tasks.json"))] == [1, 2]
    assert json.loads(written(config=Config.NONE)) == []
    suffix = WRITABLE["label-studio"].suffix
    assert (suffix(Writing()), suffix(Writing(config=Config.NONE))) == (".zip", ".json")


def test_what_was_written_is_read_back_without_a_word_on_the_configuration() -> None:
    outcomes = FORMATS["label-studio"].read_files(
        unpacked(written(Reading("a", EVENT))), ReadingOptions()
    )

    assert [one.external_id for one in outcomes if isinstance(one, Reading)] == ["a"]
    only_xml = unpacked(written()).files["label_config.xml"]
    (refused,) = FORMATS["label-studio"].read_files(Bundle.of(only_xml), ReadingOptions())
    assert isinstance(refused, Refusal)


def test_without_a_schema_there_is_no_configuration() -> None:
    to = BytesIO()

    WRITABLE["label-studio"].write([], Writing(), to=to)

    assert ZipFile(to).namelist() == ["tasks.json"]


def test_the_report_tells_what_label_studio_cannot_hold() -> None:
    report = WRITABLE["label-studio"].write([Reading("a", EVENT)], Writing(), to=BytesIO())

    assert (report.mentions, report.links) == (3, 2)
    assert [(one.code, one.became, one.count) for one in report.losses] == [
        (LossCode.IDS, Became.CHANGED, 1),
        (LossCode.TWIN, Became.DROPPED, 1),
        (LossCode.ARGUMENT, Became.CHANGED, 1),
        (LossCode.ATTRIBUTES, Became.DROPPED, 1),
    ]


def test_what_is_asked_for_as_a_text_is_a_textarea_whatever_stands_in_it() -> None:
    words = Attribute("words", AttributeForm.TEXT, ("PER",))
    schema = Schema("news", types=(MentionType("PER"),), attributes=(words,))
    one = Mention("p", Span(4, 8), "PER", attributes={"words": "سعيد"})
    to = BytesIO()
    writer = WRITABLE["label-studio"].writer(Writing(Config.NONE), to=to, schema=schema)

    writer.add([Reading("a", replace(EVENT, mentions={"p": one}, links={}, attributes={}))])
    writer.end()

    result = json.loads(to.getvalue())[0]["annotations"][0]["result"][1]
    assert (result["type"], result["value"]["text"]) == ("textarea", ["سعيد"])
    (back,) = FORMATS["label-studio"].read([to.getvalue()], ReadingOptions(), name="x")
    assert isinstance(back, Reading)
    assert back.document.mentions["p"] == one
