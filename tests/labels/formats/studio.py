"""Tasks as Label Studio exports them, for its tests."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

from labels.formats import FORMATS
from labels.formats.base import Outcome, Reading
from labels.formats.labelstudio.options import ReadingOptions

TEXT = "زار وزير 😀 دمشق"
Json = dict[str, Any]


def region(id: str, at: tuple[int, int], label: str, **more: object) -> Json:
    start, end = at
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    told = {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    return {**told, **more}


def told(id: str, name: str, given: tuple[str, object], **more: object) -> Json:
    kind, value = given
    key = "text" if kind == "textarea" else kind
    told = {"id": id, "from_name": name, "to_name": "text", "type": kind}
    return {**told, "value": {key: value, **more}}


def relation(source: str, target: str, **more: object) -> Json:
    return {"type": "relation", "from_id": source, "to_id": target, **more}


def task(*results: Json, **more: object) -> Json:
    annotation = {"id": 7, "completed_by": 3, "was_cancelled": False, "result": results}
    return {"id": 12, "data": {"text": TEXT}, "annotations": [annotation], **more}


def read(*tasks: object, **options: str) -> list[Outcome]:
    data = json.dumps(tasks, ensure_ascii=False).encode()
    asked = ReadingOptions.from_strings(options)
    return list(FORMATS["label-studio"].read(BytesIO(data), asked, name="project-1.json"))


def only(outcomes: list[Outcome]) -> Reading:
    (reading,) = (one for one in outcomes if isinstance(one, Reading))
    return reading


def surfaces(reading: Reading) -> list[str]:
    document = reading.document
    return [f"{document.surface(one)}/{one.type}" for one in document.in_reading_order()]


MINISTER = region("a1", (4, 8), "PER", meta={"text": ["من؟"]})
DAMASCUS = region("b2", (11, 15), "LOC")
