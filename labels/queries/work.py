"""One's own projects at a glance: how large each is, how far, and what waits for oneself there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef

from labels.models import AnnotationSet, Membership, Project, Skip, User
from labels.permissions import MemberRole
from labels.queries import tallies
from labels.queries.tallies import ArticleCounts


@dataclass(frozen=True, slots=True)
class ProjectWork:
    """A project as its member sees it in a list.

    `wanted` readings are asked for in all, `finished` ones are handed in or accepted. `own_open`
    and `own_finished` are the member's own.
    """

    project: Project
    role: MemberRole
    articles: int
    wanted: int
    finished: int
    own_open: int
    own_finished: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a reader is in a project: `finished` readings of all they have or can still get."""

    finished: int
    all: int


def reach_of(user: User, project: Project) -> Reach:
    """How far this person is here; four queries, of which one reads begun articles alone.

    Handing out ends these before it begins others, so they are few.
    """
    counted = tallies.readings([project.pk])
    own = {
        state: count
        for (_project, author, state), count in counted.items()
        if author == user.pk and state != AnnotationSet.State.RETURNED
    }
    skipped = Skip.objects.filter(project=project, reader=user, lifted_at__isnull=True)
    free_ones = skipped.filter(article__handed_out__lt=F("article__wanted"))
    free = project.articles.filter(handed_out__lt=F("wanted"))
    had = AnnotationSet.objects.filter(
        article=OuterRef("pk"), author=user, kind=AnnotationSet.Kind.READING
    ).exclude(state=AnnotationSet.State.RETURNED)
    not_offered = free_ones.count() + free.filter(Exists(had), handed_out__gt=0).count()
    return Reach(
        finished=sum(own.get(state, 0) for state in AnnotationSet.FINISHED_STATES),
        all=sum(own.values()) + tallies.articles_in(project).place - not_offered,
    )


def work_of(user: User) -> list[ProjectWork]:
    """The projects a person is a member of, as `access.visible_projects` orders them; 3 queries."""
    memberships = list(
        Membership.objects.filter(user=user).select_related("project").order_by("project__slug")
    )
    projects = [one.project_id for one in memberships]
    articles = tallies.articles(projects)
    readings = _readings(projects, user)
    return [_work(one, articles, readings) for one in memberships]


Key = tuple[int, bool, bool]
"""A project, whether the readings are one's own, and whether they are handed in."""


def _work(
    membership: Membership, articles: Mapping[int, ArticleCounts], readings: Counter[Key]
) -> ProjectWork:
    project = membership.project
    counts = articles.get(project.pk, ArticleCounts())
    return ProjectWork(
        project=project,
        role=MemberRole(membership.role),
        articles=counts.are,
        wanted=counts.wanted,
        finished=readings[project.pk, True, True] + readings[project.pk, False, True],
        own_open=readings[project.pk, True, False],
        own_finished=readings[project.pk, True, True],
    )


def _readings(projects: Sequence[int], user: User) -> Counter[Key]:
    """How many readings there are of each kind of the key."""
    found: Counter[Key] = Counter()
    for (project, author, state), count in tallies.readings(projects).items():
        if state != AnnotationSet.State.RETURNED:
            found[project, author == user.pk, state in AnnotationSet.FINISHED_STATES] += count
    return found
