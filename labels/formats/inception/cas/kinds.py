"""Of which type the features of our layers are, and the type system that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from keyword import iskeyword
from typing import Any

from labels.document import AttributeValue
from labels.formats.inception.content import Content
from labels.formats.inception.layers import (
    ANYTHING,
    ARGUMENT,
    ARGUMENTS,
    ENTITY,
    EVENT,
    EVENT_RELATION,
    NOTE,
    RELATION,
    VALUE,
)
from labels.schema import Attribute, AttributeForm, MentionKind, Schema

SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"  # noqa: S105 - a word
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
SOURCE, TARGET = "Governor", "Dependent"
ARRAY = "uima.cas.FSArray"


class Kind(StrEnum):
    """What the values of a feature are."""

    TEXT = "uima.cas.String"
    FLAG = "uima.cas.Boolean"
    NUMBER = "uima.cas.Double"
    TEXTS = "uima.cas.StringArray"


Kinds = Mapping[tuple[str, str], Kind]
"""The kinds of features, by their layers and names."""

_TAKEN = frozenset({"self", "type", "xmiID", "typesystem"})
_FORMS = {
    AttributeForm.FLAG: Kind.FLAG,
    AttributeForm.NUMBER: Kind.NUMBER,
    AttributeForm.SEVERAL: Kind.TEXTS,
}


def field_name(attribute: str) -> str:
    """What a feature is called: cassis makes classes of them, so words of Python get a _ more."""
    return f"{attribute}_" if _is_taken(attribute) else attribute


def attribute_name(field: str) -> str:
    """What `field_name` was given."""
    return field[:-1] if field.endswith("_") and _is_taken(field) else field


def _is_taken(name: str) -> bool:
    bare = name.rstrip("_")
    return iskeyword(bare) or bare in _TAKEN


def kind_of(value: AttributeValue) -> Kind:
    """The kind that a value is of."""
    if isinstance(value, bool):
        return Kind.FLAG
    if isinstance(value, int | float):
        return Kind.NUMBER
    return Kind.TEXT if isinstance(value, str) else Kind.TEXTS


def kinds_of_schema(schema: Schema) -> Kinds:
    """The kinds of all attributes of a schema, whatever will be there of them."""
    return {
        (layer, one.name): _FORMS.get(one.form, Kind.TEXT)
        for one in schema.attributes
        for layer in _layers(one, schema)
    }


def kinds_of_contents(contents: Iterable[Content]) -> Kinds:
    """The kinds of the features that are there, each by the first value of it."""
    kinds: dict[tuple[str, str], Kind] = {}
    for content in contents:
        given = [(one.layer, one.features) for one in content.annotations]
        given += [(one.layer, one.features) for one in content.arcs]
        for layer, features in given:
            for name, value in features.items():
                kinds.setdefault((layer, name), kind_of(value))
    return kinds


def _layers(attribute: Attribute, schema: Schema) -> Iterator[str]:
    for name in attribute.of:
        if name in schema.by_name:
            entity = schema.by_name[name].kind is MentionKind.ENTITY
            yield ENTITY if entity else EVENT
        elif name in schema.relation_by_name:
            yield from (RELATION, EVENT_RELATION)


def type_system(kinds: Kinds) -> Any:  # noqa: ANN401 - cassis's own
    """The type system of our layers, with the names that DKPro has for what it knows."""
    # Here, for cassis is no part of what Hashiya runs on.
    from cassis import TypeSystem  # noqa: PLC0415

    return _with_ours(TypeSystem(), kinds)


@cache
def known_types() -> Any:  # noqa: ANN401 - as above
    """What is known without a type system beside a file: DKPro's layers, and ours."""
    from cassis import load_dkpro_core_typesystem  # noqa: PLC0415 - as above

    system = load_dkpro_core_typesystem()
    # Every file of DKPro has it, but cassis's copy of DKPro's types does not.
    about = system.create_type(METADATA, "uima.tcas.DocumentAnnotation")
    for name in ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri"):
        system.create_feature(about, name, Kind.TEXT.value)
    system.create_feature(about, "isLastSegment", Kind.FLAG.value)
    return _with_ours(system, {})


def _with_ours(system: Any, kinds: Kinds) -> Any:  # noqa: ANN401 - as above
    """The type system with our layers and their features, where it does not have them."""
    for name in (SENTENCE, TOKEN, ENTITY, EVENT, RELATION, EVENT_RELATION, ARGUMENT):
        if not system.contains_type(name):
            system.create_type(name, "uima.cas.TOP" if name == ARGUMENT else ANYTHING)
    types = {one.name: one for one in system.get_types()}
    for layer, base in ((RELATION, ENTITY), (EVENT_RELATION, EVENT)):
        for end in (SOURCE, TARGET):
            system.create_feature(types[layer], end, types[base])
    system.create_feature(types[ARGUMENT], "role", Kind.TEXT.value)
    system.create_feature(types[ARGUMENT], "target", ANYTHING)
    system.create_feature(types[EVENT], ARGUMENTS, ARRAY, elementType=ARGUMENT)
    named = {(one, VALUE): Kind.TEXT for one in (ENTITY, EVENT, RELATION, EVENT_RELATION)}
    noted = {(one, NOTE): Kind.TEXT for one in (ENTITY, EVENT)}
    for (layer, feature), kind in sorted({**kinds, **named, **noted}.items()):
        name = field_name(feature)
        if types[layer].get_feature(name) is None:
            system.create_feature(types[layer], name, kind.value)
    return system
