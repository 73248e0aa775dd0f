"""The cases that the rules share with the browser, which checks by the same ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from labels.checks import Problem, Rule, gaps, problems
from labels.schema import Overlap
from labels.wire import document_from, schema_from

SHARED = json.loads((Path(__file__).parents[1] / "data/rules.json").read_text(encoding="utf-8"))
SCHEMA = schema_from(SHARED["schema"])
ALL = SCHEMA.attributes
CASES = pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["name"])


def told(broken: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as the cases spell them."""
    return [{"rule": one.rule.value, "at": one.at, "params": dict(one.params)} for one in broken]


@CASES
def test_what_breaks_a_rule_here_breaks_it_in_the_browser(case: dict[str, Any]) -> None:
    document = document_from({"text": SHARED["text"], **case})
    schema = replace(SCHEMA, overlap=Overlap(case["overlap"]))

    assert told(problems(document, schema)) == case["problems"]


@CASES
def test_what_is_missing_here_is_missing_in_the_browser(case: dict[str, Any]) -> None:
    document = document_from({"text": SHARED["text"], **case})
    required = case.get("required", ())
    attributes = (replace(one, required=one.required or one.name in required) for one in ALL)

    found = gaps(document, replace(SCHEMA, attributes=tuple(attributes)))

    assert told(found) == case["gaps"]


def test_the_shared_cases_break_every_rule() -> None:
    broken = {one["rule"] for case in SHARED["cases"] for one in (*case["problems"], *case["gaps"])}

    assert broken == {rule.value for rule in Rule}
