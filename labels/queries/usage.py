"""Which names of the schema the labels of a project use, and what a new version makes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from labels.document import LinkKind
from labels.models import AnnotationSet, LinkRow, MentionRow, Project
from labels.moving import Meeting, Met
from labels.schema import MentionKind, Moves, Part, Schema
from labels.wire import attributes_from


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


@dataclass(frozen=True, slots=True)
class Touched:
    """What a new version makes of a name, and how many labels it touches."""

    met: Met
    count: int

    @property
    def use(self) -> Use:
        """The name alone, as it is used now."""
        return Use(self.met.part, self.met.name, self.met.owner, self.count)


def has_labels(project: Project) -> bool:
    """Whether anything has been marked in the project."""
    return AnnotationSet.objects.filter(article__project=project, revision__gt=0).exists()


def touched(project: Project, meeting: Meeting) -> tuple[Touched, ...]:
    """What labels of the project use that is other in the next version, in order, with counts."""
    counts: Counter[Met] = Counter()
    for met, count in _met(project, meeting):
        counts[met] += count
    found = [Touched(met, count) for met, count in counts.items()]
    return tuple(sorted(found, key=lambda one: (one.use, one.met.to or "")))


def uses_lost(project: Project, schema: Schema, moves: Moves | None = None) -> tuple[Use, ...]:
    """What labels of the project use and this schema lacks, in order; empty when it lacks nothing.

    What the moves give a new name, or drop, is not lacking. A type that became a group, or an event
    of an entity, is.
    """
    found = touched(project, Meeting(moves or Moves(), schema))
    return tuple(one.use for one in found if one.met.lost)


def _met(project: Project, meeting: Meeting) -> Iterator[tuple[Met, int]]:
    """What is other for labels that are alike, with how many these are."""
    mentions = MentionRow.objects.filter(annotation_set__article__project=project)
    for kind, named, attributes, count in (
        mentions.values_list("kind", "type", "attributes").annotate(count=Count("pk")).order_by()
    ):
        met = meeting.mention(MentionKind(kind), named, attributes_from(attributes))
        yield from _each(met, count)
    for kind, named, source, target, attributes, count in _links(project):
        ends, values = (source, target), attributes_from(attributes)
        yield from _each(meeting.link(LinkKind(kind), named, ends=ends, attributes=values), count)
    sets = AnnotationSet.objects.filter(article__project=project).exclude(attributes={})
    for attributes, count in sets.values_list("attributes").annotate(count=Count("pk")).order_by():
        yield from _each(meeting.article(attributes_from(attributes)), count)


def _links(project: Project) -> Iterable[tuple[str, str, str, str, dict[str, object], int]]:
    """Links that are alike: kind, name, types of their ends, attributes, and how many."""
    ends = MentionRow.objects.filter(annotation_set=OuterRef("annotation_set"))
    source = ends.filter(key=OuterRef("source")).values("type")
    target = ends.filter(key=OuterRef("target")).values("type")
    return (
        LinkRow.objects.filter(annotation_set__article__project=project)
        .annotate(begins=Subquery(source), ends=Subquery(target))
        .values_list("kind", "type", "begins", "ends", "attributes")
        .annotate(count=Count("pk"))
        .order_by()
    )


def _each(met: Iterable[Met], count: int) -> Iterator[tuple[Met, int]]:
    return ((one, count) for one in met)
