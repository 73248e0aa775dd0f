"""The words for the parts of a schema and for what is other in its next version."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from annotator.messages.problems import titled
from labels.schema import ARTICLE, Difference, Part, Schema, SchemaFate
from labels.schema.differences import pieces

PARTS: Mapping[Part, StrPromise] = {
    Part.TYPE: gettext_lazy("the type “%(name)s”"),
    Part.ROLE: gettext_lazy("the role “%(name)s” of “%(owner)s”"),
    Part.RELATION: gettext_lazy("the relation “%(name)s”"),
    Part.ATTRIBUTE: gettext_lazy("the attribute “%(name)s” of “%(owner)s”"),
    Part.CHOICE: gettext_lazy("the value “%(name)s” of “%(owner)s”"),
    Part.ENDS: gettext_lazy("“%(owner)s” from “%(source)s” to “%(target)s”"),
}

_ATTRIBUTE_ALONE = gettext_lazy("the attribute “%(name)s”")

FATES: Mapping[SchemaFate, StrPromise] = {
    SchemaFate.ADDED: gettext_lazy("New: %(part)s."),
    SchemaFate.DROPPED: gettext_lazy("Gone: %(part)s."),
    SchemaFate.RENAMED: gettext_lazy("Renamed: %(part)s is “%(to)s” now."),
    SchemaFate.MERGED: gettext_lazy("Merged: %(part)s goes into “%(to)s”."),
    SchemaFate.CHANGED: gettext_lazy("Changed: %(part)s (%(what)s)."),
}

FIELDS: Mapping[str, StrPromise] = {
    "name": gettext_lazy("its name"),
    "title": gettext_lazy("what it is called"),
    "hint": gettext_lazy("hint"),
    "parent": gettext_lazy("what it stands under"),
    "colour": gettext_lazy("colour"),
    "hotkey": gettext_lazy("key"),
    "kind": gettext_lazy("entity or event"),
    "selectable": gettext_lazy("whether it marks anything itself"),
    "fillers": gettext_lazy("who may fill it"),
    "least": gettext_lazy("how many at least"),
    "most": gettext_lazy("how many at most"),
    "sources": gettext_lazy("where it begins"),
    "targets": gettext_lazy("where it leads"),
    "symmetric": gettext_lazy("whether it says the same either way round"),
    "form": gettext_lazy("what values it takes"),
    "of": gettext_lazy("what it belongs to"),
    "required": gettext_lazy("whether it must be given"),
    "overlap": gettext_lazy("how labels may overlap"),
    "order": gettext_lazy("the order"),
}


def of_part(schema: Schema, part: Part, name: str, *, owner: str = "") -> str:
    """A part of this schema in words, by its title."""
    if part is Part.ATTRIBUTE and not owner:
        return str(_ATTRIBUTE_ALONE) % {"name": _titled(schema, part, name)}
    source, _mark, target = name.partition(">")
    return str(PARTS[part]) % {
        "name": _titled(schema, part, name, owner=owner),
        "owner": _owner(schema, part, owner),
        "source": _titled(schema, Part.TYPE, source),
        "target": _titled(schema, Part.TYPE, target),
    }


def of_difference(one: Difference, before: Schema, after: Schema) -> str:
    """What is other, in one sentence."""
    added = one.fate is SchemaFate.ADDED
    part = (
        of_part(after if added else before, one.part, one.name, owner=one.owner)
        if one.part
        else _("the schema itself")
    )
    return str(FATES[one.fate]) % {
        "part": part,
        "to": _named(after, one),
        "what": _(", ").join(str(FIELDS[name]) for name in one.what),
    }


def _named(after: Schema, one: Difference) -> str:
    """What a part is called now: by its data name too, where it is that which changed."""
    if one.part is None or not one.to:
        return one.to
    title = _titled(after, one.part, one.to)
    return title if title == one.to else f"{title} ({one.to})"


def _owner(schema: Schema, part: Part, owner: str) -> str:
    if owner == ARTICLE:
        return _("the article")
    kinds = {
        Part.ROLE: (Part.TYPE,),
        Part.CHOICE: (Part.ATTRIBUTE,),
    }.get(part, (Part.TYPE, Part.RELATION, Part.ROLE))
    found = (_titled(schema, kind, owner) for kind in kinds)
    return next((title for title in found if title != owner), owner)


def _titled(schema: Schema, part: Part, name: str, *, owner: str = "") -> str:
    """The title of the first part that is so called; its name where it has none."""
    titles = (
        titled(piece.title, name)
        for (kind, called, owned), piece in pieces(schema)
        if (kind, called) == (part, name) and owner in ("", owned)
    )
    return next(titles, name)
