"""The words for the rules of `labels.checks`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from labels.checks import Problem, Rule
from labels.schema import ARTICLE, Schema, Wording

PROBLEMS: Mapping[Rule, StrPromise] = {
    Rule.OUT_OF_TEXT: _(
        "This label reaches beyond the end of the text, which has %(length)s characters: "
        "mark it again within the text."
    ),
    Rule.BLANK: _("This label covers nothing but spaces: mark the word itself."),
    Rule.UNKNOWN_TYPE: _(
        "The schema knows no type “%(type)s”: choose one of its types, or add this one to the"
        " schema."
    ),
    Rule.GROUP: _("“%(type)s” is a group of types: choose one of the types under it."),
    Rule.WRONG_KIND: _(
        "“%(type)s” does not fit here: an entity takes the type of an entity, and a trigger the "
        "type of an event."
    ),
    Rule.TWIN: _("The same words are labelled “%(type)s” already: drop one of the two labels."),
    Rule.OVERLAP: _(
        "“%(type)s” overlaps with a label “%(other_type)s”, which the schema does not allow: move "
        "the ends of one of them."
    ),
    Rule.UNKNOWN_ATTRIBUTE: _(
        "“%(type)s” has no attribute “%(attribute)s” in the schema: remove it."
    ),
    Rule.ATTRIBUTE_VALUE: _(
        "“%(value)s” is no value of the attribute “%(attribute)s”: choose one that the schema"
        " allows."
    ),
    Rule.LOOSE_LINK: _(
        "The link “%(type)s” hangs on a label that is not there: drop the link, or bring the "
        "label back."
    ),
    Rule.SELF_LINK: _("The link “%(type)s” leads from a label to itself: choose another label."),
    Rule.NOT_AN_EVENT: _(
        "“%(type)s” is no event and has no role “%(role)s”: begin the link at the event's trigger."
    ),
    Rule.UNKNOWN_ROLE: _("The event “%(type)s” has no role “%(role)s”: choose one of its roles."),
    Rule.FILLER: _(
        "“%(filler)s” may not fill the role “%(role)s” of “%(type)s”: choose a label of a type "
        "that the role asks for."
    ),
    Rule.TOO_MANY: _(
        "The role “%(role)s” is filled more often than allowed (at most %(most)s): drop one "
        "of its links."
    ),
    Rule.UNKNOWN_RELATION: _(
        "The schema knows no relation “%(type)s”: choose one of its relations."
    ),
    Rule.RELATION_ENDS: _(
        "The relation “%(type)s” does not join “%(source)s” to “%(target)s”: choose labels of"
        " types "
        "that it asks for."
    ),
    Rule.TWIN_LINK: _(
        "The same two labels are joined by “%(type)s” already: drop one of the links."
    ),
    Rule.ROLE_MISSING: _(
        "The event “%(type)s” lacks its role “%(role)s” (at least %(least)s): fill it before "
        "you hand in."
    ),
    Rule.ATTRIBUTE_MISSING: _(
        "“%(type)s” lacks the attribute “%(attribute)s”: give it a value before you hand in."
    ),
}

_TYPES = ("type", "other_type", "filler", "source", "target")
"""The parameters that name a type of mention, a relation or a role."""


def of_problem(problem: Problem, schema: Schema | None) -> str:
    """What is wrong with a mention or link; types go by their titles where a schema is given."""
    params = dict(problem.params)
    if schema is not None:
        params |= _titles(params, schema)
    return str(PROBLEMS[problem.rule]) % params


def _titles(params: Mapping[str, str | int], schema: Schema) -> dict[str, str | int]:
    """The names among the parameters as the reader calls them."""
    named = {
        key: titled(wording(schema, str(params[key])), str(params[key]))
        for key in _TYPES
        if key in params
    }
    owner = schema.by_name.get(str(params.get("type")))
    role = owner.role(str(params["role"])) if owner and "role" in params else None
    if role:
        named["role"] = titled(role.title, role.name)
    for attribute in schema.attributes:
        if attribute.name == params.get("attribute"):
            named["attribute"] = titled(attribute.title, attribute.name)
    return dict(named)


def titled(title: Wording, name: str) -> str:
    """A title in the active language; the name where it has none."""
    if name == ARTICLE and title == Wording():
        return gettext("the article")
    return title.in_language(get_language() or "") or name


def wording(schema: Schema, name: str) -> Wording:
    """What a type, relation or role of that name is called; empty for an unknown one."""
    roles: Iterable[Wording] = (
        role.title for one in schema.types for role in one.roles if role.name == name
    )
    kind = schema.by_name.get(name) or schema.relation_by_name.get(name)
    return kind.title if kind else next(iter(roles), Wording())
