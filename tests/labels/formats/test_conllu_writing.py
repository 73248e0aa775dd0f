"""CoNLL-U out: tokens and their words, brackets and tags, and what is lost."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labels.document import Document, Mention
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    Head,
    LossCode,
    Options,
    Outcome,
    Reading,
    Refusal,
    Sureness,
)
from labels.formats.base.choices import RowKind
from labels.formats.conllu.options import Labels, ReadingOptions, Writing
from labels.text.span import Span, Spans
from tests.labels.formats.documents import readings
from tests.labels.formats.test_docs import PAGE, SOURCE, Particles
from tests.labels.formats.test_event_laws import FirstLetters

CONLLU = WRITABLE["conllu"]
NO_LABEL = {
    LossCode.ARTICLE_ATTRIBUTES,
    LossCode.ATTRIBUTES,
    LossCode.FORMAT_CHARACTERS,
    LossCode.NO_WORDS,
    LossCode.NOTE,
}


def read(data: bytes) -> list[Outcome]:
    return list(FORMATS["conllu"].read(BytesIO(data), ReadingOptions(), name="x.conllu"))


def test_the_example_of_the_page_is_what_is_written_and_recognised() -> None:
    expected = PAGE.partition("`--format conllu`\n\n```text\n")[2].partition("```")[0]
    assert SOURCE is not None
    (reading,) = FORMATS["jsonl"].read([SOURCE[1].replace("\n", " ").encode()], Options(), name="x")
    assert isinstance(reading, Reading)
    to = BytesIO()

    CONLLU.write([reading], Writing(), to=to, segmenter=Particles())

    assert to.getvalue().decode() == expected
    assert FORMATS["conllu"].recognises(Head("x.txt", expected.encode())) is Sureness.CERTAIN
    assert FORMATS["conllu"].recognises(Head("x.conllu", b"\n")) is Sureness.NO


def test_two_readings_of_an_article_stay_two() -> None:
    document = Document("خبر", Spans([0, 3]), Spans([0, 3]))
    both = [Reading("1", document, annotator="أ"), Reading("1", document, annotator="ب")]
    to = BytesIO()
    CONLLU.write(both, Writing(), to=to)

    assert read(to.getvalue()) == both


def test_what_tags_and_sentences_of_tokens_cannot_hold_is_told() -> None:
    document = Document.of(
        "قال علي",
        sentences=Spans([0, 1, 1, 7]),
        tokens=Spans([0, 3, 4, 7]),
        mentions=[
            Mention("a", Span(0, 3), "A|B", attributes={"level": "NAM"}),
            Mention("b", Span(1, 7), "X"),
            Mention("c", Span(1, 2), "X"),
        ],
    )

    report = CONLLU.write([Reading("1", document)], Writing(labels=Labels.NER), to=BytesIO())

    assert [(one.code, one.examples[0].at) for one in report.losses] == [
        (LossCode.IDS, ""),
        (LossCode.SPACING, ""),
        (LossCode.TYPE_NAME, "a"),
        (LossCode.ACROSS_SENTENCES, "b"),
        (LossCode.NESTED, "c"),
        (LossCode.ATTRIBUTES, "a"),
    ]


def test_a_label_whose_first_word_ends_a_token_of_the_sentence_before_is_lost() -> None:
    document = Document.of(
        "بالرئيس قال",
        sentences=Spans([0, 1, 1, 11]),
        tokens=Spans([0, 7, 8, 11]),
        mentions=[Mention("a", Span(1, 11), "X")],
    )
    options = Writing(rows=RowKind.SEGMENTS)

    report = CONLLU.write([Reading("1", document)], options, to=BytesIO(), segmenter=Particles())

    assert [one.code for one in report.losses] == [LossCode.SPACING, LossCode.ACROSS_SENTENCES]


@st.composite
def writings(draw: st.DrawFn) -> Writing:
    """Any options."""
    chosen = {one.name: draw(st.sampled_from(one.choices)) for one in Writing.fields()}
    return Writing.from_strings(chosen)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(readings(), writings())
def test_it_reads_back_as_what_it_holds_and_what_it_holds_it_holds_without_loss(
    reading: Reading, options: Writing
) -> None:
    to = BytesIO()
    report = CONLLU.write([reading], options, to=to, segmenter=FirstLetters())
    held = CONLLU.holds(reading, options, segmenter=FirstLetters())

    assert [one for one in read(to.getvalue()) if not isinstance(one, Refusal)] == (
        [held] if held else []
    )
    dropped = sum(
        one.count for one in report.losses if one.code not in NO_LABEL and one.became == "dropped"
    )
    document = reading.document
    assert report.mentions + dropped == len(document.mentions) + len(document.links)
    options = replace(options, rows=RowKind.TOKENS)
    once = CONLLU.holds(reading, options)
    if once:
        assert replace(once, document=document) == reading
        assert CONLLU.write([once], options, to=BytesIO()).losses == ()
