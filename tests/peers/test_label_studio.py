"""What we write for Label Studio is what its own interface asks for."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from labels.document import Attributes, Document, Link, LinkKind, Mention
from labels.formats import WRITABLE
from labels.formats.base import Reading
from labels.schema import (
    Attribute,
    AttributeForm,
    Choice,
    MentionKind,
    MentionType,
    RelationType,
    Role,
    Schema,
)
from labels.text import sentences, tokens
from labels.text.span import Span

TEXT = "زار وزير خارجية العراق دمشق 😀 أمس."
CHOICES = (Choice("a"), Choice("b"))
SCHEMA = Schema(
    "visits",
    types=(
        MentionType("PER"),
        MentionType("GPE"),
        MentionType("Visit", kind=MentionKind.EVENT, roles=(Role("Agent"),)),
    ),
    relations=(RelationType("of"),),
    attributes=(
        Attribute("one", AttributeForm.CHOICE, ("PER",), choices=CHOICES),
        Attribute("several", AttributeForm.SEVERAL, ("PER",), choices=CHOICES),
        Attribute("sure", AttributeForm.FLAG, ("PER",)),
        Attribute("rank", AttributeForm.NUMBER, ("PER",)),
        Attribute("words", AttributeForm.TEXT, ("PER",)),
    ),
)
VALUES: Attributes = {"one": "a", "several": ("a", "b"), "sure": True, "rank": 3, "words": "سعيد"}
READING = Reading(
    "خبر-7",
    Document.of(
        TEXT,
        sentences=sentences.split(TEXT),
        tokens=tokens.tokenize(TEXT),
        mentions=[
            Mention("e", Span(0, 3), "Visit", MentionKind.EVENT),
            Mention("p", Span(4, 22), "PER", attributes=VALUES, note="ملاحظة"),
            Mention("g", Span(16, 22), "GPE"),
        ],
        links=[Link("a", "e", "p", "Agent"), Link("r", "p", "g", "of", LinkKind.RELATION)],
    ),
)


@pytest.fixture
def written() -> ZipFile:
    to = BytesIO()
    format_ = WRITABLE["label-studio"]
    writer = format_.writer(format_.writing(), to=to, schema=SCHEMA)
    writer.add([READING])
    writer.end()
    return ZipFile(to)


def test_every_region_and_relation_is_as_the_configuration_asks(written: ZipFile) -> None:
    sdk: Any = pytest.importorskip("label_studio_sdk.label_interface")
    interface = sdk.LabelInterface(written.read("label_config.xml").decode())
    (task,) = json.loads(written.read("tasks.json"))
    (annotation,) = task["annotations"]

    interface.validate()
    wrong = []
    regions = [one for one in annotation["result"] if one["type"] != "relation"]
    for one in annotation["result"]:
        if one["type"] == "relation":
            wrong += interface.validate_relation(one, regions, return_errors=True)
        else:
            wrong += interface.validate_region(one, return_errors=True)

    assert len(annotation["result"]) == len(regions) + 2
    assert wrong == []
