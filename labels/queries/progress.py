"""How far each annotator of a project is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from labels.models import AnnotationSet, Project


@dataclass(frozen=True, slots=True)
class ReaderProgress:
    """How many readings of one person are in which state; states without any are left out."""

    user_id: int
    username: str
    by_state: Mapping[str, int]

    @property
    def total(self) -> int:
        """All readings of this person."""
        return sum(self.by_state.values())


def by_reader(project: Project) -> list[ReaderProgress]:
    """Everyone who has begun a reading in the project, by user name; one query."""
    rows = (
        AnnotationSet.objects.filter(article__project=project, kind=AnnotationSet.Kind.READING)
        .values_list("author_id", "author__username", "state")
        .annotate(count=Count("pk"))
        .order_by("author__username", "state")
    )
    found: defaultdict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for user_id, username, state, count in rows:
        found[user_id, username][state] = count
    return [ReaderProgress(*reader, by_state) for reader, by_state in found.items()]
