"""The rules for links: each by itself, together with others, and what an event still lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from labels.checks import attributes
from labels.checks.rules import Problem, Rule
from labels.document import Document, Link, LinkKind, Mention
from labels.schema import MentionKind, Role, Schema


def broken_by(link: Link, document: Document, schema: Schema) -> Iterator[Problem]:
    """What one link breaks by itself: its ends, its type, its attributes."""
    broken = _broken_ends(link, document, schema)
    if broken is None:
        yield from attributes.broken(link, schema)
    else:
        yield broken


def broken_among(links: Sequence[Link], document: Document, schema: Schema) -> Iterator[Problem]:
    """What these links break together with others: said twice, or a role filled too often."""
    sources = {id for link in links for id in link.ends}
    near = [one for one in document.links.values() if one.source in sources]
    arcs = Counter(arc(one, schema) for one in near)
    counts = filled(near)
    for link in links:
        role = _role_of(link, document, schema)
        if arcs[arc(link, schema)] > 1:
            yield Problem(Rule.TWIN_LINK, link.id, {"type": link.type})
        elif role and role.most is not None and counts[link.source, link.type] > role.most:
            params: dict[str, str | int] = {"role": link.type, "most": role.most}
            yield Problem(Rule.TOO_MANY, link.id, params)


def filled(links: Iterable[Link]) -> Counter[tuple[str, str]]:
    """How many arguments fill each (event, role)."""
    return Counter((one.source, one.type) for one in links if one.kind is LinkKind.ARGUMENT)


def roles_missing(
    mention: Mention, schema: Schema, filled: Mapping[tuple[str, str], int]
) -> Iterator[Problem]:
    """The roles of an event that ask for more arguments than `filled` counts."""
    kind = schema.by_name.get(mention.type)
    for role in kind.roles if kind else ():
        if filled.get((mention.id, role.name), 0) < role.least:
            params: dict[str, str | int] = {
                "type": mention.type,
                "role": role.name,
                "least": role.least,
            }
            yield Problem(Rule.ROLE_MISSING, mention.id, params)


def _broken_ends(link: Link, document: Document, schema: Schema) -> Problem | None:
    source, target = (document.mentions.get(id) for id in link.ends)
    if source is None or target is None:
        return Problem(Rule.LOOSE_LINK, link.id, {"type": link.type})
    if link.source == link.target:
        return Problem(Rule.SELF_LINK, link.id, {"type": link.type})
    if link.kind is LinkKind.ARGUMENT:
        return _of_argument(link, (source, target), schema)
    return _of_relation(link, (source, target), schema)


def _of_argument(link: Link, ends: tuple[Mention, Mention], schema: Schema) -> Problem | None:
    source, target = ends
    kind = schema.by_name.get(source.type)
    role = kind.role(link.type) if kind else None
    params = {"type": source.type, "role": link.type}
    if kind is None or kind.kind is not MentionKind.EVENT:
        return Problem(Rule.NOT_AN_EVENT, link.id, params)
    if role is None:
        return Problem(Rule.UNKNOWN_ROLE, link.id, params)
    if not schema.admits(role.fillers, target.type):
        return Problem(Rule.FILLER, link.id, {**params, "filler": target.type})
    return None


def _of_relation(link: Link, ends: tuple[Mention, Mention], schema: Schema) -> Problem | None:
    source, target = (one.type for one in ends)
    kind = schema.relation_by_name.get(link.type)
    if kind is None:
        return Problem(Rule.UNKNOWN_RELATION, link.id, {"type": link.type})
    if not schema.joins(kind, source, target):
        params = {"type": link.type, "source": source, "target": target}
        return Problem(Rule.RELATION_ENDS, link.id, params)
    return None


def arc(link: Link, schema: Schema) -> tuple[LinkKind, str, str, str]:
    """What a link says; a symmetric relation says the same either way round."""
    relation = schema.relation_by_name.get(link.type)
    if link.kind is LinkKind.RELATION and relation and relation.symmetric:
        return link.kind, link.type, min(link.ends), max(link.ends)
    return link.kind, link.type, link.source, link.target


def _role_of(link: Link, document: Document, schema: Schema) -> Role | None:
    source = document.mentions.get(link.source)
    kind = schema.by_name.get(source.type) if source else None
    return kind.role(link.type) if kind and link.kind is LinkKind.ARGUMENT else None
