"""Options of a format: frozen values, made of plain strings, described for whoever asks for them.

A form, the API and the shell all give options as strings by name; all render the same description.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any, ClassVar, Self, get_type_hints

from labels.formats.base.codes import OptionCode

_NUMBER = re.compile(r"[0-9]{1,9}")


class OptionError(ValueError):
    """An option that a format does not have, or a value that it does not take.

    `params` has `option`, the `value` given, and what is taken instead: `choices`, joined by
    commas, or `least` and `most`.
    """

    def __init__(self, code: OptionCode, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class OptionField:
    """One option, as a form shows it and as a string spells it.

    `choices` are all values it takes, in the order to show them. Where there are none it takes a
    whole number from `least` to `most`.
    """

    name: str
    default: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """What all options share; a format's own are a frozen dataclass of choices and numbers.

    A choice is a field of a StrEnum; a number is made by `number`. A format without options uses
    this class as it is. `extras` are the packages that a choice needs and Hashiya runs without, by
    the option and its value.
    """

    extras: ClassVar[Mapping[tuple[str, str], str]] = MappingProxyType({})

    @classmethod
    def fields(cls) -> tuple[OptionField, ...]:
        """The options in their order, with their choices and defaults."""
        hints = get_type_hints(cls)
        return tuple(_described(one, hints[one.name]) for one in fields(cls))

    @classmethod
    def from_strings(cls, given: Mapping[str, str]) -> Self:
        """The options that strings spell; what is not given is as by default.

        Raises OptionError for a name or a value that is none of the format's, and for a value that
        needs a package which is not installed.
        """
        hints = get_type_hints(cls)
        known = {one.name: one for one in cls.fields()}
        for name in given:
            if name not in known:
                choices = ", ".join(known)
                raise OptionError(OptionCode.UNKNOWN_OPTION, option=name, choices=choices)
        for option, value in given.items():
            package = cls.extras.get((option, value))
            if package and not is_installed(package):
                wanted = {"option": option, "value": value, "package": package}
                raise OptionError(OptionCode.NEEDS_PACKAGE, **wanted)
        return cls(
            **{name: _read(known[name], value, hints[name]) for name, value in given.items()}
        )

    def strings(self) -> dict[str, str]:
        """All options as strings; `from_strings` reads them back."""
        return {one.name: str(getattr(self, one.name)) for one in fields(self)}


def is_installed(package: str) -> bool:
    """Whether a package that Hashiya runs without is there."""
    return find_spec(package) is not None


def number(default: int, *, least: int, most: int) -> int:
    """An option that is a whole number from `least` to `most`."""
    # Typed as what the field holds, as `dataclasses.field` itself is.
    return field(default=default, metadata={"least": least, "most": most})


def _described(one: Field[Any], kind: type[StrEnum | int]) -> OptionField:
    choices = tuple(one.value for one in kind) if issubclass(kind, StrEnum) else ()
    return OptionField(one.name, str(one.default), choices, **one.metadata)


def _read(option: OptionField, value: str, kind: type[StrEnum | int]) -> StrEnum | int:
    if issubclass(kind, StrEnum):
        if value not in option.choices:
            choices = ", ".join(option.choices)
            raise OptionError(
                OptionCode.NOT_A_CHOICE, option=option.name, value=value, choices=choices
            )
        return kind(value)
    if not (_NUMBER.fullmatch(value) and option.least <= int(value) <= option.most):
        limits = {"least": str(option.least), "most": str(option.most)}
        raise OptionError(OptionCode.NOT_A_NUMBER, option=option.name, value=value, **limits)
    return int(value)
