"""What a filter finds in a project that is too large to be searched as a whole."""

from __future__ import annotations

import pytest

from labels.actions import handout, projects
from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import MemberRole
from labels.queries import articles, finding
from labels.queries.articles import listing
from labels.queries.finding import Sought, matching
from tests.labels import making

pytestmark = pytest.mark.django_db

TITLES = {"b-2": "قصف", "a-1": "", "b-1": "", "c-1": "قصف الموصل", "b-3": "", "d-1": "b-"}


@pytest.fixture
def project() -> Project:
    made = making.project()
    making.bring(made, *(making.reading(name, title=title) for name, title in TITLES.items()))
    return made


@pytest.fixture
def manager(project: Project) -> User:
    return project.members.all()[0]


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "WHOLE", 2)


def pages(project: Project, viewer: User, **sought: str) -> list[list[str]]:
    """The ids on each page, page after page."""
    found, after = [], 0
    while True:
        page = listing(project, viewer=viewer, after=after, **sought)
        found.append([line.external_id for line in page.lines])
        if page.after is None:
            return found
        after = page.after


def begin(project: Project, name: str, by: User, *, state: str) -> None:
    article = Article.objects.get(project=project, external_id=name)
    own = handout.open_article(article=article, by=by, at=making.AT)
    AnnotationSet.objects.filter(pk=own.pk).update(state=state)


def reader(project: Project) -> User:
    huda = making.person("huda")
    projects.admit(project=project, user=huda, role=MemberRole.ANNOTATOR)
    return huda


@pytest.mark.usefixtures("_large")
def test_ids_that_begin_so_are_found_in_their_order(project: Project, manager: User) -> None:
    assert pages(project, manager, search="b-") == [["b-1", "b-2"], ["b-3"]]


@pytest.mark.usefixtures("_large")
def test_without_such_ids_titles_are_searched_stretch_by_stretch(
    project: Project, manager: User
) -> None:
    assert pages(project, manager, search="قصف") == [["b-2"], ["c-1"], [], []]


def test_a_small_project_is_searched_as_a_whole(project: Project, manager: User) -> None:
    assert pages(project, manager, search="b-") == [["b-2", "b-1", "b-3", "d-1"]]


@pytest.mark.usefixtures("_large")
def test_what_is_found_is_what_is_handed_out(project: Project, manager: User) -> None:
    found = matching(project, viewer=manager, sought=Sought(search="b-"))

    assert sorted(found.values_list("external_id", flat=True)) == ["b-1", "b-2", "b-3"]


@pytest.mark.usefixtures("_large")
def test_filters_hold_together(project: Project, manager: User) -> None:
    begin(project, "b-3", reader(project), state="drafting")

    assert pages(project, manager, search="b-", state="drafting") == [[], ["b-3"]]


def test_a_page_ends_where_the_next_begins(
    project: Project, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "PAGE", 2)
    huda = reader(project)
    for name in ("b-2", "b-1", "d-1"):
        begin(project, name, huda, state="submitted")

    assert pages(project, manager, state="submitted") == [["b-2", "b-1"], ["d-1"]]
    assert pages(project, manager, search="b-") == [["b-2", "b-1"], ["b-3", "d-1"]]


def test_readings_of_other_projects_are_passed_over(project: Project, manager: User) -> None:
    huda = reader(project)
    other = making.project("other")
    projects.admit(project=other, user=huda, role=MemberRole.ANNOTATOR)
    making.bring(other, making.reading("x"))
    making.bring(project, making.reading("z"))
    begin(other, "x", huda, state="submitted")
    begin(project, "z", huda, state="submitted")

    assert pages(project, manager, state="submitted") == [["z"]]
    assert pages(project, huda, state="submitted") == [["z"]]


def test_where_nobody_is_blind_the_readings_of_others_are_found(project: Project) -> None:
    huda, samir = reader(project), making.person("samir")
    projects.admit(project=project, user=samir, role=MemberRole.ANNOTATOR)
    begin(project, "b-1", huda, state="submitted")
    begin(project, "a-1", samir, state="submitted")
    projects.change(project=project, blind=False)

    assert pages(project, huda, state="submitted") == [["a-1", "b-1"]]


def test_a_stretch_with_more_than_a_page_goes_on_within_it(
    project: Project, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "WHOLE", 4)
    monkeypatch.setattr(articles, "PAGE", 1)

    found = pages(project, manager, search="قصف")

    assert [name for page in found for name in page] == ["b-2", "c-1"]
    assert max(map(len, found)) == 1
