"""CoNLL out: what the loss report says."""

from __future__ import annotations

from io import BytesIO

from labels.document import Document, Link, Mention
from labels.formats import WRITABLE
from labels.formats.base import Became, Example, Loss, LossCode, LossReport, Reading
from labels.formats.conll.options import Writing
from labels.schema import MentionKind
from labels.text import sentences, tokens
from labels.text.span import Span, Spans

TEXT = "زار وزير خارجية العراق بدمشق. وغادر"


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
    reading = Reading("خبر-7", one, title="زيارة")
    report = WRITABLE["conll"].write([reading], Writing.from_strings(options), to=to)
    return to.getvalue().decode(), report


def test_format_characters_and_markers_are_no_part_of_a_written_word() -> None:
    one = Document.of(
        "\u200fقال\u200f 10 000 -DOCSTART- \u200f",
        sentences=Spans([0, 24]),
        tokens=Spans([0, 5, 6, 12, 13, 23, 24, 25]),
    )

    data, report = write(one)

    assert data == "-DOCSTART- O\n\nقال O\n10_000 O\n_DOCSTART_ O\n\n"
    assert report.losses[2:] == (
        loss(LossCode.FORMAT_CHARACTERS, Became.CHANGED, "\u200fقال\u200f"),
        loss(LossCode.FORMAT_CHARACTERS, Became.DROPPED, "\u200f"),
        loss(LossCode.FORM, Became.CHANGED, "10 000", "-DOCSTART-"),
    )


def loss(code: LossCode, became: Became, *surfaces: str) -> Loss:
    examples = tuple(Example("خبر-7", "", surface) for surface in surfaces)
    return Loss(code, became, len(surfaces), examples)


def test_an_article_without_words_is_left_out_and_told_of() -> None:
    data, report = write(Document("خبر"))

    assert data == ""
    assert loss(LossCode.NO_WORDS, Became.DROPPED, "") in report.losses


def test_the_report_counts_what_is_written_and_shows_the_first_five_of_each_loss() -> None:
    one = document(
        *(Mention(f"x{place}", Span(3, 4), f"T{place}") for place in range(7)),
        Mention("a", Span(16, 22), "LOC"),
    )

    _, report = write(one)

    assert (report.articles, report.mentions, report.links) == (1, 1, 0)
    assert report.losses == (
        loss(LossCode.FACTS, Became.DROPPED, "external_id, title"),
        loss(LossCode.IDS, Became.CHANGED, ""),
        loss(LossCode.SPACING, Became.CHANGED, ""),
        Loss(
            LossCode.WITHOUT_WORD,
            Became.DROPPED,
            7,
            tuple(Example("خبر-7", f"x{place}", " ") for place in range(5)),
        ),
    )


def test_ids_in_another_order_than_they_will_be_numbered_are_told_of() -> None:
    one = document(Mention("m2", Span(0, 3), "X"), Mention("m1", Span(4, 8), "X"), text="زار وزير")

    assert write(one, heads="facts")[1].losses == (loss(LossCode.IDS, Became.CHANGED, ""),)


def test_what_reads_back_the_same_is_no_loss() -> None:
    one = document(
        Mention("m1", Span(0, 3), "Visit", MentionKind.EVENT),
        Mention("m2", Span(4, 8), "PER"),
        links=(Link("l1", "m1", "m2", "Agent"),),
        text="زار وزير",
    )

    assert write(one, events="columns", heads="facts")[1] == LossReport(1, 2, 1)
