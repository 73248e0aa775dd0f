"""The list of one's projects, and founding a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from labels.records import schema_of, version_in_use
from tests.annotator.pages.conftest import member, signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db

Counting = Callable[..., Any]


def test_the_list_shows_ones_own_projects_with_progress_and_what_waits(news: Project) -> None:
    reader = making.person("salma")
    admit(project=news, user=reader, role=MemberRole.ANNOTATOR)
    making.begun(news, reader)
    making.project("foreign", by=making.person("someone"))

    answer = signed_in(reader).get("/")

    assert "1 article waits for you" in answer.text
    assert "0 of 2 readings handed in" in answer.text
    assert "foreign" not in answer.text
    assert "New project" not in answer.text


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_asks_the_same_number_of_queries_for_one_project_and_for_fifty(
    count: int, django_assert_num_queries: Counting
) -> None:
    reader = making.person("salma")
    for number in range(count):
        project = making.project(f"p{number}")
        admit(project=project, user=reader, role=MemberRole.ANNOTATOR)
    client = signed_in(reader)

    with django_assert_num_queries(6):
        answer = client.get("/")

    assert answer.text.count('<li class="card-plain project-card"') == count


@pytest.mark.parametrize(("staff", "words"), [(True, "New project"), (False, "Your name is salma")])
def test_whoever_is_in_no_project_is_told_what_to_do(*, staff: bool, words: str) -> None:
    answer = signed_in(making.person("salma", is_staff=staff)).get("/")

    assert words in answer.text


def test_a_viewer_is_offered_the_articles_and_no_work(news: Project) -> None:
    answer = member(news, MemberRole.VIEWER).get("/")

    assert "/projects/news/articles/" in answer.text
    assert "/projects/news/next/" not in answer.text


@pytest.mark.parametrize("template", ["ace", "wojood", "hadath", "anercorp"])
def test_a_project_is_founded_from_each_template(
    client: Client, manager: User, template: str
) -> None:
    sent = {"name": "أخبار الشام", "slug": "Sham", "description": "", "template": template}

    answer = client.post("/projects/new/", sent)

    project = Project.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/projects/sham/")
    assert (project.name, project.slug) == ("أخبار الشام", "sham")
    assert schema_of(version_in_use(project)).types
    assert list(project.members.all()) == [manager]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"slug": "news"}, "A project with this short name is there already: choose another."),
        ({"slug": "new"}, "A project with this short name is there already: choose another."),
        ({"slug": "أخبار"}, "Enter a valid “slug”"),
        ({"name": ""}, "This field is required."),
        ({"template": "conll"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_stays(
    *, client: Client, news: Project, wrong: dict[str, str], words: str
) -> None:
    sent = {"name": "الشام", "slug": "sham", "description": "وصف", "template": "wojood", **wrong}

    answer = client.post("/projects/new/", sent)

    assert answer.status_code == 422
    assert words in answer.text
    assert "وصف</textarea>" in answer.text
    assert list(Project.objects.all()) == [news]


@pytest.mark.parametrize(
    ("template", "type_"), [("anercorp", "MISC"), ("wojood", "CURR"), ("nonsense", "GPE.Nation")]
)
def test_the_preview_shows_the_types_of_a_template(
    client: Client, template: str, type_: str
) -> None:
    answer = client.get("/projects/new/preview/", {"template": template})

    assert f'<code class="type-code" dir="ltr">{type_}</code>' in answer.text
