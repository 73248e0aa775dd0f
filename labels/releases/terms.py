"""What a release is to be called, under which licence it stands, and what goes into it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

LICENCES: Mapping[str, str] = {
    "cc-by-4.0": "Creative Commons Attribution 4.0 International",
    "cc-by-sa-4.0": "Creative Commons Attribution-ShareAlike 4.0 International",
    "cc-by-nc-4.0": "Creative Commons Attribution-NonCommercial 4.0 International",
    "cc-by-nc-sa-4.0": "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International",
    "cc0-1.0": "Creative Commons Zero 1.0 Universal",
    "odc-by": "Open Data Commons Attribution License",
    "apache-2.0": "Apache License 2.0",
    "other": "Other: ask its makers",
}
"""Licences by the identifiers that data set hubs know, with their names."""

LONGEST = 200
"""Characters of a title, of authors, or of an address."""

_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]{0,38}[0-9A-Za-z])?")
_YEARS = range(1900, 10_000)
_ALL = 100


class TermCode(StrEnum):
    """What is wrong with the terms of a release."""

    VERSION = "version"
    LICENCE = "licence"
    SPLIT = "split"
    YEAR = "year"
    TOO_LONG = "too-long"


class TermsError(ValueError):
    """The terms cannot be kept; `field` names the one that is wrong."""

    def __init__(self, code: TermCode, field: str) -> None:
        super().__init__(f"{field}: {code}")
        self.code = code
        self.field = field


@dataclass(frozen=True, slots=True)
class Terms:
    """What a release is to be.

    `version` names it among the project's releases, and stands in the names of its files. `source`
    is whose readings go in: `gold`, `accepted` or `readings`. `formats` are written beside JSONL,
    which is always there. `dev` and `test` are per cent of the articles, drawn by the `seed` and
    their ids; the rest is for training. `title` is what it is cited as, by `authors` of a `year`,
    at an `address`; `summary` says in the makers' words what it is. Names of annotators stay out of
    the files unless `annotators` is `named`: they are numbered.

    Raises TermsError.
    """

    version: str
    title: str
    licence: str = "cc-by-4.0"
    source: str = "gold"
    formats: tuple[str, ...] = ()
    dev: int = 10
    test: int = 10
    seed: str = "hashiya"
    annotators: str = "numbered"
    authors: str = ""
    year: int | None = None
    address: str = ""
    summary: str = ""

    def __post_init__(self) -> None:
        if not _VERSION.fullmatch(self.version):
            raise TermsError(TermCode.VERSION, "version")
        if self.licence not in LICENCES:
            raise TermsError(TermCode.LICENCE, "licence")
        if min(self.dev, self.test) < 0 or self.dev + self.test >= _ALL:
            raise TermsError(TermCode.SPLIT, "test")
        if self.year is not None and self.year not in _YEARS:
            raise TermsError(TermCode.YEAR, "year")
        for field in ("title", "authors", "address", "seed"):
            if len(getattr(self, field)) > LONGEST:
                raise TermsError(TermCode.TOO_LONG, field)

    def data(self) -> dict[str, Any]:
        """The terms as JSON data; `from_data` reads them back."""
        return {**asdict(self), "formats": list(self.formats)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Terms:
        """The terms that `data` tells of; raises TermsError."""
        return cls(**{**data, "formats": tuple(data.get("formats", ()))})


@dataclass(frozen=True, slots=True)
class Agreed:
    """One figure of how far readers agree, with what it rests on: `both` of `one` and `other`.

    `value` is None where there is nothing to tell.
    """

    measure: str
    value: float | None
    one: int
    other: int
    both: int
