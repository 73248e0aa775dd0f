"""brat's standoff, read by brat's own rules."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.document import Link, Mention
from labels.formats.base import (
    Bundle,
    File,
    Head,
    Options,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
    RemarkCode,
    Sureness,
    in_files,
)
from labels.formats.brat.options import Writing
from labels.text.span import Span
from tests.labels.formats.bratting import (
    BRAT,
    EVENT,
    RELATION,
    TEXT,
    outcomes,
    read_again,
    taken,
    written,
)


def refused(*lines: str) -> tuple[object, ...]:
    (refusal,) = outcomes(a_txt=TEXT, a_ann="\n".join(lines))
    assert isinstance(refusal, Refusal)
    assert refusal.file == "a.ann"
    return refusal.code.value, refusal.line, *refusal.params.values()


def test_a_text_is_read_with_all_that_stands_beside_it() -> None:
    reading = taken(
        "T1\tPER 4 22\tوزير خارجية العراق",
        "T2\tVisit 0 3\tزار",
        "T3\tGPE 23 27\tدمشق",
        "E1\tVisit:T2 Agent:T1 Place:T3 Agent2:T4",
        "E2\tTravel:T2",
        "T4\tGPE 16 22\tالعراق",
        "E3\tMeet:T5 After:E1 Near:T2",
        "T5\tMeet 34 39\tالتقى",
        "R1\tPART Arg1:T4 Arg2:T1",
        "*\tEquiv T1 T4 T3",
        "A1\tNegation E1",
        "M1\tDoubt E1",
        "A2\tConfidence R1 very low",
        "N1\tReference T3 Wikidata:Q3766\tDamascus",
        "#1\tAnnotatorNotes T2\tانظر",
        "#2\tAnnotatorNotes E1\tثم انظر",
        "#3\tNormalized T3\tx",
        '#4\tAttributes T1\t{"n": 2, "of": ["a"]}',
        "",
    )

    note = "انظر\nثم انظر"
    wikidata = {"Reference": "Wikidata:Q3766 Damascus"}
    facts = {"Negation": True, "Doubt": True}
    document = reading.document
    assert document.mentions == {
        "T1": Mention("T1", Span(4, 22), "PER", attributes={"n": 2, "of": ("a",)}),
        "T3": Mention("T3", Span(23, 27), "GPE", attributes=wikidata, note="Normalized: x"),
        "T4": Mention("T4", Span(16, 22), "GPE"),
        "E1": Mention("E1", Span(0, 3), "Visit", EVENT, facts, note),
        "E2": Mention("E2", Span(0, 3), "Travel", EVENT),
        "E3": Mention("E3", Span(34, 39), "Meet", EVENT),
    }
    assert document.links == {
        "E1.Agent": Link("E1.Agent", "E1", "T1", "Agent"),
        "E1.Place": Link("E1.Place", "E1", "T3", "Place"),
        "E1.Agent2": Link("E1.Agent2", "E1", "T4", "Agent"),
        "E3.After": Link("E3.After", "E3", "E1", "After"),
        "E3.Near": Link("E3.Near", "E3", "E1", "Near"),
        "R1": Link("R1", "T4", "T1", "PART", RELATION, {"Confidence": "very low"}),
        "*1": Link("*1", "T1", "T4", "Equiv", RELATION),
        "*2": Link("*2", "T1", "T3", "Equiv", RELATION),
    }
    assert (len(document.sentences), reading.was_read, reading.file) == (2, True, "a.ann")
    assert read_again(written(reading, Writing())[0]) == [reading]


@pytest.mark.parametrize(
    ("name", "first", "sure"),
    [
        ("a.ann", b"", Sureness.CERTAIN),
        ("a.ann", b"\nT1\tPER 0 3\tx\n", Sureness.CERTAIN),
        ("a.ann", b"<xml>\n", Sureness.NO),
        ("a.txt", b"T1\tPER 0 3\tx\n", Sureness.NO),
    ],
)
def test_marks_are_told_by_their_name_and_first_line(
    name: str, first: bytes, sure: Sureness
) -> None:
    assert BRAT.recognises(Head(name, first)) is sure


def test_pieces_are_taken_from_the_first_to_the_last_and_told() -> None:
    remark, reading = outcomes(a_txt=TEXT, a_ann="T1\tPER 4 8;16 22\tوزير العراق\n")

    assert remark == Remark(RemarkCode.IN_PIECES, None, {"count": 1, "id": "T1"}, "a.ann")
    assert isinstance(reading, Reading)
    assert reading.document.mentions["T1"].span == Span(4, 22)


def test_pieces_on_each_side_of_a_line_break_are_one() -> None:
    assert taken("T1\tX 28 32;33 39\tأمس. والتقى").document.mentions["T1"].span == Span(28, 39)


@pytest.mark.parametrize("line", ["T1\tPER 14 20\tدمشق", "T1\tPER 12 16\tدمشق"])
def test_offsets_that_count_carriage_returns_or_not_are_told_by_the_words(line: str) -> None:
    text = "\ufeffالأولى\r\nزار\r\nدمشق"
    place = text.index("دمشق")
    there = {"T1\tPER 14 20\tدمشق": place, "T1\tPER 12 16\tدمشق": place - 3}[line]

    (reading,) = outcomes(a_txt=text, a_ann=f"T1\tPER {there} {there + 4}\tدمشق")

    assert isinstance(reading, Reading)
    assert reading.document.surface(reading.document.mentions["T1"]) == "دمشق"


def test_a_text_alone_has_no_labels_and_labels_alone_no_text() -> None:
    alone = outcomes(a_txt=TEXT, b_ann="", c_conf="")
    (single,) = BRAT.read([b"T1\tPER 0 3\tx"], Options(), name="a.ann")

    assert [one.external_id for one in alone if isinstance(one, Reading)] == ["a"]
    missing = Refusal(RefusalCode.NO_COMPANION, None, {"name": "b.txt"}, "b.ann")
    assert alone[-1] == missing
    assert single == Refusal(RefusalCode.NO_COMPANION, None, {"name": "a.txt"}, "a.ann")


def test_notes_on_what_is_no_label_are_counted() -> None:
    remark, _ = outcomes(a_txt=TEXT, a_ann="#1\tAnnotatorNotes R7\tx\n#2\tAttributes T1\tx")

    assert remark == Remark(RemarkCode.NOTES_LEFT, None, {"count": 2}, "a.ann")


def test_controls_in_the_text_are_told() -> None:
    remark, reading = outcomes(a_txt="زار\x07دمشق", a_ann="T1\tX 0 8\tزار\x07دمشق")

    assert remark == Remark(RemarkCode.CONTROLS_REPLACED, None, {"count": 1}, "a.ann")
    assert isinstance(reading, Reading)


@pytest.mark.parametrize(
    "text", ["[1, 2]", '{"a": null}', '{"a": [1]}', '{"a": 1e999}', "[" * 9000]
)
def test_a_note_that_only_looks_like_ours_stays_a_note(text: str) -> None:
    reading = taken("T1\tGPE 23 27\tدمشق", f"#1\tAttributes T1\t{text}")

    assert reading.document.mentions["T1"].note == f"Attributes: {text}"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["", "x"], ("not-standoff", 2, "x")),
        (["T1 PER 0 3 زار"], ("not-standoff", 1, "T1 PER 0 3 زار")),
        (["T1\tPER 3 3\t"], ("not-standoff", 1, "T1\tPER 3 3\t")),
        (["T1\tPER 0"], ("not-standoff", 1, "T1\tPER 0")),
        (["E1\tVisit"], ("not-standoff", 1, "E1\tVisit")),
        (["R1\tX Arg1:T1"], ("not-standoff", 1, "R1\tX Arg1:T1")),
        (["*\tEquiv T1"], ("not-standoff", 1, "*\tEquiv T1")),
        (["A1\tX"], ("not-standoff", 1, "A1\tX")),
        (["N1\tX T1 y"], ("not-standoff", 1, "N1\tX T1 y")),
        (["#1\tX"], ("not-standoff", 1, "#1\tX")),
        (["x" * 200], ("not-standoff", 1, "x" * 80 + "…")),
        (["T1\tPER 0 3\tدمشق"], ("other-surface", 1, "T1", "دمشق", "زار")),
        (["T1\tPER 40 90\tx"], ("out-of-text", 1, "T1", 90, 48)),
        (["T1\tPER 0 9999999999999\tx"], ("out-of-text", 1, "T1", 9999999999, 48)),
        (["T1\tA 0 3\tزار", "T1\tB 0 3\tزار"], ("misspelt", 2, "id-twice", "T1", "")),
        (["E1\tVisit:T7"], ("no-such-mention", 1, "E1", "T7")),
        (["T1\tV 0 3\tزار", "E1\tV:T1 Who:T9"], ("no-such-mention", 2, "E1", "T9")),
        (["R1\tX Arg1:T1 Arg2:T2"], ("no-such-mention", 1, "R1", "T1")),
        (["A1\tX T1"], ("no-such-mention", 1, "X", "T1")),
        (['#1\tAttributes T1\t{"a": 1}'], ("no-such-mention", 1, "Attributes", "T1")),
        (["\0"], ("nul-in-text", 1, 0)),
        ([f"T1\t{'X' * 101} 0 3\tزار"], ("misspelt", None, "not-a-name", "T1", "X" * 100)),
    ],
)
def test_a_line_that_is_wrong_refuses_its_article(lines: list[str], told: object) -> None:
    assert refused(*lines) == told


def test_what_is_wrong_with_a_text_is_told_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_files, "MEGABYTE", 1)

    assert outcomes(a_txt=b"x\n\xff", a_ann="", b_txt=" ", c_txt="x" * 33) == [
        Refusal(RefusalCode.NOT_UTF_8, 2, {"byte": 2}, "a.txt"),
        Refusal(RefusalCode.EMPTY_TEXT, None, {}, "b.txt"),
        Refusal(RefusalCode.TOO_LONG, None, {"most": 32}, "c.txt"),
    ]
    assert [*BRAT.read([b"x" * 20, b"y" * 20, b"z"], Options(), name="a.txt")] == [
        Refusal(RefusalCode.TOO_LONG, None, {"most": 32}, "a.txt")
    ]


def test_bytes_that_are_no_utf_8_are_told_with_their_line() -> None:
    assert outcomes(a_txt=TEXT, a_ann=b"\n\xff") == [
        Refusal(RefusalCode.NOT_UTF_8, 2, {"byte": 0}, "a.ann")
    ]


def test_an_article_under_two_names_is_refused_the_second_time() -> None:
    files = {"a%2Fb.txt": TEXT, "a/b.txt": TEXT}
    both = Bundle.of(*(File(name, lambda: BytesIO(TEXT.encode())) for name in files))

    _, second = BRAT.read_files(both, Options())

    assert second == Refusal(RefusalCode.ID_TWICE, None, {"id": "a/b"}, "a/b.txt")


def test_folders_tell_whose_a_reading_is_and_are_else_part_of_the_id() -> None:
    names = [
        "annotation/visit.txt/INITIAL_CAS.txt",
        "annotation/visit.txt/salma.txt",
        "curation/visit.txt/CURATION_USER.txt",
        "news/visit.txt",
        "news/readings/salma/visit.txt",
        "visit.txt",
    ]

    found = [in_files.whose(name.removesuffix(".txt")) for name in names]

    assert found == [
        ("visit", ""),
        ("visit", "salma"),
        ("visit", ""),
        ("news/visit", ""),
        ("visit", "salma"),
        ("visit", ""),
    ]
