"""Files of a stretch of readings each, one after the other, are the file of all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from io import BytesIO
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labels.formats import WRITABLE
from labels.formats.base import LossReport, Options, Reading, together
from labels.formats.doccano.options import Form
from labels.formats.doccano.options import Writing as doccano_options  # noqa: N813 - called below
from labels.formats.spacy.options import File
from labels.formats.spacy.options import Writing as spacy_options  # noqa: N813 - called below
from tests.labels.formats.documents import readings

LAWS = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def ways_of(name: str) -> list[Options]:
    """Every choice of a format's options, the numbers as by default."""
    kind = WRITABLE[name].writing
    fields = [one for one in kind.fields() if one.choices]
    names = [one.name for one in fields]
    made = product(*(one.choices for one in fields))
    missing = set(kind.extras)
    ways = (dict(zip(names, values, strict=True)) for values in made)
    return [kind.from_strings(way) for way in ways if not missing & set(way.items())]


JOINED: dict[str, list[Options]] = {
    name: [way for way in ways_of(name) if one.is_joined(way)] for name, one in WRITABLE.items()
}


def written(name: str, options: Any, chosen: Sequence[Reading]) -> tuple[bytes, LossReport]:  # noqa: ANN401 - of any format
    to = BytesIO()
    writer = WRITABLE[name].writer(options, to=to)
    writer.add(chosen)
    return to.getvalue(), writer.end()


@pytest.mark.parametrize("name", [name for name, ways in JOINED.items() if ways])
@LAWS
@given(chosen=st.lists(readings(), max_size=7), data=st.data())
def test_any_stretches_make_the_same_file_and_report(
    name: str, chosen: list[Reading], data: st.DataObject
) -> None:
    options = data.draw(st.sampled_from(JOINED[name]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(chosen)), max_size=4)))

    files = [
        written(name, options, chosen[first:last])
        for first, last in pairwise([0, *cuts, len(chosen)])
    ]

    reports = reduce(together, (report for _, report in files), LossReport())
    whole = b"".join(content for content, _ in files), reports
    assert whole == written(name, options, chosen)


def test_each_format_says_whether_its_files_are_joined() -> None:
    always = {name for name, ways in JOINED.items() if len(ways) == len(ways_of(name))}
    never = {name for name, ways in JOINED.items() if not ways}

    assert always == {"jsonl", "conll", "conllu", "spacy", "oneie", "dygie", "maven-arg"}
    assert never == {"label-studio", "huggingface", "brat", "webanno", "cas-xmi", "cas-json"}


def test_lines_are_joined_unless_something_is_counted_through_them() -> None:
    doccano = {form: WRITABLE["doccano"].is_joined(doccano_options(form=form)) for form in Form}
    spacy = {file: WRITABLE["spacy"].is_joined(spacy_options(file=file)) for file in File}

    assert doccano == {Form.LABELS: True, Form.RELATIONS: False}
    assert spacy == {File.JSONL: True, File.DOCBIN: False}
