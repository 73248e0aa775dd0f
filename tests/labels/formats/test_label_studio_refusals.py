"""Label Studio's tasks that cannot be taken."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from labels.formats import FORMATS
from labels.formats.base import (
    Reading,
    Refusal,
    RefusalCode,
)
from labels.formats.labelstudio.options import ReadingOptions
from tests.labels.formats.studio import (
    MINISTER,
    TEXT,
    Json,
    read,
    relation,
    task,
    told,
)


def without(one: Json, *keys: str) -> Json:
    return {key: value for key, value in one.items() if key not in keys}


@pytest.mark.parametrize(
    ("broken", "code", "where"),
    [
        ({"data": "x"}, RefusalCode.MISSPELT, "data"),
        ({"data": {"n": 1}}, RefusalCode.NO_TEXT, None),
        (task(annotations=3), RefusalCode.MISSPELT, "annotations"),
        (task(annotations=[3]), RefusalCode.MISSPELT, "annotations.0"),
        (task(annotations=[{"result": 3}]), RefusalCode.MISSPELT, "annotations.0.result"),
        (task(without(MINISTER, "value")), RefusalCode.MISSPELT, "annotations.0.result.0.value"),
        (
            task({**MINISTER, "value": {"start": 0, "end": 3}}),
            RefusalCode.MISSPELT,
            "annotations.0.result.0.value.labels",
        ),
        (
            task({**MINISTER, "value": {"start": "/p", "end": 3, "labels": ["X"]}}),
            RefusalCode.MISSPELT,
            "annotations.0.result.0.value.start",
        ),
        (
            task({**MINISTER, "value": {"globalOffsets": 3, "labels": ["X"]}}),
            RefusalCode.MISSPELT,
            "annotations.0.result.0.value.globalOffsets",
        ),
        (task(predictions=3, annotations=[3]), RefusalCode.MISSPELT, "annotations.0"),
        (
            task({**MINISTER, "value": {"start": 3, "end": 3, "labels": ["X"]}}),
            RefusalCode.MISSPELT,
            "annotations.0.result.0",
        ),
        (
            task({**MINISTER, "value": {"start": 3, "end": 99, "labels": ["X"]}}),
            RefusalCode.OUT_OF_TEXT,
            "a1",
        ),
        (
            task({**MINISTER, "value": {**MINISTER["value"], "text": "سفير"}}),
            RefusalCode.OTHER_SURFACE,
            "a1",
        ),
        (task(MINISTER, relation("a1", "zz")), RefusalCode.NO_SUCH_MENTION, "zz"),
        (
            task(MINISTER, relation("a1", "a1", labels=[3])),
            RefusalCode.MISSPELT,
            "annotations.0.result.1.labels",
        ),
        (
            task(MINISTER, told("a1", "", ("choices", ["x"]))),
            RefusalCode.MISSPELT,
            "annotations.0.result.1.from_name",
        ),
        *(
            (
                task(MINISTER, told("a1", "x", (kind, value))),
                RefusalCode.MISSPELT,
                "annotations.0.result.1",
            )
            for kind, value in [
                ("choices", "x"),
                ("choices", [3]),
                ("taxonomy", [3]),
                ("number", True),
                ("rating", [1]),
            ]
        ),
        (task(MINISTER, data={"text": TEXT + "\r\n"}), RefusalCode.UNCLEAN_TEXT, None),
    ],
)
def test_a_task_that_cannot_be_taken_whole_is_refused_and_its_neighbours_are_taken(
    broken: Json, code: RefusalCode, where: str | None
) -> None:
    good = {"data": {"text": "زار"}}

    before, refused, after = read({**good, "id": 1}, broken, {**good, "id": 2})

    assert isinstance(before, Reading)
    assert isinstance(after, Reading)
    assert isinstance(refused, Refusal)
    assert refused.code is code
    assert where is None or where in {refused.params.get("place"), refused.params.get("id")}


def test_a_file_that_breaks_off_is_told_of_with_its_line() -> None:
    data = json.dumps([task(MINISTER)], indent=1).encode()[:-40]

    (refused,) = FORMATS["label-studio"].read(BytesIO(data), ReadingOptions(), name="x")

    assert refused == Refusal(RefusalCode.TRUNCATED, data.count(b"\n") + 1)
