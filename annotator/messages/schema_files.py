"""The words for what is wrong with a schema's file, whosever spelling it is in."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.utils.translation import gettext, gettext_lazy
from django_stubs_ext import StrPromise

from annotator.messages.sentences import sentence
from labels.schema import SchemaError
from labels.schema.borrowed import ConfigCode, ConfigError
from labels.schema.brat import ConfError
from labels.wire import WireError

FileError = (
    UnicodeDecodeError
    | json.JSONDecodeError
    | RecursionError
    | WireError
    | SchemaError
    | ConfError
    | ConfigError
)
FILE_ERRORS = (
    UnicodeDecodeError,
    json.JSONDecodeError,
    RecursionError,
    WireError,
    SchemaError,
    ConfError,
    ConfigError,
)
"""What reading a schema's file raises."""

CONFIG: Mapping[ConfigCode, StrPromise] = {
    "not-xml": gettext_lazy("Line %(line)s: the file is no XML from here on: correct it."),
    "doctype": gettext_lazy(
        "Line %(line)s: the file has a document type, which may hide anything: take <!DOCTYPE …> "
        "out of it."
    ),
    "no-labels": gettext_lazy("The file has no labels: give one that has some."),
    "not-a-label": gettext_lazy("Label %(line)s says nothing that it marks: give it a name."),
}


def of_file_error(error: FileError) -> str:
    """What is wrong with the file, and where, in one sentence."""
    match error:
        case UnicodeDecodeError():
            words = gettext("The file is not UTF-8: its byte %(byte)s belongs to no character.")
            return words % {"byte": error.start + 1}
        case json.JSONDecodeError():
            words = gettext("The file is no JSON: line %(line)s, character %(column)s.")
            return words % {"line": error.lineno, "column": error.colno}
        case ConfigError():
            return str(CONFIG[error.code]) % {"line": error.line, "value": error.value}
        case RecursionError():
            return gettext("The file is nested too deeply.")
    return sentence(error)


def of_passed_over(lines: tuple[int, ...]) -> str:
    """That some of the file found no place; empty where all did."""
    if not lines:
        return ""
    words = gettext("No schema here has a place for all that stands in the lines %(lines)s.")
    return words % {"lines": ", ".join(map(str, lines))}
