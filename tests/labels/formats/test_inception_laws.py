"""INCEpTION's formats: what is read is what was written, minus what the report names."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings

from labels.formats import WRITABLE
from labels.formats.base import Bundle, File, LossCode, LossReport, Outcome, Reading
from tests.labels.formats.bratting import zipped
from tests.labels.formats.documents import readings

LAWS = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
NAMES = ("webanno", "cas-xmi", "cas-json")


def written(name: str, reading: Reading) -> tuple[dict[str, bytes], LossReport]:
    to = BytesIO()
    report = WRITABLE[name].write([reading], WRITABLE[name].writing(), to=to)
    return zipped(to), report


def read(name: str, files: dict[str, bytes]) -> list[Outcome]:
    one = WRITABLE[name]
    opened = [File(file, partial(BytesIO, content)) for file, content in files.items()]
    outcomes = one.read_files(Bundle.of(*opened), one.reading())
    return [outcome for outcome in outcomes if isinstance(outcome, Reading)]


@pytest.mark.parametrize("name", NAMES)
@LAWS
@given(readings())
def test_what_is_held_is_read_and_held_without_loss(name: str, reading: Reading) -> None:
    one = WRITABLE[name]
    files, report = written(name, reading)
    held = one.holds(reading, one.writing())

    assert read(name, files) == ([] if held is None else [held])
    if held is not None:
        again, second = written(name, held)
        assert second.losses == ()
        assert read(name, again) == [held]
        assert report.losses or held == reading


@pytest.mark.parametrize("name", NAMES)
@LAWS
@given(readings())
def test_every_mention_and_link_is_written_or_dropped(name: str, reading: Reading) -> None:
    files, report = written(name, reading)

    things = {LossCode.WITHOUT_WORD, LossCode.ARGUMENT, LossCode.RELATION}
    dropped = sum(one.count for one in report.losses if one.code in things)
    document = reading.document
    if files:
        whole = len(document.mentions) + len(document.links)
        assert report.mentions + report.links + dropped == whole
