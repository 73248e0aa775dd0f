"""Which names of the schema the labels of a project use: what a new version must not lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, OuterRef, QuerySet, Subquery

from labels.document import LinkKind
from labels.models import AnnotationSet, LinkRow, MentionRow, Project
from labels.schema import ARTICLE, AttributeForm, MentionKind, Schema


class Part(StrEnum):
    """The part of a schema that a name belongs to."""

    TYPE = "type"
    ROLE = "role"
    RELATION = "relation"
    ATTRIBUTE = "attribute"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """A name of the schema and how many labels use it.

    `owner` is what it belongs to: of a role the event type, of an attribute the type, role or
    relation, or ARTICLE, of a choice the attribute; empty for types and relations.
    """

    part: Part
    name: str
    owner: str
    count: int


def uses_lost(project: Project, schema: Schema) -> tuple[Use, ...]:
    """What labels of the project use and this schema lacks, in order; empty when it lacks nothing.

    A type that became a group, or an event of an entity, is lacking too.
    """
    return tuple(
        sorted(
            (
                *_types_lost(project, schema),
                *_arcs_lost(project, schema),
                *_attributes_lost(project, schema),
            )
        )
    )


def _types_lost(project: Project, schema: Schema) -> Iterator[Use]:
    rows = _mentions(project).values_list("type", "kind").annotate(count=Count("pk")).order_by()
    for name, kind, count in rows:
        found = schema.by_name.get(name)
        if found is None or not found.selectable or found.kind is not MentionKind(kind):
            yield Use(Part.TYPE, name, "", count)


def _arcs_lost(project: Project, schema: Schema) -> Iterator[Use]:
    triggers = MentionRow.objects.filter(
        annotation_set=OuterRef("annotation_set"), key=OuterRef("source")
    )
    rows = (
        _links(project)
        .annotate(event=Subquery(triggers.values("type")))
        .values_list("kind", "type", "event")
        .annotate(count=Count("pk"))
        .order_by()
    )
    relations: Counter[str] = Counter()
    for kind, name, event, count in rows:
        if kind == LinkKind.RELATION:
            relations[name] += count
        elif event not in schema.by_name or schema.by_name[event].role(name) is None:
            yield Use(Part.ROLE, name, event, count)
    for name, count in relations.items():
        if name not in schema.relation_by_name:
            yield Use(Part.RELATION, name, "", count)


def _attributes_lost(project: Project, schema: Schema) -> Iterator[Use]:
    lost: Counter[tuple[Part, str, str]] = Counter()
    for rows in (_mentions(project), _links(project)):
        given = rows.exclude(attributes={}).values_list("type", "attributes")
        for owner, attributes in given.iterator():
            lost.update(_lost_of(owner, attributes, schema))
    sets = AnnotationSet.objects.filter(article__project=project).exclude(attributes={})
    for attributes in sets.values_list("attributes", flat=True).iterator():
        lost.update(_lost_of(ARTICLE, attributes, schema))
    return (Use(*names, count) for names, count in lost.items())


def _lost_of(
    owner: str, attributes: dict[str, object], schema: Schema
) -> Iterator[tuple[Part, str, str]]:
    known = {one.name: one for one in schema.attributes_of(owner)}
    for name, value in attributes.items():
        if name not in known:
            yield Part.ATTRIBUTE, name, owner
        elif known[name].form in (AttributeForm.CHOICE, AttributeForm.SEVERAL):
            names = {choice.name for choice in known[name].choices}
            chosen = value if isinstance(value, list) else [value]
            yield from ((Part.CHOICE, str(one), name) for one in chosen if one not in names)


def _mentions(project: Project) -> QuerySet[MentionRow]:
    return MentionRow.objects.filter(annotation_set__article__project=project)


def _links(project: Project) -> QuerySet[LinkRow]:
    return LinkRow.objects.filter(annotation_set__article__project=project)
