"""Every rule that an annotation must keep.

`problems` are what must never be written; `gaps` are what may be missing while a reader is at work
and must be there when the reading is handed in. Both return problems in a fixed order; empty means
that all is well. A problem is a code with its parameters: the words for it are `annotator`'s.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from labels.document import AttributeValue, Document, Link, LinkKind, Mention
from labels.schema import Attribute, AttributeForm, MentionKind, Overlap, Role, Schema


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
    """One rule broken by one mention or link.

    `at` is the id of the mention or link. `params` are names and numbers for the sentence that
    tells of it: names of types, roles and attributes as they stand in the schema.
    """

    rule: Rule
    at: str
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)


def problems(
    document: Document, schema: Schema, *, among: Collection[str] | None = None
) -> list[Problem]:
    """What must never be written: mentions first, then links.

    With `among`, ids of mentions and links, only what these can have broken is looked at: they
    themselves and the links at them; what was sound before and is not touched stays so. It costs
    what they cost, and one pass over the spans.
    """
    mentions = _chosen(document.mentions, among)
    links = _links_to_check(document, among)
    return [
        *(problem for mention in mentions for problem in _of_mention(mention, document, schema)),
        *_among_mentions(mentions, document, schema),
        *(problem for link in links for problem in _of_link(link, document, schema)),
        *_among_links(links, document, schema),
    ]


def gaps(document: Document, schema: Schema) -> list[Problem]:
    """What is missing at hand-in: roles that must be filled, attributes that must be given."""
    filled = Counter((link.source, link.type) for link in document.links.values())
    return [
        problem
        for mention in document.in_reading_order()
        for problem in (
            *_missing_roles(mention, schema, filled),
            *_missing_attributes(mention, schema),
        )
    ]


def _chosen(mentions: Mapping[str, Mention], among: Collection[str] | None) -> list[Mention]:
    if among is None:
        return list(mentions.values())
    return [mentions[id] for id in sorted(among) if id in mentions]


def _links_to_check(document: Document, among: Collection[str] | None) -> list[Link]:
    links = document.links.values()
    if among is None:
        return list(links)
    return [link for link in links if not {link.id, *link.ends}.isdisjoint(among)]


def _of_mention(mention: Mention, document: Document, schema: Schema) -> Iterator[Problem]:
    kind = schema.by_name.get(mention.type)
    if mention.span.end > len(document.text):
        yield Problem(Rule.OUT_OF_TEXT, mention.id, {"length": len(document.text)})
    elif document.surface(mention).isspace():
        yield Problem(Rule.BLANK, mention.id)
    if kind is None:
        yield Problem(Rule.UNKNOWN_TYPE, mention.id, {"type": mention.type})
    elif not kind.selectable:
        yield Problem(Rule.GROUP, mention.id, {"type": mention.type})
    elif kind.kind is not mention.kind:
        yield Problem(Rule.WRONG_KIND, mention.id, {"type": mention.type})
    else:
        yield from _of_attributes(mention, mention.type, schema)


def _of_attributes(
    owner: Mention | Link, name: str, schema: Schema
) -> Iterator[Problem]:
    if not owner.attributes:
        return
    known = {one.name: one for one in schema.attributes_of(name)}
    for attribute, value in owner.attributes.items():
        if attribute not in known:
            yield Problem(Rule.UNKNOWN_ATTRIBUTE, owner.id, {"attribute": attribute, "type": name})
        elif not _fits(value, known[attribute]):
            shown = "، ".join(value) if isinstance(value, tuple) else str(value)
            yield Problem(Rule.ATTRIBUTE_VALUE, owner.id, {"attribute": attribute, "value": shown})


def _fits(value: AttributeValue, attribute: Attribute) -> bool:
    names = {choice.name for choice in attribute.choices}
    tests: Mapping[AttributeForm, Callable[[], bool]] = {
        AttributeForm.CHOICE: lambda: isinstance(value, str) and value in names,
        AttributeForm.SEVERAL: lambda: (
            isinstance(value, tuple) and names.issuperset(value) and len(set(value)) == len(value)
        ),
        AttributeForm.FLAG: lambda: isinstance(value, bool),
        AttributeForm.NUMBER: lambda: (
            isinstance(value, int | float) and not isinstance(value, bool)
        ),
        AttributeForm.TEXT: lambda: isinstance(value, str),
    }
    return tests[attribute.form]()


def _among_mentions(
    mentions: Iterable[Mention], document: Document, schema: Schema
) -> Iterator[Problem]:
    twins = defaultdict(list)
    for one in document.mentions.values():
        twins[one.span, one.type].append(one.id)
    for mention in mentions:
        same = [id for id in twins[mention.span, mention.type] if id != mention.id]
        if same:
            yield Problem(Rule.TWIN, mention.id, {"type": mention.type, "other": min(same)})
        elif schema.overlap is not Overlap.FREE:
            yield from _of_overlap(mention, document, schema.overlap)


def _of_overlap(mention: Mention, document: Document, overlap: Overlap) -> Iterator[Problem]:
    for other in document.mentions.values():
        if other.id == mention.id or other.kind is not mention.kind:
            continue
        forbidden = (
            mention.span.crosses(other.span)
            if overlap is Overlap.NESTED
            else mention.span.overlaps(other.span)
        )
        if forbidden:
            params = {"type": mention.type, "other": other.id, "other_type": other.type}
            yield Problem(Rule.OVERLAP, mention.id, params)
            return


def _of_link(link: Link, document: Document, schema: Schema) -> Iterator[Problem]:
    source, target = (document.mentions.get(id) for id in link.ends)
    if source is None or target is None:
        yield Problem(Rule.LOOSE_LINK, link.id, {"type": link.type})
    elif link.source == link.target:
        yield Problem(Rule.SELF_LINK, link.id, {"type": link.type})
    elif link.kind is LinkKind.ARGUMENT:
        yield from _of_argument(link, source, target, schema)
    else:
        yield from _of_relation(link, source, target, schema)


def _of_argument(
    link: Link, source: Mention, target: Mention, schema: Schema
) -> Iterator[Problem]:
    kind = schema.by_name.get(source.type)
    if kind is None or source.kind is not MentionKind.EVENT:
        yield Problem(Rule.NOT_AN_EVENT, link.id, {"type": source.type, "role": link.type})
        return
    role = kind.role(link.type)
    if role is None:
        yield Problem(Rule.UNKNOWN_ROLE, link.id, {"type": source.type, "role": link.type})
    elif not schema.admits(role.fillers, target.type):
        params = {"type": source.type, "role": link.type, "filler": target.type}
        yield Problem(Rule.FILLER, link.id, params)
    else:
        yield from _of_attributes(link, link.type, schema)


def _of_relation(
    link: Link, source: Mention, target: Mention, schema: Schema
) -> Iterator[Problem]:
    kind = schema.relation_by_name.get(link.type)
    if kind is None:
        yield Problem(Rule.UNKNOWN_RELATION, link.id, {"type": link.type})
    elif not (schema.admits(kind.sources, source.type) and schema.admits(kind.targets, target.type)):
        params = {"type": link.type, "source": source.type, "target": target.type}
        yield Problem(Rule.RELATION_ENDS, link.id, params)
    else:
        yield from _of_attributes(link, link.type, schema)


def _among_links(
    links: Iterable[Link], document: Document, schema: Schema
) -> Iterator[Problem]:
    arcs = Counter((one.kind, one.type, *one.ends) for one in document.links.values())
    filled = Counter((one.source, one.type) for one in document.links.values())
    for link in links:
        role = _role_of(link, document, schema)
        if arcs[link.kind, link.type, *link.ends] > 1:
            yield Problem(Rule.TWIN_LINK, link.id, {"type": link.type})
        elif role and role.most is not None and filled[link.source, link.type] > role.most:
            yield Problem(Rule.TOO_MANY, link.id, {"role": link.type, "most": role.most})


def _role_of(link: Link, document: Document, schema: Schema) -> Role | None:
    source = document.mentions.get(link.source)
    kind = schema.by_name.get(source.type) if source else None
    return kind.role(link.type) if kind and link.kind is LinkKind.ARGUMENT else None


def _missing_roles(
    mention: Mention, schema: Schema, filled: Mapping[tuple[str, str], int]
) -> Iterator[Problem]:
    kind = schema.by_name.get(mention.type)
    for role in kind.roles if kind else ():
        if filled.get((mention.id, role.name), 0) < role.least:
            params = {"type": mention.type, "role": role.name, "least": role.least}
            yield Problem(Rule.ROLE_MISSING, mention.id, params)


def _missing_attributes(mention: Mention, schema: Schema) -> Iterator[Problem]:
    for attribute in schema.attributes_of(mention.type):
        if attribute.required and attribute.name not in mention.attributes:
            params = {"type": mention.type, "attribute": attribute.name}
            yield Problem(Rule.ATTRIBUTE_MISSING, mention.id, params)
