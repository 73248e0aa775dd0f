"""Which words are for which kind of thing."""

from __future__ import annotations

from annotator.messages.actions import ActionError, of_action
from annotator.messages.problems import of_problem
from annotator.messages.shapes import of_schema_error, of_wire_error
from labels.checks import Problem
from labels.schema import Schema, SchemaError
from labels.wire import WireError

Said = Problem | WireError | SchemaError | ActionError


def sentence(said: Said, schema: Schema | None = None) -> str:
    """What is wrong, where, and what to do, in one sentence of the active language.

    With a schema, types, roles and attributes go by their titles in it.
    """
    match said:
        case Problem():
            return of_problem(said, schema)
        case WireError():
            return of_wire_error(said)
        case SchemaError():
            return of_schema_error(said)
        case _:
            return of_action(said)
