"""OneIE, DyGIE++ and MAVEN-Arg: what is read is what was written, minus what it cannot hold."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from labels.document import Document
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import (
    LossCode,
    LossReport,
    Options,
    Outcome,
    Reading,
    Refusal,
    RefusalCode,
    Remark,
)
from labels.formats.base.choices import RowKind, Within
from labels.formats.dygie.options import Writing as DygieWriting
from labels.formats.oneie.options import ReadingOptions
from labels.formats.oneie.options import Writing as OneIeWriting
from labels.text.span import Span, Spans
from tests.labels.formats.documents import readings

LAWS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
NO_LABEL = {
    LossCode.ARTICLE_ATTRIBUTES,
    LossCode.ATTRIBUTES,
    LossCode.FACTS,
    LossCode.FORMAT_CHARACTERS,
    LossCode.NO_WORDS,
    LossCode.NOTE,
}
"""Losses that take no mention and no link away."""

Asked = tuple[str, Options]


class FirstLetters:
    """A segmenter that takes every و ب ل in front of three letters for a particle."""

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        if len(token) < 4 or text[token.start] not in "وبل":
            return (token,)
        return Span(token.start, token.start + 1), Span(token.start + 1, token.end)


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """One of the three formats with any of its options."""
    name = draw(st.sampled_from(["oneie", "oneie", "dygie", "maven-arg"]))
    options = WRITABLE[name].writing
    chosen = {one.name: draw(st.sampled_from(one.choices)) for one in options.fields()}
    return name, options.from_strings(chosen)


def written(reading: Reading, name: str, options: Options) -> tuple[bytes, LossReport]:
    to = BytesIO()
    report = WRITABLE[name].write([reading], options, to=to, segmenter=FirstLetters())
    return to.getvalue(), report


def read(data: bytes, name: str, options: Options) -> list[Outcome]:
    taken = ReadingOptions(options.types) if isinstance(options, OneIeWriting) else Options()
    return list(FORMATS[name].read(BytesIO(data), taken, name="x.jsonl"))


@LAWS
@given(readings(), asked())
def test_it_reads_back_as_what_it_holds_and_counts_all_that_it_does_not(
    reading: Reading, asked: Asked
) -> None:
    name, options = asked
    data, report = written(reading, name, options)

    outcomes = read(data, name, options)
    held = WRITABLE[name].holds(reading, options, segmenter=FirstLetters())

    assert [one for one in outcomes if isinstance(one, Reading)] == ([held] if held else [])
    assert not [one for one in outcomes if isinstance(one, Remark)]
    dropped = sum(
        one.count for one in report.losses if one.code not in NO_LABEL and one.became == "dropped"
    )
    document = reading.document
    assert report.mentions + report.links + dropped == len(document.mentions) + len(document.links)
    if held:
        kept = held.document
        assert (report.mentions, report.links) == (len(kept.mentions), len(kept.links))


@LAWS
@given(readings(), asked())
def test_what_it_holds_it_holds_without_loss(reading: Reading, asked: Asked) -> None:
    name, options = asked
    if isinstance(options, OneIeWriting | DygieWriting):
        options = replace(options, rows=RowKind.TOKENS, within=Within.WIDEN)
    once = WRITABLE[name].holds(reading, options)
    if once is None:
        reject()

    _, report = written(once, name, options)

    assert report.losses == ()
    assert WRITABLE[name].holds(once, options) == once


@LAWS
@given(readings())
def test_maven_arg_keeps_every_mention_and_fact_and_the_text(reading: Reading) -> None:
    back = WRITABLE["maven-arg"].holds(reading, Options())

    assert back is not None
    bare = {
        id: replace(one, attributes={}, note="") for id, one in reading.document.mentions.items()
    }
    assert back.document.text == reading.document.text
    assert back.document.mentions == bare
    assert replace(back, document=reading.document) == reading


def test_words_of_marks_alone_are_written_but_make_no_text_to_be_read() -> None:
    reading = Reading("1", Document("\u064b", Spans([0, 1]), Spans([0, 1])))

    for name in ("oneie", "dygie", "maven-arg"):
        options = WRITABLE[name].writing()
        assert WRITABLE[name].holds(reading, options) is None
        (refused,) = read(written(reading, name, options)[0], name, options)
        assert refused == Refusal(RefusalCode.EMPTY_TEXT, 1)
