"""The list of articles, page by page, as different people see it."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions import handout, projects
from labels.actions.transfer import GOLD
from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import MemberRole
from labels.queries import articles
from labels.queries.articles import ArticleLine, ReadingLine, listing, states
from tests.labels import making
from tests.labels.making import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return making.project(readers_per_article=2)


@pytest.fixture
def manager(project: Project) -> User:
    return project.members.all()[0]


def annotator(project: Project, username: str) -> User:
    person = making.person(username)
    projects.admit(project=project, user=person, role=MemberRole.ANNOTATOR)
    return person


def begin(
    project: Project, external_id: str, by: User, *, state: str = "drafting"
) -> AnnotationSet:
    article = Article.objects.get(project=project, external_id=external_id)
    own = handout.open_article(article=article, by=by, at=making.AT)
    AnnotationSet.objects.filter(pk=own.pk).update(state=state)
    return own


def ids(project: Project, viewer: User, *, state: str = "", search: str = "") -> list[str]:
    page = listing(project, viewer=viewer, state=state, search=search)
    return [line.external_id for line in page.lines]


def readers(project: Project, viewer: User) -> list[str]:
    """Whose readings the viewer sees."""
    page = listing(project, viewer=viewer)
    return [one.author for line in page.lines for one in line.readings]


def test_a_line_tells_of_the_article_and_its_readings(project: Project, manager: User) -> None:
    making.bring(project, reading("a1", title="قصف", source="الشرق", published="2026-05-01"))
    huda = annotator(project, "huda")
    own = begin(project, "a1", huda)

    page = listing(project, viewer=manager)

    told = ReadingLine(own.pk, "reading", "drafting", huda.pk, "huda")
    article = Article.objects.get()
    assert page == articles.Page(
        lines=(
            ArticleLine(
                article.pk,
                "a1",
                "قصف",
                "الشرق",
                "2026-05-01",
                14,
                1,
                readings=(told,),
                open_comments=0,
            ),
        ),
        after=None,
    )


def test_the_gold_has_no_author(project: Project, manager: User) -> None:
    making.bring(project, reading("a1"), labels_as=GOLD)

    assert readers(project, manager) == [""]


def test_pages_follow_one_another_without_gap(
    project: Project, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "PAGE", 2)
    making.bring(project, *(reading(f"a{number}") for number in range(1, 5)))

    first = listing(project, viewer=manager)
    second = listing(project, viewer=manager, after=first.after or 0)

    assert [line.external_id for line in first.lines + second.lines] == ["a1", "a2", "a3", "a4"]
    assert (first.after, second.after) == (first.lines[-1].id, None)


def test_blind_annotators_see_their_own_readings_alone(project: Project, manager: User) -> None:
    making.article(project)
    huda, samar = annotator(project, "huda"), annotator(project, "samar")
    begin(project, "a1", huda)
    begin(project, "a1", samar)

    assert (readers(project, huda), readers(project, manager)) == (["huda"], ["huda", "samar"])


def test_where_nobody_is_blind_what_is_handed_in_is_seen(project: Project) -> None:
    making.article(project)
    huda, samar = annotator(project, "huda"), annotator(project, "samar")
    begin(project, "a1", huda)
    projects.change(project=project, blind=False)

    assert readers(project, samar) == []
    AnnotationSet.objects.update(state="submitted")
    assert readers(project, samar) == ["huda"]


def test_articles_are_chosen_by_the_state_of_readings_one_may_see(
    project: Project, manager: User
) -> None:
    making.bring(project, reading("a1"), reading("a2"), reading("a3"))
    huda, samar = annotator(project, "huda"), annotator(project, "samar")
    begin(project, "a1", huda, state="submitted")
    begin(project, "a2", samar, state="submitted")

    assert ids(project, manager, state="submitted") == ["a1", "a2"]
    assert ids(project, huda, state="submitted") == ["a1"]
    assert ids(project, manager, state="untouched") == ["a3"]
    assert ids(project, manager, state="accepted") == []


def test_articles_with_a_gold_are_chosen_apart_from_accepted_readings(
    project: Project, manager: User
) -> None:
    making.bring(project, reading("a1"))
    making.bring(project, reading("a2"), labels_as=GOLD)
    begin(project, "a1", annotator(project, "huda"), state="accepted")

    assert ids(project, manager, state="gold") == ["a2"]
    assert ids(project, manager, state="accepted") == ["a1"]


def test_articles_are_found_by_title_and_id(project: Project, manager: User) -> None:
    making.bring(
        project, reading("x-1", title="قصف الموصل"), reading("x-2"), reading("y", title="x-ray")
    )

    assert ids(project, manager, search="موصل") == ["x-1"]
    assert ids(project, manager, search="X-") == ["x-1", "x-2", "y"]


def test_states_are_counted_in_their_order(project: Project) -> None:
    making.bring(project, reading("a1"), reading("a2"), labels_as=GOLD)
    making.article(making.project("other"))
    begin(project, "a1", annotator(project, "huda"), state="submitted")
    begin(project, "a1", annotator(project, "samar"))

    assert list(states(project).items()) == [
        ("to-come", 0),
        ("assigned", 0),
        ("drafting", 1),
        ("submitted", 1),
        ("accepted", 0),
        ("sent-back", 0),
        ("returned", 0),
    ]


@pytest.mark.parametrize("count", [1, 50])
def test_a_page_asks_three_times_whether_it_has_one_line_or_fifty(
    *,
    project: Project,
    manager: User,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    making.bring(
        project,
        *(reading(f"a{number}") for number in range(count)),
        labels_as=GOLD,
    )

    with django_assert_num_queries(3):
        page = listing(project, viewer=manager)

    assert len(page.lines) == count
