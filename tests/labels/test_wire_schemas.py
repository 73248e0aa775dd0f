"""The one spelling of schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from labels import shipped
from labels.schema import Overlap, Schema, SchemaCode, SchemaError
from labels.wire import WireCode, WireError, schema_data, schema_from
from tests.labels.newsroom import SCHEMA

PERSON = {"name": "PER"}
DEED = {"name": "Deed", "roles": [{"name": "Agent"}]}
SURE = {"name": "sure", "form": "flag", "of": ["PER"]}
SMALL: dict[str, Any] = {"name": "صغير", "entities": [PERSON], "events": [DEED]}


@pytest.mark.parametrize("schema", [SCHEMA, *map(shipped.schema, shipped.NAMES)])
def test_a_schema_comes_back_from_the_wire_as_it_went(schema: Schema) -> None:
    assert schema_from(json.loads(json.dumps(schema_data(schema)))) == schema


def test_what_is_empty_or_as_by_default_is_left_out() -> None:
    attribute = {**SURE, "required": True}
    data = {**SMALL, "attributes": [attribute], "relations": [{"name": "Near", "symmetric": True}]}

    assert schema_data(schema_from(data)) == {**data, "overlap": "free"}


def test_a_schema_of_a_name_alone_marks_nothing_and_forbids_no_overlap() -> None:
    schema = schema_from({"name": "فارغ"})

    assert schema == Schema("فارغ", types=(), overlap=Overlap.FREE)


def test_colours_may_be_written_in_capitals() -> None:
    schema = schema_from({**SMALL, "entities": [{"name": "PER", "colour": "#3699D8"}]})

    assert schema.colour("PER") == "#3699d8"


def test_a_group_and_a_role_without_a_number_keep_what_they_are() -> None:
    role = {"name": "Agent", "least": 1, "most": 2}
    group = {"name": "Conflict", "selectable": False}
    deed = {"name": "Deed", "parent": "Conflict", "roles": [role]}

    schema = schema_from({**SMALL, "events": [group, deed]})

    found = schema.by_name["Deed"].role("Agent")
    assert (found and (found.least, found.most), schema.by_name["Conflict"].selectable) == (
        (1, 2),
        False,
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, ("not-a-name", "schema.name")),
        ({"name": "م" * 101}, ("not-a-name", "schema.name")),
        ({"overlap": "some"}, ("unknown-kind", "schema.overlap")),
        ({"entity": []}, ("unknown-key", "schema")),
        ({"title": "خبر"}, ("not-an-object", "schema.title")),
        ({"title": {"fr": "Presse"}}, ("unknown-key", "schema.title")),
        ({"title": {"ar": 5}}, ("not-text", "schema.title.ar")),
        ({"entities": {}}, ("not-a-list", "schema.entities")),
        ({"entities": [PERSON, "FAC"]}, ("not-an-object", "schema.entities.1")),
        ({"entities": [{"name": "PER", "color": ""}]}, ("unknown-key", "schema.entities.0")),
        (
            {"entities": [{"name": "PER", "selectable": 1}]},
            ("not-a-flag", "schema.entities.0.selectable"),
        ),
        ({"events": [{"name": "D", "roles": [{}]}]}, ("missing", "schema.events.0.roles.0.name")),
        (
            {"events": [{"name": "D", "roles": [{"name": "A", "most": "2"}]}]},
            ("not-a-number", "schema.events.0.roles.0.most"),
        ),
        (
            {"events": [{"name": "D", "roles": [{"name": "A", "fillers": [1]}]}]},
            ("not-text", "schema.events.0.roles.0.fillers"),
        ),
        (
            {"relations": [{"name": "N", "symmetric": "no"}]},
            ("not-a-flag", "schema.relations.0.symmetric"),
        ),
        ({"attributes": [{"name": "sure"}]}, ("missing", "schema.attributes.0.form")),
        ({"attributes": [{**SURE, "form": "maybe"}]}, ("unknown-kind", "schema.attributes.0.form")),
        (
            {"attributes": [{**SURE, "choices": [{}]}]},
            ("missing", "schema.attributes.0.choices.0.name"),
        ),
    ],
)
def test_a_schema_misspelt_is_refused_with_its_place(
    wrong: dict[str, object], told: tuple[str, str]
) -> None:
    with pytest.raises(WireError) as caught:
        schema_from({**SMALL, **wrong})

    assert (caught.value.code, caught.value.place) == told


def test_a_schema_that_contradicts_itself_is_refused_as_such() -> None:
    with pytest.raises(SchemaError, match="shared-type"):
        schema_from({**SMALL, "entities": [PERSON, PERSON]})


def test_the_example_in_the_docs_is_a_schema_and_every_code_is_named_there() -> None:
    page = (Path(__file__).parents[2] / "docs/schemas.md").read_text(encoding="utf-8")
    example = page.split("```json")[1].split("```")[0]

    schema = schema_from(json.loads(example))

    assert [one.name for one in schema.types] == ["PER", "PER.Official", "GPE", "Meeting"]
    assert [code for code in get_args(SchemaCode) if f"`{code}`" not in page] == []


def test_every_code_of_a_wire_error_is_shown_in_these_tests() -> None:
    here = Path(__file__).parent
    shown = "".join(test.read_text(encoding="utf-8") for test in here.glob("test_wire_*.py"))

    assert [code for code in get_args(WireCode) if f'"{code}"' not in shown] == []
