"""CoNLL out: each option, and what is reported lost."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.document import Document, Link, LinkKind, Mention
from labels.formats import WRITABLE
from labels.formats.base import LossCode, LossReport, Reading
from labels.formats.conll.options import Writing
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span

TEXT = "زار وزير خارجية العراق بدمشق. وغادر"
MINISTER, FOREIGN, IRAQ, DAMASCUS = Span(4, 22), Span(9, 15), Span(16, 22), Span(24, 28)
PLAIN = [Mention("a", IRAQ, "LOC")]


class Particles:
    """Finds the ب of بدمشق and the و of وغادر."""

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        if token.of(text) not in {"بدمشق", "وغادر"}:
            return (token,)
        return Span(token.start, token.start + 1), Span(token.start + 1, token.end)


def document(*mentions: Mention, links: tuple[Link, ...] = (), text: str = TEXT) -> Document:
    return Document.of(
        text,
        sentences=sentences.split(text),
        tokens=tokens.tokenize(text),
        mentions=mentions,
        links=links,
    )


def write(one: Document, **options: str) -> tuple[str, LossReport]:
    to = BytesIO()
    asked = Writing.from_strings(options)
    reading = Reading("خبر-7", one, title="زيارة")
    report = WRITABLE["conll"].write([reading], asked, to=to, segmenter=Particles())
    return to.getvalue().decode(), report


def rows(one: Document, **options: str) -> list[str]:
    """The lines after the head, blank ones as they stand."""
    return write(one, **options)[0].split("\n\n", 1)[1].split("\n")


def column(one: Document, **options: str) -> list[str]:
    """The last column of the first sentence."""
    lines = rows(one, **options)
    return [line.split()[-1] for line in lines[: lines.index("")]]


def lost(one: Document, **options: str) -> dict[tuple[str, str], list[str]]:
    """What was lost at which mention or link; losses of the article itself left out."""
    losses = write(one, **options)[1].losses
    return {
        (loss.code, loss.became): [example.at for example in loss.examples]
        for loss in losses
        if loss.examples[0].at
    }


def test_a_row_is_a_word_and_its_tag_and_a_blank_line_ends_a_sentence() -> None:
    data, _ = write(document(Mention("a", MINISTER, "OCC"), Mention("b", Span(23, 28), "LOC")))

    assert data == (
        "-DOCSTART- O\n\n"
        "زار O\nوزير B-OCC\nخارجية I-OCC\nالعراق I-OCC\nبدمشق B-LOC\n. O\n\n"
        "وغادر O\n\n"
    )


@pytest.mark.parametrize(
    ("scheme", "tags"),
    [
        ("iob2", "O B-OCC I-OCC B-OCC B-LOC O"),
        ("iob1", "O I-OCC I-OCC B-OCC I-LOC O"),
        ("bioes", "O B-OCC E-OCC S-OCC S-LOC O"),
    ],
)
def test_schemes_tell_where_a_mention_begins_and_ends(scheme: str, tags: str) -> None:
    one = document(
        Mention("a", Span(4, 15), "OCC"),
        Mention("b", IRAQ, "OCC"),
        Mention("c", Span(23, 28), "LOC"),
    )

    assert column(one, scheme=scheme) == tags.split()


def test_iob1_begins_anew_in_each_sentence() -> None:
    one = document(Mention("a", Span(28, 29), "X"), Mention("b", Span(30, 35), "X"))

    assert rows(one, scheme="iob1")[-5:] == [". I-X", "", "وغادر I-X", "", ""]


def test_columns_may_be_parted_by_tabs_and_be_four_as_in_2003() -> None:
    data, _ = write(document(*PLAIN), separator="tab", columns="four")

    assert data.startswith("-DOCSTART-\t-X-\t-X-\tO\n\nزار\t_\t_\tO\n")
    assert "العراق\t_\t_\tB-LOC\n" in data


def test_segments_give_a_particle_a_row_of_its_own() -> None:
    one = document(Mention("a", DAMASCUS, "LOC"))

    assert rows(one, rows="segments") == [
        *("زار O", "وزير O", "خارجية O", "العراق O", "ب O", "دمشق B-LOC", ". O", ""),
        *("و O", "غادر O", "", ""),
    ]
    assert lost(one, rows="segments") == {}


@pytest.mark.parametrize(
    ("within", "lines", "loss"),
    [
        ("widen", ["بدمشق B-LOC", ". O"], {("within-word", "widened"): ["a"]}),
        ("split", ["ب O", "دمشق B-LOC", ". O"], {("within-word", "split"): ["a"]}),
        ("refuse", ["بدمشق O", ". O"], {("within-word", "dropped"): ["a"]}),
    ],
)
def test_a_mention_within_a_word_widens_splits_or_is_refused(
    within: str, lines: list[str], loss: dict[tuple[str, str], list[str]]
) -> None:
    one = document(Mention("a", DAMASCUS, "LOC"))

    assert rows(one, within=within)[4 : 4 + len(lines)] == lines
    assert lost(one, within=within) == loss


NESTED = document(
    Mention("outer", MINISTER, "OCC"),
    Mention("middle", Span(9, 22), "ORG"),
    Mention("inner", IRAQ, "LOC"),
)


@pytest.mark.parametrize(
    ("nested", "lines", "left"),
    [
        ("outer", ["وزير B-OCC", "خارجية I-OCC", "العراق I-OCC"], ["middle", "inner"]),
        ("inner", ["وزير O", "خارجية O", "العراق B-LOC"], ["middle", "outer"]),
        (
            "columns",
            ["وزير B-OCC O", "خارجية I-OCC B-ORG", "العراق I-OCC I-ORG"],
            ["inner"],
        ),
    ],
)
def test_of_nested_mentions_the_outer_or_the_inner_or_so_many_depths_are_written(
    nested: str, lines: list[str], left: list[str]
) -> None:
    assert rows(NESTED, nested=nested, depth="2")[1:4] == lines
    assert lost(NESTED, nested=nested, depth="2") == {("nested", "dropped"): left}


def test_mentions_that_cross_are_told_from_those_that_nest() -> None:
    one = document(Mention("a", Span(4, 15), "OCC"), Mention("b", Span(9, 22), "ORG"))

    assert lost(one) == {("crossing", "dropped"): ["b"]}
    assert lost(one, nested="columns") == {}


def test_mentions_that_become_the_same_are_written_once() -> None:
    one = document(Mention("a", Span(23, 28), "LOC"), Mention("b", DAMASCUS, "LOC"))

    assert lost(one) == {("twin", "dropped"): ["b"]}


def test_what_no_row_can_hold_is_dropped() -> None:
    one = document(
        Mention("space", Span(3, 4), "LOC"),
        Mention("across", Span(23, 35), "LOC"),
        Mention("loose", Span(3, 8), "OCC"),
    )

    assert lost(one) == {
        ("without-word", "dropped"): ["space"],
        ("edges", "changed"): ["loose"],
        ("across-sentences", "dropped"): ["across"],
    }


def test_attributes_notes_relations_and_types_with_spaces_are_told_of() -> None:
    one = document(
        Mention("a", IRAQ, "جهة رسمية", attributes={"level": "NAM"}, note="انظر"),
        Mention("b", Span(23, 28), "LOC"),
        links=(Link("r", "a", "b", "Near", LinkKind.RELATION),),
    )

    assert column(one)[3] == "B-جهة_رسمية"
    assert lost(one) == {
        ("type-name", "changed"): ["a"],
        ("relation", "dropped"): ["r"],
        ("attributes", "dropped"): ["a"],
        ("note", "dropped"): ["a"],
    }


VISIT = document(
    Mention("visit", Span(0, 3), "Visit", MentionKind.EVENT),
    Mention("leave", Span(30, 35), "Leave", MentionKind.EVENT),
    Mention("who", MINISTER, "PER"),
    Mention("where", Span(23, 28), "LOC"),
    links=(
        Link("l1", "visit", "who", "Agent", attributes={"sure": True}),
        Link("l2", "visit", "where", "Place"),
        Link("l3", "leave", "who", "Agent"),
        Link("l4", "visit", "where", "Origin of all"),
    ),
)


def test_without_events_triggers_and_arguments_are_dropped() -> None:
    assert lost(VISIT) == {
        ("event", "dropped"): ["visit", "leave"],
        ("argument", "dropped"): ["l1", "l2", "l3", "l4"],
    }


def test_events_have_a_column_of_triggers_and_one_of_roles_each() -> None:
    assert rows(VISIT, events="columns") == [
        "زار O B-Visit O",
        "وزير B-PER O B-Agent",
        "خارجية I-PER O I-Agent",
        "العراق I-PER O I-Agent",
        "بدمشق B-LOC O B-Origin_of_all",
        ". O O O",
        "",
        "وغادر O B-Leave O",
        "",
        "",
    ]


def test_arguments_in_another_sentence_or_on_the_same_filler_are_dropped() -> None:
    assert lost(VISIT, events="columns") == {
        ("type-name", "changed"): ["l4"],
        ("argument", "dropped"): ["l2", "l3"],
        ("attributes", "dropped"): ["l1"],
    }


def test_an_argument_that_would_come_back_on_another_mention_is_dropped() -> None:
    one = document(
        Mention("visit", Span(0, 3), "Visit", MentionKind.EVENT),
        Mention("gpe", IRAQ, "GPE"),
        Mention("loc", IRAQ, "LOC"),
        links=(Link("l1", "visit", "loc", "Place"),),
    )

    options = {"events": "columns", "nested": "columns"}
    assert lost(one, **options) == {("argument", "dropped"): ["l1"]}


def test_heads_may_hold_the_facts_and_the_names_of_the_columns() -> None:
    data, report = write(document(*PLAIN), heads="facts", columns="four", events="columns")

    assert data.split("\n\n")[0] == (
        "-DOCSTART- -X- -X- O O\n"
        '# article = {"external_id": "خبر-7", "title": "زيارة"}\n'
        "# columns = FORM POS CHUNK NER TRIGGER ROLES"
    )
    assert LossCode.FACTS not in {loss.code for loss in report.losses}
