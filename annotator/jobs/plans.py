"""What an import or an export is asked to do, read from plain strings.

A form, a multipart request and a query string all give strings by name. What is none of the names
here is an option of the format.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, TypeVar

from labels.actions import transfer
from labels.actions.transfer import (
    GOLD,
    NONE,
    SUGGESTION,
    Chosen,
    Input,
    LabelsAs,
    Progress,
    Range,
    Source,
    Twice,
    as_named,
    reading_of,
)
from labels.formats import FORMATS, WRITABLE, format_of
from labels.formats.archives import is_archive
from labels.formats.base import Format, Head, Options, Outcome, Writable
from labels.models import AnnotationSet, Project
from labels.records import schema_of, version_in_use
from labels.schema import Moves
from labels.split import Part
from labels.wire import moves_from

Strings = Mapping[str, str]
Choice = TypeVar("Choice", bound=StrEnum)
_IMPORT = ("format", "twice", "labels_as", "reader", "map")
KEPT = "kept"
"""The `map` that the project keeps from the last file."""
_EXPORT = ("format", "source", "state", "part")


class Whose(StrEnum):
    """Whose the labels in a file become."""

    GOLD = "gold"
    READING = "reading"
    NAMED = "named"
    SUGGESTION = "suggestion"
    NONE = "none"


_NOBODYS = {Whose.GOLD: GOLD, Whose.NONE: NONE, Whose.SUGGESTION: SUGGESTION}


class PlanCode(StrEnum):
    """What is wrong with what was asked for."""

    UNKNOWN_FORMAT = "unknown-format"
    UNKNOWN_ENDING = "unknown-ending"
    NOT_A_CHOICE = "not-a-choice"
    NO_SUCH_READER = "no-such-reader"
    NOT_A_DAY = "not-a-day"
    NOT_A_MAP = "not-a-map"


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
    """How a file is read, and whose its labels become; a `format` of None is found out."""

    format: Format[Any] | None
    options: Options
    twice: Twice
    labels_as: LabelsAs
    moves: Moves = field(default_factory=Moves)

    @classmethod
    def from_strings(
        cls, given: Strings, *, project: Project, head: Head | None = None
    ) -> ImportPlan:
        """The plan for a file that begins so; raises PlanError, OptionError.

        Without a `format` the file tells it: by its `head`, or else, as an archive or a folder,
        when it is opened. Without `labels_as` the labels become the gold.
        """
        named = given.get("format")
        format_ = _format_named(named) if named else _format_told(head)
        kind = format_.reading if format_ else Options
        return cls(
            format=format_ if named else None,
            options=kind.from_strings(_rest(given, _IMPORT)),
            twice=_one_of(Twice, given, name="twice", default=Twice.REFUSE),
            labels_as=_labels_as(given, project),
            moves=moves_given(given.get("map", ""), project),
        )

    def fit(self, outcomes: Iterable[Outcome], project: Project) -> Iterable[Outcome]:
        """The outcomes with their labels as the project's schema calls them."""
        if self.labels_as.kind is None or not self.moves:
            return outcomes
        return transfer.matched(outcomes, self.moves, schema_of(version_in_use(project)))

    def input(self, path: Path, *, name: str, spool_in: Path | None = None) -> Input:
        """What stands at this path, to be read as planned."""
        return Input(path, name, self.format, self.options, spool_in)


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

    def written(
        self, project: Project, *, to: IO[bytes], within: Range | None = None
    ) -> Iterator[Progress]:
        """Write what is chosen of a project, or of a stretch of it; how far it is, page by page."""
        return transfer.export_readings(
            project=project,
            source=self.source,
            format=self.format,
            options=self.options,
            to=to,
            only=replace(self.only, within=within),
        )


def _labels_as(given: Strings, project: Project) -> LabelsAs:
    whose = _one_of(Whose, given, name="labels_as", default=Whose.GOLD)
    if whose is Whose.NAMED:
        return as_named(dict(project.members.values_list("username", "pk")))
    if whose is not Whose.READING:
        return _NOBODYS[whose]
    username = given.get("reader", "")
    reader = project.members.filter(username=username).first()
    if reader is None:
        raise PlanError(PlanCode.NO_SUCH_READER, option="reader", value=username)
    return reading_of(reader)


def moves_given(spelled: str, project: Project) -> Moves:
    """Where labels go, as JSON spells it or as the project keeps it; raises PlanError."""
    if spelled == KEPT:
        return transfer.kept_matching(project)
    try:
        return moves_from(json.loads(spelled), "map") if spelled else Moves()
    except (ValueError, RecursionError) as error:
        raise PlanError(PlanCode.NOT_A_MAP, option="map", value=str(error)[:100]) from None


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


def _format_named(name: str) -> Format[Any]:
    if name not in FORMATS:
        raise _unknown_format(name, FORMATS)
    return FORMATS[name]


def _format_told(head: Head | None) -> Format[Any] | None:
    """The format that a file's beginning tells; None for an archive, which has to be opened."""
    if head is None or is_archive(head.first):
        return None
    told = format_of(head)
    if told is None:
        raise _unknown_ending(head.name)
    return told


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
