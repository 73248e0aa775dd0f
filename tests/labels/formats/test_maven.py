"""MAVEN-Arg: clusters, fillers that are no entities, offsets amiss."""

from __future__ import annotations

import json
from copy import deepcopy
from io import BytesIO
from typing import Any

import pytest

from labels.document import Document, Link, LinkKind, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    LossCode,
    Options,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
)
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span, Spans

EVENT = MentionKind.EVENT
TEXT = "قصف الجيش حلب . أدى القصف إلى مقتل مدنيين"


def read(*lines: object) -> list[Outcome]:
    data = b"\n".join(json.dumps(one, ensure_ascii=False).encode() for one in lines)
    return list(FORMATS["maven-arg"].read(BytesIO(data), Options(), name="x.jsonl"))


def offsets(word: str, **more: str) -> dict[str, object]:
    start = TEXT.index(word)
    key = next((key for key in ("trigger_word", "mention", "content") if key in more), "content")
    return {**more, key: word, "offset": [start, start + len(word)]}


LINE: dict[str, Any] = {
    "id": "a1",
    "title": "حلب",
    "document": TEXT,
    "events": [
        {
            "id": "EVENT_1",
            "type": "Attack",
            "type_id": 7,
            "mention": [
                offsets("قصف", trigger_word="", id="x1"),
                offsets("القصف", trigger_word="", id="x2"),
            ],
            "argument": {
                "Agent": [{"entity_id": "ENTITY_1"}],
                "Victim": [offsets("مدنيين")],
                "Result": [offsets("مقتل")],
                "Time": [],
            },
        },
        {"id": "EVENT_2", "type": "Death", "mention": [offsets("مقتل", trigger_word="", id="x3")]},
    ],
    "entities": [
        {"id": "ENTITY_1", "type": "ORG", "mention": [offsets("الجيش", mention="", id="m1")]}
    ],
}


def test_clusters_and_fillers_that_are_no_entities_become_labels_and_are_told() -> None:
    clusters, fillers, reading = read(LINE)

    assert clusters == Remark(RemarkCode.CLUSTERS, 1, {"count": 1})
    assert fillers == Remark(RemarkCode.FILLERS_MADE, 1, {"count": 1, "type": "Argument"})
    assert reading == Reading(
        "a1",
        Document.of(
            TEXT,
            sentences=sentences.split(TEXT),
            tokens=tokens.tokenize(TEXT),
            mentions=[
                Mention("m1", Span(4, 9), "ORG"),
                Mention("x1", Span(0, 3), "Attack", EVENT),
                Mention("x2", Span(20, 25), "Attack", EVENT),
                Mention("x3", Span(30, 34), "Death", EVENT),
                Mention("m2", Span(35, 41), "Argument"),
            ],
            links=[
                Link("l1", "x1", "m1", "Agent"),
                Link("l2", "x1", "m2", "Victim"),
                Link("l3", "x1", "x3", "Result"),
            ],
        ),
        title="حلب",
    )
    assert isinstance(reading, Reading)
    assert reading.was_read


def test_a_part_without_events_and_entities_is_read_by_nobody() -> None:
    remark, reading = read({"id": "1", "document": "خ\x07بر"})

    assert remark == Remark(RemarkCode.CONTROLS_REPLACED, 1, {"count": 1})
    assert isinstance(reading, Reading)
    assert not reading.was_read


def test_links_that_roles_cannot_tell_are_lost() -> None:
    document = Document.of(
        TEXT,
        sentences=Spans([0, 15]),
        tokens=Spans([0, 3]),
        mentions=[
            Mention("a", Span(0, 3), "A", EVENT, {"tense": "Past"}, "؟"),
            Mention("b", Span(0, 3), "B", EVENT),
            Mention("c", Span(30, 34), "C", EVENT),
            Mention("d", Span(30, 34), "D", EVENT),
            Mention("e", Span(4, 9), "ORG"),
        ],
        links=[
            Link("1", "a", "c", "R", attributes={"polarity": "Negative"}),
            Link("2", "a", "d", "R"),
            Link("3", "a", "b", "R"),
            Link("4", "a", "a", "R"),
            Link("5", "e", "a", "R"),
            Link("6", "e", "e", "R", LinkKind.RELATION),
        ],
        attributes={"topic": "Conflict"},
    )

    report = WRITABLE["maven-arg"].write([Reading("1", document)], Options(), to=BytesIO())

    assert [(one.code, [case.at for case in one.examples]) for one in report.losses] == [
        (LossCode.IDS, [""]),
        (LossCode.DIVISION, [""]),
        (LossCode.ARGUMENT, ["5"]),
        (LossCode.RELATION, ["6"]),
        (LossCode.ATTRIBUTES, ["a", "1"]),
        (LossCode.ARTICLE_ATTRIBUTES, [""]),
        (LossCode.NOTE, ["a"]),
        (LossCode.EVENT_AS_ARGUMENT, ["2", "4"]),
    ]
    assert report.links == 2


def misspelt(error: str, place: str, value: str) -> Refusal:
    return Refusal(RefusalCode.MISSPELT, 1, {"error": error, "place": place, "value": value})


OFFSET = ("events", 0, "mention", 0, "offset")
PLACE = "events.0.mention.0"


@pytest.mark.parametrize(
    ("path", "value", "refused"),
    [
        (("document",), None, misspelt("missing", "document", "None")),
        (("document",), "", Refusal(RefusalCode.EMPTY_TEXT, 1)),
        (("id",), "", misspelt("not-a-name", "line.id", "")),
        (("events",), {}, misspelt("not-a-list", "events", "None")),
        (("events", 0), [], misspelt("not-an-object", "events.0", "None")),
        (("events", 0, "mention"), [], misspelt("missing", "events.0.mention", "None")),
        (OFFSET, [0], misspelt("not-a-span", f"{PLACE}.offset", "[0]")),
        (OFFSET, [3, 3], misspelt("not-a-span", f"{PLACE}.offset", "[3, 3]")),
        (OFFSET, [0, "3"], misspelt("not-a-number", f"{PLACE}.offset", "3")),
        (
            OFFSET,
            [0, 99],
            Refusal(RefusalCode.OUT_OF_TEXT, 1, {"id": PLACE, "end": 99, "length": 41}),
        ),
        (
            OFFSET,
            [1, 4],
            Refusal(RefusalCode.OTHER_SURFACE, 1, {"id": PLACE, "expected": "قصف", "found": "صف "}),
        ),
        (
            ("events", 0, "argument", "Agent", 0, "entity_id"),
            "E9",
            Refusal(RefusalCode.NO_SUCH_MENTION, 1, {"place": "argument.Agent.0", "id": "E9"}),
        ),
        (("events", 0, "argument"), {"": []}, misspelt("not-a-name", "argument", "")),
    ],
)
def test_what_is_misspelt_refuses_its_article(
    path: tuple[str | int, ...], value: object, refused: Refusal
) -> None:
    line = deepcopy(LINE)
    *front, last = path
    place: Any = line
    for step in front:
        place = place[step]
    place[last] = value

    assert read(line, {"id": "2", "document": "خبر"})[0] == refused
