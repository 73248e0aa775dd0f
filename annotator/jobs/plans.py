"""What an import or an export is asked to do, read from plain strings.

A form, a multipart request and a query string all give strings by name. What is none of the names
here is an option of the format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from labels.actions.split import Part
from labels.actions.transfer import (
    GOLD,
    NONE,
    Chosen,
    LabelsAs,
    Source,
    Twice,
    reading_of,
)
from labels.formats import FORMATS, WRITABLE, format_of
from labels.formats.base import Format, Options, Writable
from labels.models import AnnotationSet, Project

Strings = Mapping[str, str]
Choice = TypeVar("Choice", bound=StrEnum)
_IMPORT = ("format", "twice", "labels_as", "reader")
_EXPORT = ("format", "source", "state", "part")


class Whose(StrEnum):
    """Whose the labels in a file become."""

    GOLD = "gold"
    READING = "reading"
    NONE = "none"


class PlanCode(StrEnum):
    """What is wrong with what was asked for."""

    UNKNOWN_FORMAT = "unknown-format"
    UNKNOWN_ENDING = "unknown-ending"
    NOT_A_CHOICE = "not-a-choice"
    NO_SUCH_READER = "no-such-reader"
    NOT_A_DAY = "not-a-day"


class PlanError(ValueError):
    """What was asked for cannot be done as it is spelled.

    `params` has `option` and `value` and, where there is a choice, `choices`, joined by commas; a
    name whose ending tells no format also the `endings` that do.
    """

    def __init__(self, code: PlanCode, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How a file is read, and whose its labels become."""

    format: Format[Any]
    options: Options
    twice: Twice
    labels_as: LabelsAs

    @classmethod
    def from_strings(cls, given: Strings, *, file: str, project: Project) -> ImportPlan:
        """The plan for a file of this name; raises PlanError, OptionError.

        Without a `format` the file's name tells it; without `labels_as` the labels become the gold.
        """
        named = given.get("format")
        format_ = FORMATS.get(named) if named else format_of(file)
        if format_ is None:
            raise _unknown_format(named, FORMATS) if named else _unknown_ending(file)
        return cls(
            format=format_,
            options=format_.reading.from_strings(_rest(given, _IMPORT)),
            twice=_one_of(Twice, given, name="twice", default=Twice.REFUSE),
            labels_as=_labels_as(given, project),
        )


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Which readings are written, and how."""

    format: Writable[Any, Any]
    options: Options
    source: Source
    only: Chosen

    @classmethod
    def from_strings(cls, given: Strings) -> ExportPlan:
        """The plan that strings spell; raises PlanError, OptionError."""
        named = given.get("format", "")
        if named not in WRITABLE:
            raise _unknown_format(named, WRITABLE)
        format_ = WRITABLE[named]
        part = _one_of(Part, given, name="part", default=Part.TRAIN) if given.get("part") else None
        return cls(
            format=format_,
            options=format_.writing.from_strings(_rest(given, _EXPORT)),
            source=_one_of(Source, given, name="source", default=Source.GOLD),
            only=Chosen(states=_states(given), part=part),
        )


def _labels_as(given: Strings, project: Project) -> LabelsAs:
    whose = _one_of(Whose, given, name="labels_as", default=Whose.GOLD)
    if whose is not Whose.READING:
        return GOLD if whose is Whose.GOLD else NONE
    username = given.get("reader", "")
    reader = project.members.filter(username=username).first()
    if reader is None:
        raise PlanError(PlanCode.NO_SUCH_READER, option="reader", value=username)
    return reading_of(reader)


def _states(given: Strings) -> frozenset[str]:
    state = given.get("state")
    if not state:
        return frozenset()
    if state not in AnnotationSet.State.values:
        raise _not_a_choice("state", state, AnnotationSet.State.values)
    return frozenset({state})


def _one_of(kind: type[Choice], given: Strings, *, name: str, default: Choice) -> Choice:
    value = given.get(name) or default.value
    if value not in set(kind):
        raise _not_a_choice(name, value, list(kind))
    return kind(value)


def _not_a_choice(name: str, value: str, choices: list[str]) -> PlanError:
    shown = ", ".join(choices)
    return PlanError(PlanCode.NOT_A_CHOICE, option=name, value=value, choices=shown)


def _unknown_format(value: str, known: Mapping[str, object]) -> PlanError:
    return PlanError(
        PlanCode.UNKNOWN_FORMAT, option="format", value=value, choices=", ".join(known)
    )


def _unknown_ending(file: str) -> PlanError:
    return PlanError(
        PlanCode.UNKNOWN_ENDING,
        option="format",
        value=file,
        choices=", ".join(FORMATS),
        endings=", ".join(one.suffixes[0] for one in FORMATS.values()),
    )


def _rest(given: Strings, known: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name, value in given.items() if name not in known and value}
