"""Stops about links, role by role and pair by pair, and about what is said of a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from labels.adjudication.arcs import Arc, Question
from labels.adjudication.stops import Need, Stop, Version, dropped, key_of, options_of
from labels.adjudication.values import Said, alike, spelled
from labels.agreement.disagreements import Difference
from labels.changes import Put
from labels.document import Attributes, Link
from labels.schema import Schema


def agreed_link(arc: Arc, schema: Schema) -> Link:
    """The link that all who are asked have, with the attributes of which they say the same."""
    return _link(arc, _said(arc, arc.by, schema).alike)


def of_links(question: Question, schema: Schema) -> Stop:
    """The question which links there are that only some of those asked have."""
    groups = alike({reader: _content(question, reader, schema) for reader in question.asked})
    versions = [_version(question, readers, schema) for readers in groups]
    owned = [arc.id for arc in question.disputed]
    kind = Difference.ROLE if question.name else Difference.RELATION
    types = {arc.type for arc in question.disputed}
    return Stop(
        key=key_of(kind, [question.source.id, question.type, question.name], versions),
        kind=kind,
        span=question.source.span,
        options=options_of(versions, owned),
        none=dropped(owned),
        name=types.pop() if len(types) == 1 else "",
        several=sum(bool(one.puts) for one in versions) > 1,
        needs=_needs(question),
    )


def of_attributes(arc: Arc, question: Question, schema: Schema) -> Stop | None:
    """The question which attributes a link has that all have; None where they agree."""
    said = _said(arc, arc.by, schema)
    groups = alike({one: spelled(values, arc.type, schema) for one, values in said.apart.items()})
    if len(groups) == 1:
        return None
    versions = [_valued(arc, said, readers, schema=schema) for readers in groups]
    return Stop(
        key=key_of(Difference.ATTRIBUTE, [arc.id, question.type], versions),
        kind=Difference.ATTRIBUTE,
        span=arc.source.span,
        options=options_of(versions, ()),
        none=(Put(_link(arc, said.alike)),),
        name=arc.type,
        needs=(Need(arc.source.id, question.type), Need(arc.target.id)),
    )


def _needs(question: Question) -> tuple[Need, ...]:
    source = Need(question.source.id, question.type)
    return (source, Need(question.target.id)) if question.target else (source,)


def _content(question: Question, reader: int, schema: Schema) -> list[object]:
    return [
        [arc.type, arc.source.id, arc.target.id, spelled(link.attributes, arc.type, schema)]
        for arc in question.disputed
        if (link := arc.by.get(reader)) is not None
    ]


def _version(question: Question, readers: Sequence[int], schema: Schema) -> Version:
    """What these say, who say the same."""
    having = [arc for arc in question.disputed if readers[0] in arc.by]
    of_these = set(readers)
    puts = tuple(
        Put(_link(arc, _said(arc, {one: arc.by[one] for one in of_these}, schema).alike))
        for arc in having
    )
    return Version(
        content=_content(question, readers[0], schema),
        labels={one: tuple(arc.by[one].id for arc in having) for one in readers},
        puts=puts,
        also=puts,
    )


def _valued(arc: Arc, said: Said, readers: Sequence[int], *, schema: Schema) -> Version:
    own = {reader: said.apart[reader] for reader in readers}
    values = Said.of(own, arc.type, schema).alike
    return Version(
        content=[spelled(values, arc.type, schema)],
        labels={reader: (arc.by[reader].id,) for reader in readers},
        puts=(Put(_link(arc, {**said.alike, **values})),),
    )


def _said(arc: Arc, by: Mapping[int, Link], schema: Schema) -> Said:
    return Said.of({reader: one.attributes for reader, one in by.items()}, arc.type, schema)


def _link(arc: Arc, attributes: Attributes) -> Link:
    return Link(arc.id, arc.source.id, arc.target.id, arc.type, arc.kind, attributes)
