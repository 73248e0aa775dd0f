"""Formats of labels on characters: what is read is what was written, minus what they report."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labels.formats import WRITABLE
from labels.formats.base import LossReport, Options, Outcome, Reading
from labels.formats.doccano.options import Offsets, ReadingOptions
from tests.labels.formats.documents import readings

LAWS = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
NAMES = ("spacy", "doccano", "label-studio")


@st.composite
def writings(draw: st.DrawFn, name: str) -> Options:
    """Any options of a format, but DocBin, of which nothing is read."""
    fields = WRITABLE[name].writing.fields()
    chosen = {one.name: draw(st.sampled_from(one.choices)) for one in fields}
    chosen.pop("file", None)
    if "config" in chosen:
        # The tasks alone: what a ZIP holds is the same file.
        chosen["config"] = "none"
    made: Options = WRITABLE[name].writing.from_strings(chosen)
    return made


def written(name: str, reading: Reading, options: Options) -> tuple[bytes, LossReport]:
    to = BytesIO()
    report = WRITABLE[name].write([reading], options, to=to)
    return to.getvalue(), report


def read(name: str, data: bytes, options: Any) -> list[Outcome]:  # noqa: ANN401 - of any format
    asked = WRITABLE[name].reading()
    if isinstance(asked, ReadingOptions):
        # What is written in UTF-16 can be taken for code points where nothing tells them apart.
        counted = Offsets(options.offsets).value
        asked = ReadingOptions.from_strings({"offsets": counted})
    return list(WRITABLE[name].read(BytesIO(data), asked, name="x.jsonl"))


@pytest.mark.parametrize("name", NAMES)
@LAWS
@given(readings(), st.data())
def test_what_is_read_is_what_is_held(name: str, reading: Reading, data: st.DataObject) -> None:
    options = data.draw(writings(name))

    raw, _ = written(name, reading, options)

    assert read(name, raw, options) == [WRITABLE[name].holds(reading, options)]


@pytest.mark.parametrize("name", NAMES)
@LAWS
@given(readings(), st.data())
def test_what_is_held_is_held_without_loss(
    name: str, reading: Reading, data: st.DataObject
) -> None:
    options = data.draw(writings(name))
    once = WRITABLE[name].holds(reading, options)
    assert once is not None

    _, report = written(name, once, options)

    assert report.losses == ()
    assert WRITABLE[name].holds(once, options) == once


@pytest.mark.parametrize("name", NAMES)
@LAWS
@given(readings(), st.data())
def test_what_is_not_told_of_comes_back(name: str, reading: Reading, data: st.DataObject) -> None:
    options = data.draw(writings(name))
    _, report = written(name, reading, options)

    back = WRITABLE[name].holds(reading, options)

    assert back is not None
    assert replace(back, document=reading.document) == reading
    if not report.losses:
        assert back == reading
