"""WebAnno TSV 3.3 as INCEpTION writes and reads it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from labels.document import Attributes, Document, Link, LinkKind, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    Head,
    LossCode,
    Options,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
    Sureness,
    in_files,
)
from labels.formats.inception.tsv import cells
from labels.schema import MentionKind
from labels.text.span import Span, Spans
from tests.labels.formats.bratting import zipped

WEBANNO = WRITABLE["webanno"]
ENTITY = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value"
EVENT = "#T_SP=custom.Event|value|ROLE_custom.Event:args_custom.Link|uima.tcas.Annotation"
JOIN = "#T_RL=custom.Near|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
CHAIN = "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceRelation"
POS = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue"
RELATION = LinkKind.RELATION


def outcomes(*lines: str, layers: tuple[str, ...] = (), version: str = "3.3") -> list[Outcome]:
    text = "\n".join([f"#FORMAT=WebAnno TSV {version}", *layers, "", "", *lines, ""])
    return [*WEBANNO.read(BytesIO(text.encode()), Options(), name="x.tsv")]


def taken(*lines: str, layers: tuple[str, ...] = (), version: str = "3.3") -> Document:
    (reading,) = outcomes(*lines, layers=layers, version=version)
    assert isinstance(reading, Reading)
    return reading.document


def refused(*lines: str, layers: tuple[str, ...] = ()) -> tuple[object, ...]:
    (refusal,) = outcomes(*lines, layers=layers)
    assert isinstance(refusal, Refusal)
    return refusal.code.value, refusal.line, *refusal.params.values()


def test_labels_events_and_relations_stand_on_words_and_their_parts() -> None:
    document = taken(
        "#Sentence.id=s1",
        "#Text=زار 😊 الرئيس بالقاهرة",
        "1-1\t0-3\tزار\t_\t_\tVisit\tAgent;Place\t1-3[2];1-4.1[3]\t_\t",
        "1-2\t4-6\t😊\t*[1]\tPER[1]|ORG\\|x[2]\t_\t_\t_\t_\t",
        "1-3\t7-13\tالرئيس\t*[1]\tPER[1]|ORG\\|x[2]\tTitle\t_\t*\t1-4.1[3_1]\t",
        "1-4\t14-22\tبالقاهرة\t_\t_\t_\t_\t_\t_\t",
        "1-4.1\t15-22\tالقاهرة\tQ85\ttrue[3]\t_\t_\t_\t_\t",
        "",
        "#Text=ثم",
        "#Text=غادر",
        "2-1\t25-27\tثم\t_\t_\t_\t_\t_\t_\t",
        "2-2\t28-32\tغادر\t_\t_\t*\t*\t1-1\t_\t",
        layers=(ENTITY, EVENT, JOIN),
    )

    assert document.text == "زار 😊 الرئيس بالقاهرة\n  ثم\nغادر"
    assert [*document.sentences] == [Span(0, 21), Span(24, 31)]
    assert document.tokens.strings(document.text)[1:4] == ["😊", "الرئيس", "بالقاهرة"]
    assert {
        m.id: (m.type, document.surface(m), m.kind.value) for m in document.mentions.values()
    } == {
        "m1": ("Visit", "زار", "event"),
        "m2": ("ORG|x", "😊 الرئيس", "entity"),
        "m3": ("PER", "😊 الرئيس", "entity"),
        "m4": ("Title", "الرئيس", "event"),
        "m5": ("true", "القاهرة", "entity"),
        "m6": ("Event", "غادر", "event"),
    }
    assert document.mentions["m5"].attributes == {"identifier": "Q85"}
    assert [*document.links.values()] == [
        Link("l1", "m1", "m2", "Agent"),
        Link("l2", "m1", "m5", "Place"),
        Link("l3", "m6", "m1", "*"),
        Link("l4", "m5", "m3", "Near", RELATION),
    ]


def test_a_chain_is_relations_from_each_to_the_next() -> None:
    document = taken(
        "#Text=هو رأى نفسه هو",
        "1-1\t0-2\tهو\tcoref->1-1\tpr[1]\t",
        "1-2\t3-6\tرأى\t_\t_\t",
        "1-3\t7-11\tنفسه\t*->1-2\tpr[1]\t",
        "1-4\t12-14\tهو\t*->1-2|*->2-1\t*[1]|*[2]\t",
        layers=(f"{CHAIN}|referenceType",),
    )

    assert {one.type: one.span for one in document.mentions.values()} == {
        "pr": Span(7, 14),
        "CoreferenceLink": Span(12, 14),
    }
    assert [one.type for one in document.links.values()] == ["coref"]


def test_layers_of_words_and_labels_of_nothing_are_left_and_told() -> None:
    told = outcomes(
        "#Text=خبر",
        "1-1\t0-3\tخبر\tNN\t_\t_\t_\t_\t",
        "1-1.1\t3-3\t\t_\t*\tPER\t_\t1-1.1\t",
        layers=(POS, ENTITY, "#T_RL=custom.Dep|BT_uima.tcas.Annotation", JOIN),
    )
    pos = "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"

    assert told[:2] == [
        Remark(RemarkCode.LAYERS_LEFT, None, {"layers": pos}),
        Remark(RemarkCode.EMPTY_LABELS, None, {"count": 1}),
    ]


def test_escapes_of_the_text_and_of_java_in_old_files() -> None:
    new = taken("#Text=أ\\tب\\\\", "1-1\t0-4\tأ ب\\")
    old = taken("#Text=\\u0623", "1-1\t0-1\tأ", version="3.0")

    assert (new.text, old.text) == ("أ\tب\\", "أ")


def test_control_characters_are_told() -> None:
    remark, _ = outcomes("#Text=خ\\\x01ر", "1-1\t0-3\tخ\x01ر")

    assert remark == Remark(RemarkCode.CONTROLS_REPLACED, None, {"count": 1})


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["#Text=خبر"], ("no-rows", None)),
        (["#Text=خبر", "x\t0-3\tخبر"], ("not-a-row", 6, "x\t0-3\tخبر")),
        (["#Text=خبر", "1-1"], ("not-a-row", 6, "1-1")),
        (["#Text=خبر", "1-1\t3\tخبر"], ("not-a-row", 6, "1-1\t3\tخبر")),
        (["#Text=خبر", "1-1\t0-3\tخبر\tPER"], ("other-columns", 6, 5, 4)),
        (["#Text=خبر", "1-1\t0-3\tخبز\t_\t_"], ("other-surface", 6, "1-1", "خبز", "خبر")),
        (["#Text=خبر", "1-1\t0-9\tخبر\t_\t_"], ("other-surface", 6, "1-1", "خبر", "خبر")),
        (["#Text=خبر", "1-1\t1-1\t\t_\t_"], ("not-a-row", 6, "1-1\t1-1\t\t_\t_")),
        (["#Text=", "1-1.1\t0-0\t\t_\t_"], ("empty-text", None)),
        (["#Text=خبر", "1-1\t999999-1000002\tخبر\t_\t_"], ("out-of-order", 6, 999999)),
        (
            ["#Text=خبر", "1-1\t0-3\tخبر\t_\t_", "1-2\t0-3\tخبر\t_\t_"],
            ("not-a-row", 7, "1-2\t0-3\tخبر\t_\t_"),
        ),
        (
            ["#Text=خبر", "1-1\t0-3\tخبر\t_\t_", "", "#Text=ثم", "2-1\t2-4\tثم\t_\t_"],
            ("out-of-order", 9, 2),
        ),
        (["#Text=\u200f", "1-1\t0-1\t\u200f\t_\t_"], ("empty-text", None)),
        (["#Text=خ\\r", "#Text=ر", "1-1\t0-1\tخ\t_\t_"], ("unclean-text", None)),
        (["#Text=خ\0", "1-1\t0-1\tخ\t_\t_"], ("nul-in-text", 5, 8)),
    ],
)
def test_a_row_that_is_wrong_refuses_the_article(lines: list[str], told: object) -> None:
    assert refused(*lines, layers=("#T_SP=custom.Two|a|b",)) == told


@pytest.mark.parametrize(
    ("cells_", "told"),
    [
        ("Visit\tWho\t1-9[7]\t_", ("no-such-mention", 8, "1-9[7]", "1-1")),
        ("Visit\tWho\t1-1\t_", ("no-such-mention", 8, "1-1", "1-1")),
        ("Visit\tWho\tx\t_", ("no-such-mention", 8, "x", "1-1")),
        ("Visit\tWho;What\t1-1\t_", ("other-length", 8, "1-1", 2, 1)),
        ("_\t_\t_\tx", ("no-such-mention", 8, "x", "1-1")),
        ("_\t_\t_\t1-1", ("no-such-mention", 8, "1-1", "1-1")),
    ],
)
def test_what_is_not_there_cannot_be_referred_to(cells_: str, told: object) -> None:
    row = f"1-1\t0-3\tخبر\t_\t_\t{cells_}"

    assert refused("#Text=خبر", row, layers=(ENTITY, EVENT, JOIN)) == told


def test_a_chain_without_its_number_is_no_row() -> None:
    assert refused("#Text=خبر", "1-1\t0-3\tخبر\tx", layers=(CHAIN,)) == ("not-a-row", 6, "x")


def test_other_files_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusals(content: bytes) -> list[Outcome]:
        return [*WEBANNO.read(BytesIO(content), Options(), name="x.tsv")]

    assert refusals(b"a\tb\n") == [Refusal(RefusalCode.NO_HEADER, 1)]
    assert refusals(b"#FORMAT=WebAnno TSV 3.3\n\xff") == [
        Refusal(RefusalCode.NOT_UTF_8, 2, {"byte": 0})
    ]
    monkeypatch.setattr(in_files, "MEGABYTE", 1)
    assert refusals(b"#" * 40) == [Refusal(RefusalCode.TOO_LONG, None, {"most": 32})]


def test_a_file_is_told_by_its_first_line() -> None:
    heads = [b"#FORMAT=WebAnno TSV 3.2\n\n", b"a\tb\n"]

    found = [FORMATS["webanno"].recognises(Head("x.tsv", head)) for head in heads]

    assert found == [Sureness.CERTAIN, Sureness.NO]


def test_an_empty_value_at_the_end_of_a_stack_stays() -> None:
    assert cells.stacked("\\||") == ["\\|", ""]


@pytest.mark.parametrize("value", ["a|b", "->", "\\", "[x]", "*", "_", ";", "\t\n", "a\\|b;", "|"])
def test_every_value_comes_back_from_a_stack_of_them(value: str) -> None:
    cell = cells.joined([f"{cells.escaped(one)}[1]" for one in (value, "x", value)])

    back = [cells.numbered(one) for one in cells.stacked(cell)]

    assert [(cells.unescaped(one), number) for one, number in back] == [
        (value, "1"),
        ("x", "1"),
        (value, "1"),
    ]


def test_what_words_cannot_hold_is_reported() -> None:
    text = " زار دمشق\u200f. ثم"
    event = MentionKind.EVENT
    given: Attributes = {"n": 1, "of": ("a",), "note": "x", "s": "true"}
    things = [
        Mention("m1", Span(0, 4), "A\r", attributes=given),
        Mention("m2", Span(4, 5), "B"),
        Mention("m3", Span(5, 9), "C", event, note="x\ry"),
    ]
    links = [
        Link("l1", "m3", "m1", "Who\r", attributes={"x": 1}),
        Link("l2", "m3", "m2", "Who"),
        Link("l3", "m1", "m2", "Near", RELATION),
        Link("l4", "m1", "m3", "Near", RELATION),
        Link("l5", "m1", "m1", "Near", RELATION, {"a b": 1, "c": True}),
        Link("l6", "m1", "m1", "Who"),
    ]
    document = Document.of(
        text,
        sentences=Spans([0, 11, 12, 14]),
        tokens=Spans([1, 4, 5, 9, 10, 11]),
        mentions=things,
        links=links,
        attributes={"topic": "x"},
    )
    to = BytesIO()

    report = WEBANNO.write([Reading("a", document, title="t")], Options(), to=to)

    assert {(one.code.value, one.became.value): one.count for one in report.losses} == {
        ("facts", "dropped"): 1,
        ("ids", "changed"): 1,
        ("spacing", "changed"): 1,
        ("type-name", "changed"): 2,
        ("without-word", "dropped"): 1,
        ("edges", "changed"): 1,
        ("argument", "dropped"): 2,
        ("relation", "dropped"): 2,
        ("attributes", "changed"): 2,
        ("attributes", "dropped"): 4,
        ("article-attributes", "dropped"): 1,
        ("note", "changed"): 1,
    }
    assert zipped(to)["a.tsv"].decode().split("\n\n")[1].startswith("\n#Text=زار")


def test_an_article_without_a_word_has_no_file() -> None:
    reading = Reading("a", Document("خبر", mentions={"m": Mention("m", Span(0, 1), "X")}))
    to = BytesIO()

    report = WEBANNO.write([reading], Options(), to=to)

    assert (zipped(to), report.mentions) == ({}, 0)
    assert LossCode.NO_WORDS in {one.code for one in report.losses}
    assert WEBANNO.holds(reading, Options()) is None


def test_a_text_of_nothing_to_be_seen_is_not_held() -> None:
    document = Document("\u200f", tokens=Spans([0, 1]))

    assert WEBANNO.holds(replace(Reading("a", document)), Options()) is None
