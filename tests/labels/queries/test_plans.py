"""No page of a project reads all of a large table: SQLite tells how it would answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from labels.actions import handout, projects
from labels.models import Project, User
from labels.permissions import MemberRole
from labels.queries import adjudication, finding, progress, review, work
from labels.queries.articles import listing, states
from tests.labels import making

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what it has"),
]

LARGE = re.compile(
    r"^SCAN labels_(article|annotationset|mentionrow|linkrow|batch|handin|visit|articletally)\b"
)
SORTED = "USE TEMP B-TREE FOR ORDER BY"


@pytest.fixture
def project() -> Project:
    return making.with_articles(3)


@pytest.fixture
def manager(project: Project) -> User:
    return project.members.all()[0]


@pytest.fixture
def reader(project: Project) -> User:
    huda = making.person("huda")
    projects.admit(project=project, user=huda, role=MemberRole.ANNOTATOR)
    handout.next_article(project=project, by=huda, at=making.AT)
    return huda


def steps(ask: Callable[[], object]) -> Iterator[str]:
    """The steps of the plans of all questions that are asked."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    with connection.cursor() as cursor:
        for one in asked.captured_queries:
            if one["sql"].startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {one['sql']}")
                yield from (row[-1] for row in cursor.fetchall())


def scans(ask: Callable[[], object]) -> list[str]:
    return [step for step in steps(ask) if LARGE.match(step)]


@pytest.mark.parametrize("state", ["", "untouched", "drafting", "returned", "accepted", "gold"])
def test_no_list_reads_the_project(project: Project, manager: User, state: str) -> None:
    def ask() -> object:
        return listing(project, viewer=manager, state=state, after=1)

    assert scans(ask) == []
    # Of the readings and threads of one page alone.
    assert sum(step == SORTED for step in steps(ask)) <= 1


@pytest.mark.parametrize("blind", [True, False])
def test_no_list_of_a_reader_reads_the_project(
    *, project: Project, reader: User, blind: bool
) -> None:
    projects.change(project=project, blind=blind)

    assert scans(lambda: listing(project, viewer=reader, state="accepted")) == []


@pytest.mark.parametrize("search", ["a", "موصل"])
def test_no_search_reads_the_project(
    *, project: Project, manager: User, monkeypatch: pytest.MonkeyPatch, search: str
) -> None:
    monkeypatch.setattr(finding, "WHOLE", 2)

    assert scans(lambda: listing(project, viewer=manager, search=search)) == []


def test_the_next_article_is_found_by_an_index(project: Project, reader: User) -> None:
    newcomer = making.person("nour")

    assert scans(lambda: handout.next_article(project=project, by=reader, at=making.AT)) == []
    assert scans(lambda: handout.next_article(project=project, by=newcomer, at=making.AT)) == []


def test_no_page_that_counts_reads_what_it_counts(
    project: Project, manager: User, reader: User
) -> None:
    def ask() -> None:
        states(project)
        progress.seen_by(manager, project, since=date(2026, 5, 1))
        progress.seen_by(reader, project, since=None)
        work.work_of(reader)
        work.reach_of(reader, project)
        review.queue(project, manager)
        review.how_many_wait(project)
        adjudication.how_many_wait(project)

    assert scans(ask) == []
