"""DyGIE++: numbers of words through the article, triggers of one word, lines amiss."""

from __future__ import annotations

import json
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
from labels.formats.dygie.options import Writing
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span, Spans

EVENT = MentionKind.EVENT
TEXT = "خبر. ألقت الشرطة القبض على لص"


def write(
    *mentions: Mention, links: tuple[Link, ...] = (), **options: str
) -> tuple[Any, list[Any]]:
    """The line, and of each loss its code, its outcome and the ids it is told of."""
    to = BytesIO()
    document = Document.of(
        TEXT,
        sentences=sentences.split(TEXT),
        tokens=tokens.tokenize(TEXT),
        mentions=mentions,
        links=links,
    )
    asked = Writing.from_strings(options)
    report = WRITABLE["dygie"].write([Reading("1", document)], asked, to=to)
    of_mentions = [one for one in report.losses if one.code not in {"ids", "spacing"}]
    told = [(one.code, one.became, *(case.at for case in one.examples)) for one in of_mentions]
    return json.loads(to.getvalue()), told


def read(*lines: object) -> list[Outcome]:
    data = b"\n".join(json.dumps(one, ensure_ascii=False).encode() for one in lines)
    return list(FORMATS["dygie"].read(BytesIO(data), Options(), name="x.jsonl"))


ARREST = (
    Mention("e", Span(5, 22), "Justice.Arrest", EVENT),
    Mention("p", Span(10, 16), "ORG"),
    Mention("t", Span(27, 29), "PER"),
)


def test_a_trigger_of_several_words_is_its_first() -> None:
    line, lost = write(*ARREST, links=(Link("l1", "e", "t", "Person"),))

    assert line["sentences"][1] == ["ألقت", "الشرطة", "القبض", "على", "لص"]
    assert line["ner"] == [[], [[3, 3, "ORG"], [6, 6, "PER"]]]
    assert line["events"] == [[], [[[2, "Justice.Arrest"], [6, 6, "Person"]]]]
    assert lost == [(LossCode.LONG_TRIGGER, "changed", "e")]


def test_a_trigger_of_several_words_may_be_left_out_with_its_arguments() -> None:
    line, lost = write(*ARREST, links=(Link("l1", "e", "t", "Person"),), triggers="refuse")

    assert line["events"] == [[], []]
    assert lost == [
        (LossCode.ARGUMENT, "dropped", "l1"),
        (LossCode.LONG_TRIGGER, "dropped", "e"),
    ]


def test_what_is_told_by_its_words_alone_is_written_once() -> None:
    line, lost = write(
        Mention("a", Span(5, 9), "X", EVENT),
        Mention("b", Span(5, 9), "Y", EVENT),
        Mention("c", Span(10, 16), "X"),
        Mention("d", Span(10, 16), "Y", note="؟", attributes={"level": "NAM"}),
        Mention("e", Span(27, 29), "X", attributes={"level": "NAM"}, note="؟"),
        links=(
            Link("1", "a", "c", "R"),
            Link("2", "a", "c", "S"),
            Link("3", "c", "e", "R", LinkKind.RELATION),
            Link("4", "c", "e", "S", LinkKind.RELATION, attributes={"tense": "Past"}),
            Link("5", "e", "c", "R", LinkKind.RELATION, attributes={"tense": "Past"}),
        ),
    )

    assert line["events"][1] == [[[2, "X"], [3, 3, "R"]]]
    assert line["relations"][1] == [[3, 3, 6, 6, "R"], [6, 6, 3, 3, "R"]]
    assert lost == [
        (LossCode.TWIN, "dropped", "b", "d"),
        (LossCode.ARGUMENT, "dropped", "2"),
        (LossCode.RELATION, "dropped", "4"),
        (LossCode.ATTRIBUTES, "dropped", "4", "5", "e"),
        (LossCode.NOTE, "dropped", "e"),
    ]


