"""The words for JSON data that spells nothing, and for schemas that contradict themselves."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from labels.schema import SchemaError
from labels.schema.brat import ConfCode, ConfError
from labels.schema.soundness import SchemaCode
from labels.wire import WireError
from labels.wire.data import WireCode

LONGEST_VALUE = 80

WIRE: Mapping[WireCode, StrPromise] = {
    "missing": _("“%(place)s” is missing: add it."),
    "unknown-key": _("“%(place)s” has keys that nobody knows (%(value)s): correct or remove them."),
    "not-text": _("“%(place)s” is not a text: write it in quotation marks."),
    "not-storable": _(
        "“%(place)s” holds a NUL or half of a character, which nothing can keep: remove it."
    ),
    "not-a-number": _(
        "“%(place)s” is not a whole number, but %(value)s: write one without quotation marks."
    ),
    "not-a-flag": _("“%(place)s” is neither true nor false, but %(value)s: write one of them."),
    "not-a-name": _("“%(place)s” is empty or too long: correct it."),
    "unknown-kind": _(
        "%(value)s is nothing that “%(place)s” may be: docs/api.md lists what it may."
    ),
    "not-a-list": _("“%(place)s” is not a list: write it in square brackets."),
    "not-an-object": _("“%(place)s” is not an object: write it in curly brackets."),
    "not-one-change": _(
        "“%(place)s” is not one change: write either “put” with one mention or link, or "
        "“drop” with an id."
    ),
    "id-twice": _("Two labels or links of “%(place)s” have the same id: give each its own."),
    "not-spans": _("“%(place)s” is not a list of pairs of offsets in rising order: correct it."),
    "not-a-value": _(
        "“%(place)s” is no value of an attribute: write a text, a number, true, false, or a "
        "list of texts."
    ),
    "not-a-span": _(
        "“%(place)s” is no span (%(value)s): it begins at 0 or later and ends after it begins."
    ),
}

SCHEMA: Mapping[SchemaCode, StrPromise] = {
    "shared-type": _("Two types are named “%(name)s”: rename one of them."),
    "shared-relation": _("Two relations are named “%(name)s”: rename one of them."),
    "shared-attribute": _("Two attributes are named “%(name)s”: rename one of them."),
    "shared-role": _("Two roles of “%(place)s” are named “%(name)s”: rename one of them."),
    "shared-role-hotkey": _(
        "Two roles of “%(place)s” share the key “%(name)s”: give one of them another key."
    ),
    "shared-choice": _("Two choices of “%(place)s” are named “%(name)s”: rename one of them."),
    "shared-hotkey": _(
        "The types %(value)s share the key “%(name)s”: leave it to one of them and give others "
        "another key."
    ),
    "unknown-type": _(
        "“%(place)s” names a type “%(name)s” that the schema does not have: add it or correct"
        " the name."
    ),
    "unknown-owner": _(
        "The attribute “%(place)s” belongs to “%(name)s”, which is no type, role or relation "
        "of the "
        "schema: add it or correct the name."
    ),
    "shared-owner": _(
        "The attribute “%(place)s” belongs to the article, but a type, role or relation is named"
        " “%(name)s” too: rename that."
    ),
    "parent-kind": _(
        "“%(name)s” stands under “%(value)s”, which is of the other kind: entities stand under "
        "entities, and events under events."
    ),
    "no-choices": _(
        "The choices of the attribute “%(name)s” do not fit its form: a choice needs some, the "
        "other forms have none."
    ),
    "circle": _("The type “%(name)s” stands under itself: give it another parent."),
    "colour": _("“%(value)s” is no colour of “%(name)s”: write it like #1f77b4."),
    "hotkey": _("“%(value)s” is no key of “%(name)s”: write it like KeyP, Digit1 or Shift+KeyP."),
    "role-number": _(
        "How many may fill the role “%(value)s” of “%(name)s” contradicts itself: “least” is 0 or "
        "more, and “most” at least 1 and not below it."
    ),
}

CONF: Mapping[ConfCode, StrPromise] = {
    "no-sections": _(
        "The file has none of the sections [entities], [relations], [events] and [attributes]: "
        "give brat's annotation.conf."
    ),
    "unknown-macro": _("Line %(line)s: “%(value)s” is defined nowhere above in its section."),
    "reserved-macro": _("Line %(line)s: “%(value)s” is brat's own: give the macro another name."),
    "long-line": _(
        "Line %(line)s: with “%(value)s” written out the line is too long: shorten the macros."
    ),
    "not-an-argument": _(
        "Line %(line)s: “%(value)s” is no argument: write Role:Type, with commas between them."
    ),
    "not-a-number-of-times": _(
        "Line %(line)s: “%(value)s” does not say how many: write {2} or {1-3}, the larger last."
    ),
    "no-parent": _(
        "Line %(line)s: “%(value)s” is indented, but nothing stands above it: take the tab away."
    ),
}


def of_wire_error(error: WireError) -> str:
    """What is wrong with the data, and at which place of it."""
    value = repr(error.value)
    shown = value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
    return str(WIRE[error.code]) % {"place": error.place, "value": shown}


def of_schema_error(error: SchemaError) -> str:
    """How a schema contradicts itself."""
    return str(SCHEMA[error.code]) % error.params


def of_conf_error(error: ConfError) -> str:
    """Which line is none of an annotation.conf."""
    return str(CONF[error.code]) % {"line": error.line, "value": error.value}
