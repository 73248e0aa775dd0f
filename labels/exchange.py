"""A schema as a file: in our own spelling, and in those of other tools.

What a file of another tool says and no schema of ours has a place for is passed over and told of;
what such a file cannot hold of a schema is said in docs/schemas.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from labels.schema import Schema
from labels.schema.brat import conf_of, schema_from_conf
from labels.schema.doccano import labels_of, schema_from_labels
from labels.schema.label_studio import configuration, schema_from_config
from labels.wire import WireError, schema_data, schema_from


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a tool spells schemas; `name` is what its file is called, without the project's name."""

    name: str
    media_type: str
    write: Callable[[Schema], str]


@dataclass(frozen=True, slots=True)
class Taken:
    """The schema of a file, and the lines that were passed over or a part of them."""

    schema: Schema
    passed_over: tuple[int, ...] = ()


def _own(schema: Schema) -> str:
    return json.dumps(schema_data(schema), ensure_ascii=False, indent=2) + "\n"


SPELLINGS: Mapping[str, Spelling] = {
    "hashiya": Spelling("schema.json", "application/json", _own),
    "brat": Spelling("annotation.conf", "text/plain", conf_of),
    "label-studio": Spelling("label-studio.xml", "application/xml", configuration),
    "doccano": Spelling("doccano-labels.json", "application/json", labels_of),
}
"""The spellings that a schema is written in, by what they go by in addresses."""


def schema_from_file(text: str, *, name: str) -> Taken:
    """The schema of a file with this name: its ending, and what it holds, tell whose it is.

    Raises ConfError, ConfigError, JSONDecodeError, RecursionError, WireError and SchemaError.
    """
    stem, ending = PurePath(name).stem, PurePath(name).suffix.lower()
    if ending == ".conf":
        conf = schema_from_conf(text.replace("\r\n", "\n"), name="brat")
        return Taken(_sound(conf.schema), conf.passed_over)
    if ending == ".xml":
        config = schema_from_config(text, name=stem)
        return Taken(_sound(config.schema), config.passed_over)
    data = _json(text, name)
    if isinstance(data, list):
        return Taken(_sound(schema_from_labels(data, name=stem)))
    return Taken(schema_from(data))


def _json(text: str, name: str) -> Any:  # noqa: ANN401 - what JSON may be
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of more digits than any is read with
        raise WireError("not-a-number", name, "…") from None


def _sound(schema: Schema) -> Schema:
    """The schema, if our own file could keep it: so what others allow and we do not is said now."""
    return schema_from(schema_data(schema))
