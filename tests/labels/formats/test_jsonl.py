"""JSON Lines: ours, and the plain lines of other programs."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO

import pytest

from labels.document import Document, Link, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    LossReport,
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

TEXT = "هاجم مسلحون قرية قرب تدمر. وقُتل شخصان."
ATTACK = Document.of(
    TEXT,
    sentences=sentences.split(TEXT),
    tokens=tokens.tokenize(TEXT),
    mentions=[
        Mention("e1", Span(0, 4), "Attack", MentionKind.EVENT, {"polarity": "positive"}),
        Mention("p1", Span(5, 11), "PER", note="من هم؟"),
    ],
    links=[Link("l1", "e1", "p1", "Attacker")],
)
READING = Reading(
    "خبر-7",
    ATTACK,
    title="هجوم",
    metadata={"page": 3},
    annotator="sara",
    state="accepted",
    schema="ace/2",
)


def read(*lines: str | bytes) -> list[Outcome]:
    data = b"".join(line if isinstance(line, bytes) else line.encode() + b"\n" for line in lines)
    return list(FORMATS["jsonl"].read(BytesIO(data), Options(), name="news.jsonl"))


def line(**parts: object) -> str:
    return json.dumps({"external_id": "1", "text": TEXT, **parts}, ensure_ascii=False)


def refusal(code: RefusalCode, number: int = 1, /, **params: str | int) -> Refusal:
    return Refusal(code, number, params)


def test_a_line_is_spelled_as_the_wire_spells_documents() -> None:
    to = BytesIO()

    report = WRITABLE["jsonl"].write([READING], Options(), to=to)

    assert json.loads(to.getvalue()) == {
        "format": "hashiya/1",
        "external_id": "خبر-7",
        "title": "هجوم",
        "metadata": {"page": 3},
        "annotator": "sara",
        "state": "accepted",
        "schema": "ace/2",
        "sha256": sha256(TEXT.encode()).hexdigest(),
        "text": TEXT,
        "sentences": [[0, 26], [27, 39]],
        "tokens": [list(pair) for pair in tokens.tokenize(TEXT).pairs()],
        "mentions": [
            {
                "id": "e1",
                "kind": "event",
                "start": 0,
                "end": 4,
                "type": "Attack",
                "attributes": {"polarity": "positive"},
            },
            {
                "id": "p1",
                "kind": "entity",
                "start": 5,
                "end": 11,
                "type": "PER",
                "note": "من هم؟",
            },
        ],
        "links": [
            {"id": "l1", "kind": "argument", "source": "e1", "target": "p1", "type": "Attacker"}
        ],
    }
    assert report == LossReport(articles=1, mentions=2, links=1)
    assert WRITABLE["jsonl"].holds(READING, Options()) == READING


def test_a_reading_knows_the_line_it_came_from() -> None:
    one, two = read(line(), "", line(external_id="2"))

    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    assert (one.line, two.line) == (1, 3)


@pytest.mark.parametrize(
    ("extra", "was_read"),
    [({}, False), ({"tokens": [[0, 3]]}, False), ({"mentions": []}, True), ({"state": ""}, True)],
)
def test_a_plain_line_without_labels_was_read_by_nobody(
    *, extra: dict[str, object], was_read: bool
) -> None:
    (one,) = read(json.dumps({"external_id": "1", "text": "خبر", **extra}))

    assert isinstance(one, Reading)
    assert one.was_read is was_read


def test_a_plain_line_keeps_what_we_have_no_name_for_in_the_metadata() -> None:
    plain = {"id": 7, "date": "2015-08-09", "text": "خبر", "section": "محليات", "author": None}

    outcomes = read(json.dumps(plain), json.dumps({**plain, "id": 8, "page": 2}))

    document = Document("خبر", Spans([0, 3]), Spans([0, 3]))
    first = Reading("7", document, published="2015-08-09", metadata={"section": "محليات"})
    second = Reading(
        "8", document, published="2015-08-09", metadata={"section": "محليات", "page": 2}
    )
    assert outcomes == [
        Remark(RemarkCode.METADATA_KEYS, 1, {"keys": "section"}),
        first,
        Remark(RemarkCode.METADATA_KEYS, 2, {"keys": "page"}),
        second,
    ]


def test_attributes_are_the_articles_in_a_line_of_ours_and_metadata_in_a_plain_one() -> None:
    told = {"attributes": {"topic": "سياسة"}}

    ours, _, plain = read(line(format="hashiya/1", **told), line(external_id="2", **told))

    assert isinstance(ours, Reading)
    assert isinstance(plain, Reading)
    assert (ours.document.attributes, ours.metadata) == ({"topic": "سياسة"}, {})
    assert (plain.document.attributes, plain.metadata) == (
        {},
        {"attributes": {"topic": "سياسة"}},
    )


def test_an_id_beside_an_external_id_goes_into_the_metadata() -> None:
    _, reading = read(line(id=5, metadata={"seen": True}))

    assert isinstance(reading, Reading)
    assert (reading.external_id, reading.metadata) == ("1", {"id": 5, "seen": True})


def test_a_line_without_an_id_is_called_by_its_file_and_number() -> None:
    (reading,) = read(json.dumps({"text": "خبر"}))

    assert reading == Reading("news-1", Document("خبر", Spans([0, 3]), Spans([0, 3])))


def test_a_text_without_sentences_and_tokens_is_split() -> None:
    (reading,) = read(line(mentions=[]))

    assert isinstance(reading, Reading)
    assert reading.document == ATTACK.bare()


def test_sentences_and_tokens_of_the_file_are_kept() -> None:
    (reading,) = read(line(sentences=[[0, 39]], tokens=[]))

    assert isinstance(reading, Reading)
    assert reading.document == Document(TEXT, Spans([0, 39]), Spans())


def test_control_characters_become_spaces_and_are_told_of() -> None:
    outcomes = read(json.dumps({"id": "a", "text": "خبر\x07عاجل"}))

    document = Document("خبر عاجل", Spans([0, 8]), Spans([0, 3, 4, 8]))
    assert outcomes == [
        Remark(RemarkCode.CONTROLS_REPLACED, 1, {"count": 1}),
        Reading("a", document),
    ]


def test_a_byte_order_mark_at_the_head_of_the_file_is_no_matter() -> None:
    assert read(b"\xef\xbb\xbf" + line().encode()) == [Reading("1", ATTACK.bare())]


def test_the_same_article_by_two_annotators_is_no_repetition() -> None:
    assert read(line(annotator="sara"), line(annotator="ali")) == [
        Reading("1", ATTACK.bare(), annotator="sara"),
        Reading("1", ATTACK.bare(), annotator="ali"),
    ]


def test_a_refused_line_does_not_keep_the_next_from_being_taken() -> None:
    assert read("{", line()) == [
        refusal(RefusalCode.NOT_JSON, column=2),
        Reading("1", ATTACK.bare()),
    ]


def test_the_same_article_twice_is_refused_the_second_time() -> None:
    assert read(line(), line(title="ثانية"))[1:] == [refusal(RefusalCode.ID_TWICE, 2, id="1")]


@pytest.mark.parametrize(
    ("broken", "refused"),
    [
        (b"\xff\n", refusal(RefusalCode.NOT_UTF_8, byte=0)),
        ('{"text": "\\ud83d"}', refusal(RefusalCode.NOT_UTF_8, byte=10)),
        ('{"text": "a", "title": "\\u0000"}', refusal(RefusalCode.NUL_IN_TEXT, byte=24)),
        ("{'text': 1}", refusal(RefusalCode.NOT_JSON, column=2)),
        ('{"text": "a", "metadata": NaN}', refusal(RefusalCode.NOT_JSON, column=1)),
        ('{"text": "a", "metadata": 1e999}', refusal(RefusalCode.NOT_JSON, column=1)),
        ("[" * 100_000, refusal(RefusalCode.NOT_JSON, column=1)),
        ("[1]", refusal(RefusalCode.NOT_AN_OBJECT)),
        ("{}", refusal(RefusalCode.NO_TEXT)),
        (line(text=["خبر"]), refusal(RefusalCode.NO_TEXT)),
        (line(text=" \n"), refusal(RefusalCode.EMPTY_TEXT)),
        (line(title=["خبر"]), refusal(RefusalCode.NOT_A_FACT, key="title")),
        (line(title=True), refusal(RefusalCode.NOT_A_FACT, key="title")),
        (line(metadata=[1]), refusal(RefusalCode.NOT_A_FACT, key="metadata")),
        (line(metadata=[1], page=2), refusal(RefusalCode.NOT_A_FACT, key="metadata")),
        (line(sha256="0" * 64), refusal(RefusalCode.OTHER_HASH)),
        (line(text="أ\r\nب", tokens=[[0, 1]]), refusal(RefusalCode.UNCLEAN_TEXT)),
        (line(format="hashiya/9"), refusal(RefusalCode.OTHER_VERSION, value="hashiya/9")),
        (
            line(format="hashiya/1", mentoins=[]),
            refusal(RefusalCode.MISSPELT, error="unknown-key", place="line", value="mentoins"),
        ),
        (
            line(mentions=[{"id": "a", "kind": "entity", "type": "PER", "start": 4, "end": 4}]),
            refusal(
                RefusalCode.MISSPELT, error="not-a-span", place="line.mentions.0", value="[4, 4]"
            ),
        ),
        (
            line(tokens=[[3, 1]]),
            refusal(RefusalCode.MISSPELT, error="not-spans", place="line.tokens", value="None"),
        ),
        (
            line(tokens=[[0, 40]]),
            refusal(RefusalCode.MISSPELT, error="not-spans", place="line.tokens", value="[0, 40]"),
        ),
        (
            line(mentions=[{"id": "a", "kind": "entity", "type": "PER", "start": 4, "end": 40}]),
            refusal(RefusalCode.OUT_OF_TEXT, id="a", end=40, length=39),
        ),
        (
            line(
                links=[{"id": "l", "kind": "argument", "source": "a", "target": "b", "type": "X"}]
            ),
            refusal(RefusalCode.NO_SUCH_MENTION, id="a", place="l"),
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_line(
    broken: str | bytes, refused: Refusal
) -> None:
    assert read(broken) == [refused]
