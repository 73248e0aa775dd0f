"""Members and their roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.annotator.pages.conftest import member, signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db

Counting = Callable[..., Any]
LIST = "/projects/news/members/"


@pytest.fixture
def salma() -> User:
    return making.person("salma", email="salma@hashiya.example")


def roles(project: Project) -> dict[str, str]:
    return dict(project.memberships.values_list("user__username", "role"))


@pytest.mark.parametrize("name", ["salma", " salma ", "Salma@Hashiya.Example"])
def test_a_member_is_added_by_name_or_by_e_mail(
    *, client: Client, news: Project, salma: User, name: str
) -> None:
    answer = client.post(LIST, {"person": name, "role": "reviewer"}, follow=True)

    assert roles(news) == {"manager": "manager", "salma": "reviewer"}
    assert f"{salma} is a member now." in answer.text


def test_nobody_of_that_name_is_said_at_the_field(client: Client, news: Project) -> None:
    answer = client.post(LIST, {"person": "zayd", "role": "viewer"})

    assert "Nobody has the name “zayd”" in answer.text
    assert roles(news) == {"manager": "manager"}


def test_a_role_is_changed(client: Client, news: Project, salma: User) -> None:
    admit(project=news, user=salma, role=MemberRole.VIEWER)

    answer = client.post(f"{LIST}{salma.pk}/role/", {"role": "annotator"}, follow=True)

    assert roles(news) == {"manager": "manager", "salma": "annotator"}
    assert "The role of salma is changed." in answer.text


def test_a_role_that_is_none_changes_nothing(client: Client, news: Project, salma: User) -> None:
    admit(project=news, user=salma, role=MemberRole.VIEWER)

    client.post(f"{LIST}{salma.pk}/role/", {"role": "king"})

    assert roles(news) == {"manager": "manager", "salma": "viewer"}


def test_a_member_is_taken_out(client: Client, news: Project, salma: User) -> None:
    admit(project=news, user=salma, role=MemberRole.VIEWER)

    answer = client.post(f"{LIST}{salma.pk}/dismiss/", follow=True)

    assert roles(news) == {"manager": "manager"}
    assert "salma is no member any more; the labels stay." in answer.text


@pytest.mark.parametrize(
    ("path", "sent"), [("role/", {"role": "viewer"}), ("dismiss/", {}), ("", None)]
)
def test_the_last_manager_stays_one(
    *, client: Client, news: Project, manager: User, path: str, sent: dict[str, str] | None
) -> None:
    if sent is None:
        answer = client.post(LIST, {"person": "manager", "role": "viewer"}, follow=True)
    else:
        answer = client.post(f"{LIST}{manager.pk}/{path}", sent, follow=True)

    assert roles(news) == {"manager": "manager"}
    assert "A project keeps at least one manager" in answer.text


def test_whoever_removes_a_member_is_asked_first(
    *, client: Client, news: Project, manager: User, salma: User
) -> None:
    admit(project=news, user=salma, role=MemberRole.VIEWER)

    other = client.get(f"{LIST}{salma.pk}/dismiss/").text
    oneself = client.get(f"{LIST}{manager.pk}/dismiss/").text

    assert roles(news) == {"manager": "manager", "salma": "viewer"}
    assert "Remove salma from the project?" in other
    assert "You will not see the project any more. Your labels stay in it." in oneself


def test_a_manager_who_leaves_comes_to_the_projects(
    *, client: Client, news: Project, manager: User, salma: User
) -> None:
    admit(project=news, user=salma, role=MemberRole.MANAGER)

    answer = client.post(f"{LIST}{manager.pk}/dismiss/")

    assert answer["Location"] == "/"
    assert roles(news) == {"salma": "manager"}


@pytest.mark.parametrize("path", ["role/", "dismiss/"])
def test_who_is_no_member_is_not_found(
    *, client: Client, news: Project, salma: User, path: str
) -> None:
    assert client.post(f"{LIST}{salma.pk}/{path}", {"role": "viewer"}).status_code == 404
    assert roles(news) == {"manager": "manager"}


def test_others_see_the_members_and_can_change_nothing(news: Project) -> None:
    answer = member(news, MemberRole.ANNOTATOR).get(LIST)

    assert answer.text.count('<th scope="row">') == 2
    assert "<select" not in answer.text
    assert "Add a member" not in answer.text


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_asks_the_same_number_of_queries_for_one_member_and_for_fifty(
    *, news: Project, manager: User, count: int, django_assert_num_queries: Counting
) -> None:
    for number in range(count - 1):
        admit(project=news, user=making.person(f"p{number}"), role=MemberRole.VIEWER)
    client = signed_in(manager)

    with django_assert_num_queries(8):
        answer = client.get(LIST)

    assert answer.text.count('<th scope="row">') == count
