"""Stops about mentions: who has them, where they begin and end, of which type, with what said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from labels.adjudication.arcs import Arc
from labels.adjudication.names import named
from labels.adjudication.stops import (
    NOTHING,
    Need,
    Stop,
    Version,
    dropped,
    key_of,
    mention_note,
    options_of,
)
from labels.adjudication.things import Thing, Variant
from labels.adjudication.values import Said, alike, spelled
from labels.agreement.disagreements import Difference
from labels.changes import Change, Put
from labels.document import Attributes, Link, Mention
from labels.schema import MentionKind, Schema

Waiting = Mapping[str, Sequence[tuple[str, Link]]]
"""Links that all agree on, by the id of an end that is in question; with the type that the end is
to have, empty for any."""


def agreed_mention(thing: Thing, schema: Schema) -> Mention:
    """The mention that all have, with the attributes of which all say the same."""
    [variant] = thing.variants
    said = _said(variant.by, variant.type, schema)
    return _mention(thing.id, variant, said.alike)


def of_attributes(thing: Thing, schema: Schema) -> Stop | None:
    """The question which attributes the mention has that all have; None where they agree."""
    [variant] = thing.variants
    said = _said(variant.by, variant.type, schema)
    groups = alike(
        {one: spelled(values, variant.type, schema) for one, values in said.apart.items()}
    )
    if len(groups) == 1:
        return None
    versions = [_valued(thing, said, readers, schema=schema) for readers in groups]
    none = Put(_mention(thing.id, variant, said.alike))
    return Stop(
        key=key_of(Difference.ATTRIBUTE, [thing.id], versions),
        kind=Difference.ATTRIBUTE,
        span=thing.span,
        options=options_of(versions, ()),
        none=(none,),
        needs=(Need(thing.id, variant.type),),
    )


def of_mention(thing: Thing, *, readers: Collection[int], waiting: Waiting, schema: Schema) -> Stop:
    """The question which version of a thing is right, if any, that not all have alike."""
    versions = list(_versions(thing, waiting.get(thing.id, ()), schema))
    several = len(versions) > 1
    if not several:
        versions = [replace(versions[0], also=())]
    lacking = [reader for reader in readers if reader not in thing.by]
    if lacking:
        versions.append(Version(NOTHING, dict.fromkeys(lacking, ())))
    owned = [
        change.id
        for version in versions
        for change in (*version.puts, *version.also)
        if isinstance(change, Put) and isinstance(change.value, Mention)
    ]
    kind = _kind(thing)
    return Stop(
        key=key_of(kind, [], versions),
        kind=kind,
        span=thing.span,
        options=options_of(versions, owned),
        none=dropped(owned),
        several=several,
    )


def _kind(thing: Thing) -> Difference:
    if thing.kind is MentionKind.EVENT:
        return Difference.TRIGGER
    if len(thing.variants) == 1:
        return Difference.MISSING
    return Difference.BOUNDARY if len({one.span for one in thing.variants}) > 1 else Difference.TYPE


def _versions(
    thing: Thing, waiting: Sequence[tuple[str, Link]], schema: Schema
) -> Iterator[Version]:
    """Each span and type with each set of attributes that somebody gave it."""
    for variant in thing.variants:
        said = {
            reader: spelled(one.attributes, variant.type, schema)
            for reader, one in variant.by.items()
        }
        links = [link for type_, link in waiting if type_ in {"", variant.type}]
        for readers in alike(said):
            of_these = replace(variant, by={one: variant.by[one] for one in readers})
            yield _version(thing.id, of_these, links, schema=schema)


def _version(id: str, variant: Variant, links: Sequence[Link], *, schema: Schema) -> Version:
    said = _said(variant.by, variant.type, schema)
    content = [*variant.place, spelled(said.alike, variant.type, schema)]
    mention = _mention(id, variant, said.alike)
    beside = replace(mention, id=named(id, content))
    return Version(
        content=content,
        labels={reader: (one.id,) for reader, one in variant.by.items()},
        puts=(Put(mention), *map(Put, links)),
        also=(Put(beside), *_moved(links, id, beside.id)),
    )


def _moved(links: Iterable[Link], before: str, after: str) -> Iterator[Change]:
    """The links as they hang on another end, under ids of their own."""
    for link in links:
        ends = [after if end == before else end for end in link.ends]
        yield Put(replace(link, id=named(link.id, after), source=ends[0], target=ends[1]))


def _valued(thing: Thing, said: Said, readers: Sequence[int], *, schema: Schema) -> Version:
    [variant] = thing.variants
    own = {reader: said.apart[reader] for reader in readers}
    values = Said.of(own, variant.type, schema).alike
    return Version(
        content=[spelled(values, variant.type, schema)],
        labels={reader: (variant.by[reader].id,) for reader in readers},
        puts=(Put(_mention(thing.id, variant, {**said.alike, **values})),),
    )


def _said(by: Mapping[int, Mention], owner: str, schema: Schema) -> Said:
    return Said.of({reader: one.attributes for reader, one in by.items()}, owner, schema)


def _mention(id: str, variant: Variant, attributes: Attributes) -> Mention:
    note = mention_note(variant.by.values())
    return Mention(id, variant.span, variant.type, variant.kind, attributes, note)


def waiting_at(arcs: Iterable[tuple[str, Arc, Link]]) -> Waiting:
    """The links of which an end is in question, by that end; a source is to have the type given."""
    found: defaultdict[str, list[tuple[str, Link]]] = defaultdict(list)
    for type_, arc, link in arcs:
        for end, wanted in ((arc.source, type_), (arc.target, "")):
            if not end.is_agreed:
                found[end.id].append((wanted, link))
    return found
