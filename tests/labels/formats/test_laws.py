"""For every format and option: what is read is what was written, minus what it cannot hold."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from labels.document import Document, Link
from labels.formats import FORMATS, WRITABLE
from labels.formats.base import LossCode, LossReport, Options, Outcome, Reading, Remark, RemarkCode
from labels.formats.base.choices import Within
from labels.formats.conll.options import (
    Events,
    Heads,
    Layout,
    Nested,
    ReadingOptions,
    Writing,
)
from labels.formats.conll.plan import plan
from labels.text.span import Span
from tests.labels.formats.documents import marked, readings

LAWS = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
CONLL = WRITABLE["conll"]
EXTRAS = {LossCode.ATTRIBUTES, LossCode.NOTE}


class FirstLetters:
    """A segmenter that takes every و ب ل in front of three letters for a particle."""

    def segments(self, text: str, token: Span) -> tuple[Span, ...]:
        if len(token) < 4 or text[token.start] not in "وبل":
            return (token,)
        return Span(token.start, token.start + 1), Span(token.start + 1, token.end)


@st.composite
def writings(draw: st.DrawFn) -> Writing:
    """Any options of CoNLL."""
    chosen = {
        one.name: draw(st.sampled_from(one.choices or ("1", "2", "4"))) for one in Writing.fields()
    }
    return Writing.from_strings(chosen)


def written(reading: Reading, options: Options, *, name: str) -> tuple[bytes, LossReport]:
    to = BytesIO()
    report = WRITABLE[name].write([reading], options, to=to, segmenter=FirstLetters())
    return to.getvalue(), report


def read(data: bytes, options: Options, *, name: str) -> list[Outcome]:
    return list(FORMATS[name].read(BytesIO(data), options, name="x.any"))


def readings_of(outcomes: list[Outcome]) -> list[Reading]:
    return [one for one in outcomes if isinstance(one, Reading)]


def asked(options: Writing) -> ReadingOptions:
    """How to read what was written with these options."""
    layout = Layout.COLUMNS if options.events is Events.NONE else Layout.EVENTS
    return ReadingOptions(layout=layout, depth=options.entity_columns)


def held(reading: Reading, options: Writing) -> list[Reading]:
    back = CONLL.holds(reading, options, segmenter=FirstLetters())
    if back is None:
        return []
    return [back if back.external_id else replace(back, external_id="x-1")]


@LAWS
@given(readings())
def test_json_lines_lose_nothing(reading: Reading) -> None:
    data, report = written(reading, Options(), name="jsonl")

    assert read(data, Options(), name="jsonl") == [reading]
    assert report.losses == ()


@LAWS
@given(readings(), writings())
def test_conll_reads_back_as_what_it_holds(reading: Reading, options: Writing) -> None:
    data, _ = written(reading, options, name="conll")

    outcomes = read(data, asked(options), name="conll")

    assert readings_of(outcomes) == held(reading, options)


@LAWS
@given(readings(), writings())
def test_conll_finds_its_own_scheme_and_columns_out(reading: Reading, options: Writing) -> None:
    assume(options.events is Events.NONE or options.heads is Heads.FACTS)
    data, _ = written(reading, options, name="conll")

    outcomes = read(data, ReadingOptions(), name="conll")

    assert readings_of(outcomes) == held(reading, options)


@LAWS
@given(readings(), writings())
def test_conll_writes_no_tag_that_is_astray(reading: Reading, options: Writing) -> None:
    data, _ = written(reading, options, name="conll")

    remarks = [one for one in read(data, asked(options), name="conll") if isinstance(one, Remark)]

    assert {one.code for one in remarks} <= {RemarkCode.SCHEME_FOUND}


@LAWS
@given(readings(), writings(), st.data())
def test_what_conll_reports_no_loss_of_comes_back_the_same(
    reading: Reading, options: Writing, data: st.DataObject
) -> None:
    options = replace(options, rows=Writing().rows, within=Within.WIDEN)
    words = CONLL.holds(reading, options)
    if words is None:
        reject()
    document = data.draw(marked(words.document.bare()))

    lost = {one.at: one for one in plan(document, options, None).lost if one.code not in EXTRAS}
    back = CONLL.holds(replace(reading, document=document), options)

    assert back is not None
    assert back.document.bare() == document.bare()
    kept = {mention for mention in document.mentions if mention not in lost}
    changed = [id for id in document.mentions if id in lost and lost[id].became != "dropped"]
    shapes = {shape(document, id) for id in kept}
    assert shapes <= {shape(back.document, id) for id in back.document.mentions}
    assert len(back.document.mentions) == len(kept) + len(changed)
    whole = [one for one in document.links.values() if not {one.id, *one.ends} & lost.keys()]
    assert {arc(document, one) for one in whole} <= {
        arc(back.document, one) for one in back.document.links.values()
    }
    if not lost.keys() & {"", *document.mentions, *document.links}:
        assert set(back.document.mentions) == set(document.mentions)


def shape(document: Document, id: str) -> tuple[Span, str, str]:
    mention = document.mentions[id]
    return mention.span, mention.type, mention.kind


def arc(document: Document, link: Link) -> tuple[object, ...]:
    return shape(document, link.source), shape(document, link.target), link.type


@LAWS
@given(readings(), writings())
def test_what_conll_holds_it_holds_without_loss(reading: Reading, options: Writing) -> None:
    options = replace(options, heads=Heads.FACTS, rows=Writing().rows)
    once = CONLL.holds(reading, options)
    if once is None:
        reject()

    _, report = written(once, options, name="conll")

    assert report.losses == ()
    assert CONLL.holds(once, options) == once


@LAWS
@given(readings(), writings())
def test_conll_counts_every_mention_and_link_as_written_or_dropped(
    reading: Reading, options: Writing
) -> None:
    _, report = written(reading, options, name="conll")

    whole = set(LossCode) - {LossCode.ATTRIBUTES, LossCode.NOTE, LossCode.FORMAT_CHARACTERS}
    whole -= {LossCode.FACTS, LossCode.NO_WORDS, LossCode.ARTICLE_ATTRIBUTES}
    dropped = sum(
        one.count for one in report.losses if one.code in whole and one.became == "dropped"
    )
    assert report.mentions + report.links + dropped == len(reading.document.mentions) + len(
        reading.document.links
    )


@LAWS
@given(readings())
def test_columns_for_each_depth_hold_all_entities_on_whole_words(reading: Reading) -> None:
    options = Writing(nested=Nested.COLUMNS, depth=7)

    _, report = written(reading, options, name="conll")

    assert not {LossCode.NESTED, LossCode.CROSSING} & {loss.code for loss in report.losses}
