"""The same faulty schemas are found at fault here and in the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from labels.schema import SchemaError
from labels.wire import schema_from

CASES = json.loads((Path(__file__).parents[1] / "data" / "schema-faults.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_schema_is_at_fault_where_the_browser_says_so(case: dict[str, Any]) -> None:
    found = None
    try:
        schema_from(case["schema"])
    except SchemaError as error:
        found = error

    assert (found and found.code) == case["code"]
    assert (found.params if found else {}) == case.get("params", {})
