"""One's own projects at a glance: how large each is, how far, and what waits for oneself there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

from labels.models import AnnotationSet, Article, Membership, Project, Skip, User
from labels.permissions import MemberRole


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
    """How far this person is here; 2 queries, neither of which reads an article."""
    has_place = Q(article__handed_out__lt=F("article__wanted"))
    own = (
        AnnotationSet.objects.filter(
            article__project=project, author=user, kind=AnnotationSet.Kind.READING
        )
        .exclude(state=AnnotationSet.State.RETURNED)
        .aggregate(
            all=Count("pk"),
            finished=Count("pk", filter=Q(state__in=AnnotationSet.FINISHED_STATES)),
            with_place=Count("pk", filter=has_place),
        )
    )
    skipped = Skip.objects.filter(project=project, reader=user, lifted_at__isnull=True)
    free = project.articles.filter(handed_out__lt=F("wanted")).exclude(
        pk__in=skipped.values("article")
    )
    return Reach(finished=own["finished"], all=own["all"] + free.count() - own["with_place"])


def work_of(user: User) -> list[ProjectWork]:
    """The projects a person is a member of, as `access.visible_projects` orders them; 3 queries."""
    memberships = list(
        Membership.objects.filter(user=user)
        .select_related("project")
        .order_by("project__archived_at", "project__slug")
    )
    projects = [one.project_id for one in memberships]
    articles = _articles(projects)
    readings = _readings(projects, user)
    return [_work(one, articles, readings) for one in memberships]


Key = tuple[int, bool, bool]
"""A project, whether the readings are one's own, and whether they are handed in."""


def _work(
    membership: Membership, articles: Mapping[int, tuple[int, int]], readings: Counter[Key]
) -> ProjectWork:
    project = membership.project
    count, wanted = articles.get(project.pk, (0, 0))
    return ProjectWork(
        project=project,
        role=MemberRole(membership.role),
        articles=count,
        wanted=wanted,
        finished=readings[project.pk, True, True] + readings[project.pk, False, True],
        own_open=readings[project.pk, True, False],
        own_finished=readings[project.pk, True, True],
    )


def _articles(projects: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """How many articles each project has, and how many readings it wants of them."""
    rows = Article.objects.filter(project__in=projects).values("project")
    counted = rows.annotate(count=Count("pk"), wanted=Sum("wanted")).order_by()
    return {one["project"]: (one["count"], one["wanted"]) for one in counted}


def _readings(projects: Sequence[int], user: User) -> Counter[Key]:
    """How many readings there are of each kind of the key."""
    found: Counter[Key] = Counter()
    rows = AnnotationSet.objects.filter(
        article__project__in=projects, kind=AnnotationSet.Kind.READING
    ).values_list("article__project", "author", "state")
    for project, author, state, count in rows.annotate(count=Count("pk")).order_by():
        if state != AnnotationSet.State.RETURNED:
            found[project, author == user.pk, state in AnnotationSet.FINISHED_STATES] += count
    return found
