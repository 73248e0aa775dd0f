"""The rules by name, and what is said of one that is broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Rule(StrEnum):
    """The rules, by the code under which a broken one is reported."""

    OUT_OF_TEXT = "out-of-text"
    BLANK = "blank"
    UNKNOWN_TYPE = "unknown-type"
    GROUP = "group"
    WRONG_KIND = "wrong-kind"
    TWIN = "twin"
    OVERLAP = "overlap"
    UNKNOWN_ATTRIBUTE = "unknown-attribute"
    ATTRIBUTE_VALUE = "attribute-value"
    LOOSE_LINK = "loose-link"
    SELF_LINK = "self-link"
    NOT_AN_EVENT = "not-an-event"
    UNKNOWN_ROLE = "unknown-role"
    FILLER = "filler"
    TOO_MANY = "too-many"
    UNKNOWN_RELATION = "unknown-relation"
    RELATION_ENDS = "relation-ends"
    TWIN_LINK = "twin-link"
    ROLE_MISSING = "role-missing"
    ATTRIBUTE_MISSING = "attribute-missing"


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule broken by one mention or link, or by the article's own attributes.

    `at` is the id of the mention or link; empty for the article as a whole. `params` are names and
    numbers for the sentence that tells of it: names of types, roles and attributes as they stand
    in the schema.
    """

    rule: Rule
    at: str
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)
