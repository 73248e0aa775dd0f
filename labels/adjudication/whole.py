"""Stops about the article as a whole: one for each of its attributes of which readers differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from labels.adjudication.stops import Stop, Version, key_of, options_of
from labels.adjudication.values import Said, alike, spelled
from labels.agreement.disagreements import Difference
from labels.changes import Set
from labels.document import Attributes, Document
from labels.schema import ARTICLE, Schema


def said_of_article(readings: Mapping[int, Document], schema: Schema) -> Said:
    """What each reader says of the article."""
    by = {reader: one.attributes for reader, one in readings.items()}
    return Said.of(by, ARTICLE, schema)


def of_article(said: Said, schema: Schema) -> Iterator[Stop]:
    """The questions which values its attributes have, by their names; no value stands last."""
    for name in sorted({name for values in said.apart.values() for name in values}):
        own = {
            reader: {name: values[name]} if name in values else {}
            for reader, values in said.apart.items()
        }
        groups = alike({reader: spelled(one, ARTICLE, schema) for reader, one in own.items()})
        versions = [
            _version(name, {reader: own[reader] for reader in readers}, schema)
            for readers in groups
        ]
        yield Stop(
            key=key_of(Difference.ATTRIBUTE, ["article", name], versions),
            kind=Difference.ATTRIBUTE,
            span=None,
            options=options_of(versions, ()),
            none=(Set(name, None),),
            name=name,
        )


def _version(name: str, by: dict[int, Attributes], schema: Schema) -> Version:
    value = Said.of(by, ARTICLE, schema).alike
    return Version(
        content=[spelled(value, ARTICLE, schema)],
        labels=dict.fromkeys(by, ()),
        puts=(Set(name, value.get(name)),),
    )
