"""Data sets: what is read is what was written, minus what the report names."""

from __future__ import annotations

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from labels.formats import WRITABLE
from labels.formats.base import LossCode, Reading, Remark, RemarkCode
from labels.formats.huggingface.options import Writing
from tests.labels.formats.datasets_made import read_back, written
from tests.labels.formats.documents import readings
from tests.labels.formats.test_laws import FirstLetters

LAWS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
FORMAT = WRITABLE["huggingface"]


@st.composite
def writings(draw: st.DrawFn) -> Writing:
    """Any options of a data set."""
    chosen = {
        one.name: draw(st.sampled_from(one.choices or ("1", "2", "4"))) for one in Writing.fields()
    }
    return Writing.from_strings(chosen)


@LAWS
@given(readings(), writings())
def test_what_is_read_is_what_is_held(reading: Reading, options: Writing) -> None:
    data, _ = written(reading, options=options, segmenter=FirstLetters())

    outcomes = read_back(data, options)

    held = FORMAT.holds(reading, options, segmenter=FirstLetters())
    found = [one for one in outcomes if isinstance(one, Reading)]
    assert found == ([] if held is None or not held.document.tokens else [held])
    remarks = {one.code for one in outcomes if isinstance(one, Remark)}
    assert remarks <= {RemarkCode.SCHEME_FOUND}


@LAWS
@given(readings(), writings())
def test_what_is_held_is_held_without_loss(reading: Reading, options: Writing) -> None:
    options = Writing.from_strings({**options.strings(), "rows": "tokens"})
    once = FORMAT.holds(reading, options)
    if once is None:
        reject()

    _, report = written(once, options=options)

    assert report.losses == ()
    assert FORMAT.holds(once, options) == once


@LAWS
@given(readings(), writings())
def test_every_mention_and_link_is_written_or_dropped(reading: Reading, options: Writing) -> None:
    _, report = written(reading, options=options, segmenter=FirstLetters())

    of_article = {LossCode.FACTS, LossCode.NO_WORDS, LossCode.ARTICLE_ATTRIBUTES}
    of_words = {LossCode.FORMAT_CHARACTERS, LossCode.ATTRIBUTES, LossCode.NOTE}
    dropped = sum(
        one.count
        for one in report.losses
        if one.became == "dropped" and one.code not in of_article | of_words
    )
    given_ = len(reading.document.mentions) + len(reading.document.links)
    assert report.mentions + dropped == given_
