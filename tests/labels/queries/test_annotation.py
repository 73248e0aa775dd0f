"""Which readings a person may see and change, and what the editor gets."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from labels.actions import handout, projects
from labels.actions.transfer import GOLD
from labels.document import Mention
from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import MemberRole
from labels.queries.annotation import EditorView, editor_view, sets_open_to, sets_visible_to
from labels.queries.progress import ReaderProgress, by_reader
from labels.queries.vocabulary import segmenter_for
from labels.text.span import Span
from tests.labels import making
from tests.labels.making import NEWS, mosul, place, reading, sami, shelling

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def project() -> Project:
    """A project with a gold, a reading of huda's and one of samar's, all of one article."""
    project = making.project(readers_per_article=2)
    making.bring(project, reading("a1", sami()), labels_as=GOLD)
    article = Article.objects.get()
    for username in ("huda", "samar"):
        person = making.person(username)
        projects.admit(project=project, user=person, role=MemberRole.ANNOTATOR)
        handout.open_article(article=article, by=person, at=making.AT)
    return project


def whose(sets: object) -> list[str]:
    """Whose sets these are; the gold is nobody's."""
    found = AnnotationSet.objects.filter(pk__in=sets).order_by("pk")  # type: ignore[misc]
    return [one.author.username if one.author else "gold" for one in found]


def member(project: Project, role: MemberRole) -> User:
    """Someone new with this role."""
    person = making.person(f"some {role}")
    projects.admit(project=project, user=person, role=role)
    return person


@pytest.mark.parametrize(
    ("role", "visible", "open_"),
    [
        (MemberRole.MANAGER, ["gold", "huda", "samar"], ["gold"]),
        (MemberRole.REVIEWER, ["gold", "huda", "samar"], ["gold"]),
        (MemberRole.VIEWER, ["gold", "huda", "samar"], []),
        (MemberRole.ANNOTATOR, [], []),
    ],
)
def test_roles_see_and_change(
    *, project: Project, role: MemberRole, visible: list[str], open_: list[str]
) -> None:
    person = member(project, role)

    assert whose(sets_visible_to(person)) == visible
    assert whose(sets_open_to(person)) == open_


def test_a_blind_reader_sees_and_changes_what_is_ones_own() -> None:
    huda = User.objects.get(username="huda")

    assert (whose(sets_visible_to(huda)), whose(sets_open_to(huda))) == (["huda"], ["huda"])


def test_readers_who_are_not_blind_see_what_is_handed_in_and_change_their_own(
    project: Project,
) -> None:
    projects.change(project=project, blind=False)
    huda = User.objects.get(username="huda")

    assert whose(sets_visible_to(huda)) == ["gold", "huda"]
    AnnotationSet.objects.filter(author__username="samar").update(state="submitted")
    assert whose(sets_visible_to(huda)) == ["gold", "huda", "samar"]
    assert whose(sets_open_to(huda)) == ["huda"]


def test_who_is_no_member_any_more_sees_nothing(project: Project) -> None:
    huda = User.objects.get(username="huda")
    projects.dismiss(project=project, user=huda, at=making.LATER)

    assert (whose(sets_visible_to(huda)), whose(sets_open_to(huda))) == ([], [])


def test_a_reader_who_became_a_viewer_sees_and_no_longer_changes(project: Project) -> None:
    huda = User.objects.get(username="huda")
    projects.admit(project=project, user=huda, role=MemberRole.VIEWER)

    assert whose(sets_visible_to(huda)) == ["gold", "huda", "samar"]
    assert whose(sets_open_to(huda)) == []


@pytest.mark.parametrize("marks", [(), (sami(), mosul(), shelling(), place())])
def test_the_editor_gets_all_in_three_queries(
    marks: tuple[Mention, ...], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    project = making.project("other")
    making.bring(project, reading("a1", *marks), labels_as=GOLD)
    gold = AnnotationSet.objects.get(article__project=project)

    with django_assert_num_queries(3):
        view = editor_view(gold)

    expected = EditorView(gold, gold.article, making.document(*marks), NEWS, schema_number=1)
    assert view == expected


def test_progress_counts_each_readers_readings_by_state(project: Project) -> None:
    making.bring(project, reading("a2"))
    huda, samar = User.objects.get(username="huda"), User.objects.get(username="samar")
    handout.open_article(article=Article.objects.get(external_id="a2"), by=huda, at=making.AT)
    AnnotationSet.objects.filter(author=huda, article__external_id="a1").update(state="accepted")

    told = by_reader(project)

    oldest = dict.fromkeys(("accepted", "assigned"), making.AT)
    assert told == [
        ReaderProgress(huda.pk, "huda", {"accepted": 1, "assigned": 1}, oldest),
        ReaderProgress(samar.pk, "samar", {"assigned": 1}, {"assigned": making.AT}),
    ]
    assert [one.total for one in told] == [2, 1]


def test_the_segmenter_knows_the_projects_words() -> None:
    project = making.project("other")
    making.bring(project, *(reading(f"a{n}", text="وبغداد بغداد بغداد") for n in range(9)))

    assert segmenter_for(project).segments("وبغداد", Span(0, 6)) == (Span(0, 1), Span(1, 6))


def test_the_segmenter_of_a_project_without_articles_knows_none() -> None:
    assert segmenter_for(making.project("other")).segments("وقشورها", Span(0, 7)) == (Span(0, 7),)
