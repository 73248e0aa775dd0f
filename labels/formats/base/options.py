"""Options of a format: frozen values, made of plain strings, described for whoever asks for them.

A form, the API and the shell all give options as strings by name; all render the same description.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from typing import Any, Self, get_type_hints

from labels.formats.base.codes import OptionCode


class OptionError(ValueError):
    """An option that a format does not have, or a value that it does not take.

    `params` has `option`, `value` and, where there is a choice, `choices`, joined by commas.
    """

    def __init__(self, code: OptionCode, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class OptionField:
    """One option, as a form shows it and as a string spells it.

    `choices` are all values it takes, in the order to show them; empty means free text or, where
    `least` is given, a whole number from `least` up.
    """

    name: str
    default: str
    choices: tuple[str, ...] = ()
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What all options share; a format's own are a frozen dataclass of StrEnum, str and int fields.

    Whole numbers are 0 or more. A format without options uses this class as it is.
    """

    @classmethod
    def fields(cls) -> tuple[OptionField, ...]:
        """The options in their order, with their choices and defaults."""
        hints = get_type_hints(cls)
        return tuple(_described(one, hints[one.name]) for one in fields(cls))

    @classmethod
    def from_strings(cls, given: Mapping[str, str]) -> Self:
        """The options that strings spell; what is not given is as by default.

        Raises OptionError for a name or a value that is none of the format's.
        """
        hints = get_type_hints(cls)
        known = {one.name for one in fields(cls)}
        for name in given:
            if name not in known:
                choices = ", ".join(sorted(known))
                raise OptionError(OptionCode.UNKNOWN_OPTION, option=name, choices=choices)
        return cls(**{name: _read(name, value, hints[name]) for name, value in given.items()})

    def strings(self) -> dict[str, str]:
        """All options as strings; `from_strings` reads them back."""
        return {one.name: str(getattr(self, one.name)) for one in fields(self)}


def _described(one: Field[Any], kind: type) -> OptionField:
    if one.default is MISSING:
        message = f"The option {one.name} needs a default."
        raise TypeError(message)
    return OptionField(
        name=one.name,
        default=str(one.default),
        choices=tuple(kind) if issubclass(kind, StrEnum) else (),
        least=0 if kind is int else None,
    )


def _read(name: str, value: str, kind: type) -> StrEnum | int | str:
    if issubclass(kind, StrEnum):
        if value not in set(kind):
            choices = ", ".join(kind)
            raise OptionError(OptionCode.NOT_A_CHOICE, option=name, value=value, choices=choices)
        return kind(value)
    if kind is int:
        if not (value.isascii() and value.isdigit()):
            raise OptionError(OptionCode.NOT_A_NUMBER, option=name, value=value)
        return int(value)
    return value
