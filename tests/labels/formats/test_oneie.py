"""OneIE: names of types, lines of other programs, lines that cannot be taken."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

from labels.document import Document, Link, LinkKind, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    Became,
    Example,
    Loss,
    LossCode,
    LossReport,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
)
from labels.formats.oneie.options import ReadingOptions, Writing
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span, Spans

TEXT = "هاجم مسلحون قرية قرب حلب. وقتل ثلاثة"
EVENT = MentionKind.EVENT


def document(*mentions: Mention, links: tuple[Link, ...] = ()) -> Document:
    return Document.of(
        TEXT,
        sentences=sentences.split(TEXT),
        tokens=tokens.tokenize(TEXT),
        mentions=mentions,
        links=links,
    )


def write(one: Document, **options: str) -> tuple[list[dict[str, Any]], LossReport]:
    to = BytesIO()
    report = WRITABLE["oneie"].write([Reading("خبر", one)], Writing.from_strings(options), to=to)
    return [json.loads(line) for line in to.getvalue().splitlines()], report


def read(*lines: object, **options: str) -> list[Outcome]:
    data = b"\n".join(
        one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode()
        for one in lines
    )
    asked = ReadingOptions.from_strings(options)
    return list(FORMATS["oneie"].read(BytesIO(data), asked, name="خبر.json"))


ATTACK = document(
    Mention("e", Span(0, 4), "Conflict.Attack", EVENT),
    Mention("d", Span(25 + 1, 30), "Life.Die", EVENT),
    Mention("p", Span(5, 11), "PER.Group", attributes={"level": "NOM", "class": "SPC"}),
    Mention("l", Span(21, 24), "GPE"),
    links=(
        Link("a", "e", "p", "Attacker"),
        Link("b", "d", "p", "Agent"),
        Link("c", "e", "d", "Result"),
        Link("r", "p", "l", "PHYS.Located", LinkKind.RELATION),
    ),
)


def test_types_of_two_parts_are_named_as_ace_does_and_links_across_are_lost() -> None:
    (first, second), report = write(ATTACK)

    assert [one["event_type"] for one in first["event_mentions"]] == ["Conflict:Attack"]
    assert [one["event_type"] for one in second["event_mentions"]] == ["Life:Die"]
    person, place = first["entity_mentions"]
    assert (person["entity_type"], person["entity_subtype"]) == ("PER", "Group")
    assert (person["mention_type"], place["mention_type"]) == ("NOM", "UNK")
    assert first["relation_mentions"] == [
        {
            "id": "r",
            "relation_type": "PHYS",
            "relation_subtype": "PHYS:Located",
            "arguments": [
                {"entity_id": "p", "text": "مسلحون", "role": "Arg-1"},
                {"entity_id": "l", "text": "حلب", "role": "Arg-2"},
            ],
        }
    ]
    assert [(one.code, one.examples[0].at) for one in report.losses] == [
        (LossCode.IDS, ""),
        (LossCode.SPACING, ""),
        (LossCode.ATTRIBUTES, "p"),
        (LossCode.EVENT_AS_ARGUMENT, "c"),
        (LossCode.LINK_ACROSS, "b"),
    ]


def test_types_may_stay_whole() -> None:
    (first, _), _ = write(ATTACK, types="whole")

    assert first["event_mentions"][0]["event_type"] == "Conflict.Attack"
    assert first["entity_mentions"][0]["entity_type"] == "PER.Group"
    assert "entity_subtype" not in first["entity_mentions"][0]


def test_types_that_come_back_as_others_are_told() -> None:
    one = document(
        Mention("m1", Span(0, 4), "Conflict:Attack", EVENT),
        Mention("m2", Span(5, 11), "P.P:X"),
        links=(Link("l1", "m2", "m2", "A.A:B", LinkKind.RELATION),),
    )

    assert write(one)[1].losses[-1] == Loss(
        LossCode.TYPE_NAME,
        Became.CHANGED,
        3,
        (
            Example("خبر", "m2", "مسلحون"),
            Example("خبر", "m1", "هاجم"),
            Example("خبر", "l1", "A.A:B"),
        ),
    )


@pytest.mark.parametrize(
    ("overlapping", "kept", "lost"),
    [("outer", ["a", "c"], 1), ("inner", ["b", "c"], 1), ("all", ["a", "b", "c"], 0)],
)
def test_of_labels_that_share_a_word_the_outer_or_inner_or_all_are_written(
    overlapping: str, kept: list[str], lost: int
) -> None:
    one = document(
        Mention("a", Span(5, 24), "X"),
        Mention("b", Span(12, 16), "X"),
        Mention("c", Span(0, 4), "X"),
    )

    (first, _), report = write(one, overlapping=overlapping)

    assert sorted(one["id"] for one in first["entity_mentions"]) == kept
    assert sum(one.count for one in report.losses if one.code is LossCode.NESTED) == lost


LINE: dict[str, Any] = {
    "doc_id": "AFP-1",
    "sent_id": "AFP-1-3",
    "tokens": ["هاجم", "مسلحون", "قرية", "."],
    "pieces": ["ها", "##جم"],
    "sentence": " هاجم مسلحون  قرية. ",
    "entity_mentions": [
        {"id": "E1", "entity_type": "PER", "entity_subtype": "Group", "mention_type": "NOM",
         "start": 1, "end": 2},
        {"id": "E2", "entity_type": "GPE", "mention_type": "UNK", "start": 2, "end": 3},
    ],
    "relation_mentions": [
        {"id": "R1", "relation_type": "PHYS", "relation_subtype": "Located",
         "arguments": [{"entity_id": "E2", "role": "Arg-2"}, {"entity_id": "E1", "role": "Arg-1"}]}
    ],
    "event_mentions": [
        {"id": "EV1", "event_type": "Conflict:Attack", "trigger": {"start": 0, "end": 1},
         "arguments": [{"entity_id": "E1", "role": "Attacker"}]}
    ],
}  # fmt: skip


def test_lines_of_other_programs_are_read_with_their_text() -> None:
    (reading,) = read(LINE)

    assert reading == Reading(
        "AFP-1",
        Document.of(
            "هاجم مسلحون  قرية.",
            sentences=Spans([0, 18]),
            tokens=Spans([0, 4, 5, 11, 13, 17, 17, 18]),
            mentions=[
                Mention("E1", Span(5, 11), "PER.Group", attributes={"level": "NOM"}),
                Mention("E2", Span(13, 17), "GPE"),
                Mention("EV1", Span(0, 4), "Conflict.Attack", EVENT),
            ],
            links=[
                Link("R1", "E1", "E2", "PHYS.Located", LinkKind.RELATION),
                Link("l1", "EV1", "E1", "Attacker"),
            ],
        ),
    )


def test_tokens_that_do_not_fill_the_sentence_are_joined_by_spaces() -> None:
    for sentence in ("هاجم المسلحون قرية.", "هاجم مسلحون قرية . أمس", "", "\u200f"):
        (reading,) = read({**LINE, "sentence": sentence})
        assert isinstance(reading, Reading)
        assert reading.document.text == "هاجم مسلحون قرية ."


def test_types_are_read_whole_where_it_is_asked() -> None:
    (reading,) = read(LINE, types="whole")

    assert isinstance(reading, Reading)
    assert [one.type for one in reading.document.in_reading_order()] == [
        "Conflict:Attack",
        "PER",
        "GPE",
    ]


def bare(article: str, number: int, **more: object) -> dict[str, object]:
    return {"doc_id": article, "sent_id": f"{article}-{number}", "tokens": ["خبر"], **more}


def test_lines_of_an_article_stand_together_and_a_sentence_that_came_before_begins_another() -> (
    None
):
    outcomes = read(bare("1", 1), bare("1", 2), b"", bare("2", 1), bare("2", 1))

    texts = [one.document.text for one in outcomes if isinstance(one, Reading)]
    assert texts == ["خبر\nخبر", "خبر"]
    assert outcomes[-1] == Refusal(RefusalCode.ID_TWICE, 5, {"id": "2"})


def test_a_bad_line_refuses_its_article_and_between_two_articles_both() -> None:
    outcomes = read(
        bare("1", 1), b"{", bare("1", 2), bare("2", 1), b"[]", bare("3", 1), bare("4", 1)
    )

    assert [(type(one).__name__, one.line) for one in outcomes] == [
        ("Refusal", 2),
        ("Refusal", 5),
        ("Refusal", 5),
        ("Reading", 7),
    ]


def test_a_file_without_lines_has_no_articles_and_sentences_need_no_id() -> None:
    assert read(b"") == []
    assert len(read({"doc_id": "1", "tokens": ["خبر"]}, {"doc_id": "1", "tokens": ["خبر"]})) == 1


def test_control_characters_become_spaces_and_are_told() -> None:
    (remark, reading) = read(bare("1", 1, tokens=["خ\x07بر"]))

    assert remark == Remark(RemarkCode.CONTROLS_REPLACED, 1, {"count": 1})
    assert isinstance(reading, Reading)
    assert reading.document.text == "خ بر"


def entity(**more: object) -> dict[str, object]:
    one = {"id": "E", "entity_type": "X", "start": 0, "end": 1, **more}
    return bare("1", 1, entity_mentions=[one])


def misspelt(error: str, place: str, value: str) -> Refusal:
    return Refusal(RefusalCode.MISSPELT, 1, {"error": error, "place": place, "value": value})


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ({"doc_id": "1"}, misspelt("missing", "tokens", "None")),
        ({"doc_id": "1", "tokens": []}, misspelt("missing", "tokens", "None")),
        ({"doc_id": "1", "tokens": [" "]}, misspelt("not-a-name", "tokens.0", " ")),
        ({"tokens": ["خبر"]}, misspelt("missing", "line.doc_id", "None")),
        (bare("1", 1, tokens=["\ufeffخبر"]), Refusal(RefusalCode.UNCLEAN_TEXT, 1)),
        (bare("1", 1, tokens=["\u200f"]), Refusal(RefusalCode.EMPTY_TEXT, 1)),
        (bare("1", 1, entity_mentions={}), misspelt("not-a-list", "entity_mentions", "None")),
        (entity(start=True), misspelt("not-a-number", "entity_mentions.0", "True")),
        (entity(start=1), misspelt("not-a-span", "entity_mentions.0", "1, 1")),
        (entity(start=-1), misspelt("not-a-span", "entity_mentions.0", "-1, 1")),
        (
            entity(end=2),
            Refusal(
                RefusalCode.OUT_OF_WORDS, 1, {"place": "entity_mentions.0", "end": 2, "length": 1}
            ),
        ),
        (
            entity(entity_type="x" * 99, entity_subtype="y"),
            misspelt("not-a-name", "entity_mentions.0.entity_subtype", "y"),
        ),
        (
            {**LINE, "entity_mentions": []},
            Refusal(
                RefusalCode.NO_SUCH_MENTION,
                1,
                {"place": "relation_mentions.0.arguments.0", "id": "E2"},
            ),
        ),
        (
            {**LINE, "relation_mentions": [{"id": "R", "arguments": []}]},
            misspelt("missing", "relation_mentions.0.arguments", "None"),
        ),
    ],
)
def test_what_is_misspelt_refuses_its_article(line: object, refused: Refusal) -> None:
    assert read(line) == [refused]
