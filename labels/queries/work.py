"""One's own projects at a glance: how large each is, how far, and what waits for oneself there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from labels.models import AnnotationSet, Article, Membership, Project, User
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
    has_place = Q(article__handed_out__lt=project.readers_per_article)
    own = AnnotationSet.objects.filter(
        article__project=project, author=user, kind=AnnotationSet.Kind.READING
    ).aggregate(
        all=Count("pk"),
        finished=Count("pk", filter=~Q(state__in=AnnotationSet.OPEN_STATES)),
        with_place=Count("pk", filter=has_place),
    )
    free = project.articles.filter(handed_out__lt=project.readers_per_article).count()
    return Reach(finished=own["finished"], all=own["all"] + free - own["with_place"])


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
"""A project, whether the readings are one's own, and whether they are still open."""


def _work(membership: Membership, articles: Counter[int], readings: Counter[Key]) -> ProjectWork:
    project = membership.project
    count = articles[project.pk]
    return ProjectWork(
        project=project,
        role=MemberRole(membership.role),
        articles=count,
        wanted=count * project.readers_per_article,
        finished=readings[project.pk, True, False] + readings[project.pk, False, False],
        own_open=readings[project.pk, True, True],
        own_finished=readings[project.pk, True, False],
    )


def _articles(projects: Sequence[int]) -> Counter[int]:
    rows = Article.objects.filter(project__in=projects).values_list("project")
    return Counter(dict(rows.annotate(count=Count("pk")).order_by()))


def _readings(projects: Sequence[int], user: User) -> Counter[Key]:
    """How many readings there are of each kind of the key."""
    found: Counter[Key] = Counter()
    rows = AnnotationSet.objects.filter(
        article__project__in=projects, kind=AnnotationSet.Kind.READING
    ).values_list("article__project", "author", "state")
    for project, author, state, count in rows.annotate(count=Count("pk")).order_by():
        found[project, author == user.pk, state in AnnotationSet.OPEN_STATES] += count
    return found
