"""Which words are for which kind of thing."""

from __future__ import annotations

from annotator.messages.actions import ActionError, of_action
from annotator.messages.files import of_finding
from annotator.messages.keys import of_keys_error
from annotator.messages.losses import of_loss, of_option
from annotator.messages.problems import of_problem
from annotator.messages.shapes import of_conf_error, of_schema_error, of_wire_error
from labels.actions.transfer import Finding, Rejection
from labels.checks import Problem
from labels.formats.base import Loss, OptionError, Refusal, Remark
from labels.keys import KeysError
from labels.schema import Schema, SchemaError
from labels.schema.brat import ConfError
from labels.wire import WireError

Data = WireError | SchemaError | ConfError | OptionError | KeysError
Said = Problem | Data | Finding | Loss | ActionError


def sentence(said: Said, schema: Schema | None = None) -> str:
    """What is wrong, where, and what to do, in one sentence of the active language.

    With a schema, types, roles and attributes of a problem go by their titles in it.
    """
    match said:
        case Problem():
            return of_problem(said, schema)
        case Refusal() | Remark() | Rejection():
            return of_finding(said)
        case Loss():
            return of_loss(said)
        case WireError() | SchemaError() | ConfError() | OptionError() | KeysError():
            return _of_data(said)
        case _:
            return of_action(said, schema)


def _of_data(error: Data) -> str:
    match error:
        case WireError():
            return of_wire_error(error)
        case SchemaError():
            return of_schema_error(error)
        case ConfError():
            return of_conf_error(error)
        case OptionError():
            return of_option(error)
        case KeysError():
            return of_keys_error(error)