LINE = {
    "doc_key": "AFP-1",
    "sentences": [["قتل", "رجل"], ["هرب"]],
    "ner": [[[1, 1, "PER"]], []],
    "relations": [[[1, 1, 1, 1, "SELF"], [0, 0, 1, 1, "X"]]],
    "events": [[[[0, "Life.Die"], [1, 1, "Victim"], [2, 2, "Agent"]]], []],
    "clusters": [[[0, 0]]],
}


def test_lines_of_other_programs_are_read_and_links_to_nothing_told() -> None:
    assert read(LINE) == [
        Remark(RemarkCode.ROLE_WITHOUT_MENTION, 1, {"role": "X"}),
        Remark(RemarkCode.ROLE_WITHOUT_MENTION, 1, {"role": "Agent"}),
        Reading(
            "AFP-1",
            Document.of(
                "قتل رجل\nهرب",
                sentences=Spans([0, 7, 8, 11]),
                tokens=Spans([0, 3, 4, 7, 8, 11]),
                mentions=[
                    Mention("m1", Span(4, 7), "PER"),
                    Mention("m2", Span(0, 3), "Life.Die", EVENT),
                ],
                links=[
                    Link("l1", "m1", "m1", "SELF", LinkKind.RELATION),
                    Link("l2", "m2", "m1", "Victim"),
                ],
            ),
        ),
    ]


def test_words_alone_are_an_article_that_nobody_read() -> None:
    remark, reading = read({"doc_key": "1", "sentences": [["خ\x07بر"]]})

    assert remark == Remark(RemarkCode.CONTROLS_REPLACED, 1, {"count": 1})
    assert isinstance(reading, Reading)
    assert not reading.was_read


def misspelt(error: str, place: str, value: str) -> Refusal:
    return Refusal(RefusalCode.MISSPELT, 1, {"error": error, "place": place, "value": value})


def out_of_words(place: str, end: int, length: int) -> Refusal:
    return Refusal(RefusalCode.OUT_OF_WORDS, 1, {"place": place, "end": end, "length": length})


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"doc_key": None}, misspelt("missing", "line.doc_key", "None")),
        ({"sentences": None}, misspelt("missing", "sentences", "None")),
        ({"sentences": [[]]}, misspelt("missing", "sentences.0", "None")),
        ({"sentences": []}, out_of_words("ner.0.0", 2, 0)),
        (
            {"ner": [[[0, 0]]]},
            Refusal(RefusalCode.OTHER_LENGTH, 1, {"place": "ner.0.0", "expected": 3, "found": 2}),
        ),
        ({"ner": [[[1, 0, "X"]]]}, misspelt("not-a-span", "ner.0.0", "1, 1")),
        ({"ner": [[[0, 0, ""]]]}, misspelt("not-a-name", "ner.0.0.type", "")),
        ({"events": [[[]]]}, misspelt("missing", "events.0.0", "None")),
        ({"events": [[[[0.5, "X"]]]]}, misspelt("not-a-number", "events.0.0.0", "0.5")),
        ({"events": [[[[3, "X"]]]]}, out_of_words("events.0.0.0", 4, 3)),
    ],
)
def test_what_is_misspelt_refuses_its_article(changed: dict[str, object], refused: Refusal) -> None:
    assert read({**LINE, **changed}, {"doc_key": "2", "sentences": [["خبر"]]})[0] == refused


def test_no_sentences_are_no_text() -> None:
    assert read({"doc_key": "1", "sentences": []}) == [Refusal(RefusalCode.EMPTY_TEXT, 1)]


def test_an_article_without_words_is_left_out() -> None:
    to = BytesIO()
    reading = Reading("1", Document("خبر"))

    report = WRITABLE["dygie"].write([reading], Writing(), to=to)

    assert to.getvalue() == b""
    assert LossCode.NO_WORDS in {one.code for one in report.losses}
    assert WRITABLE["dygie"].holds(reading, Writing()) is None
    assert WRITABLE["oneie"].holds(reading, WRITABLE["oneie"].writing()) is None
