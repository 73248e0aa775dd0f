"""The rules for the attributes of a mention, of a link, and of the article as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from labels.checks.rules import Problem, Rule
from labels.document import ARTICLE_ID, Attributes, AttributeValue, Link, Mention
from labels.schema import ARTICLE, Attribute, AttributeForm, Schema


class Whole(NamedTuple):
    """The article as the owner of its attributes."""

    attributes: Attributes
    id: str = ARTICLE_ID
    type: str = ARTICLE


def broken(owner: Mention | Link | Whole, schema: Schema) -> Iterator[Problem]:
    """The values that the owner's type does not know or that are none of what it takes."""
    if not owner.attributes:
        return
    known = {one.name: one for one in schema.attributes_of(owner.type)}
    for name, value in owner.attributes.items():
        if name not in known:
            params = {"attribute": name, "type": owner.type}
            yield Problem(Rule.UNKNOWN_ATTRIBUTE, owner.id, params)
        elif not fits(value, known[name]):
            params = {"attribute": name, "value": _shown(value)}
            yield Problem(Rule.ATTRIBUTE_VALUE, owner.id, params)


def missing(owner: Mention | Link | Whole, schema: Schema) -> Iterator[Problem]:
    """The attributes that must be given and are not."""
    for attribute in schema.attributes_of(owner.type):
        if attribute.required and attribute.name not in owner.attributes:
            params = {"type": owner.type, "attribute": attribute.name}
            yield Problem(Rule.ATTRIBUTE_MISSING, owner.id, params)


def _shown(value: AttributeValue) -> str:
    """The value as it is written down; yes and no as the browser says them."""
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def fits(value: AttributeValue, attribute: Attribute) -> bool:
    """Whether the attribute takes this value."""
    names = {choice.name for choice in attribute.choices}
    match attribute.form:
        case AttributeForm.CHOICE:
            return value in names
        case AttributeForm.SEVERAL:
            return isinstance(value, tuple) and len(names.intersection(value)) == len(value)
        case AttributeForm.FLAG:
            return isinstance(value, bool)
        case AttributeForm.NUMBER:
            # To Python, but to nobody who marks a text, true is a number.
            return isinstance(value, int | float) and not isinstance(value, bool)
        case _:
            return isinstance(value, str)
