"""Names that are free, and who waits for a link to come in by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labels.actions import people
from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from labels.queries.people import free_username, names_of, newcomers
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> User:
    return making.person("manager")


@pytest.fixture
def news(manager: User) -> Project:
    return making.project(by=manager)


def invited(project: Project, username: str = "salma", email: str = "") -> User:
    return people.invite(
        project=project,
        username=username,
        name="سلمى",
        email=email,
        language=User.Language.ARABIC,
        role=MemberRole.ANNOTATOR,
    )


@pytest.mark.parametrize(
    ("wish", "username"),
    [
        ("zayd", "zayd"),
        ("Salma", "salma3"),
        ("Salma.Haddad@Hashiya.example", "salma.haddad"),
        ("هدى سالم", "هدى.سالم"),
        ("-–«»…", ""),
        ("@hashiya.example", ""),
        ("x" * 300, "x" * 100),
    ],
)
def test_a_username_is_proposed_that_nobody_has(wish: str, username: str) -> None:
    making.person("salma")
    making.person("Salma2")

    assert free_username(wish) == username


@given(wish=st.text(max_size=30))
def test_whatever_is_proposed_can_be_enrolled(wish: str) -> None:
    proposed = free_username(wish)

    assert not proposed or people.USERNAME.fullmatch(proposed)


def test_who_was_invited_and_has_not_come_in_waits_for_a_link(news: Project, manager: User) -> None:
    salma = invited(news)

    assert list(newcomers(news, led_by=manager)) == [salma]


@pytest.mark.parametrize(
    "change",
    [
        {"password": "pbkdf2_sha256$1$salt$hash"},
        {"last_login": making.AT},
        {"is_staff": True},
        {"is_superuser": True},
        {"is_active": False},
        {"enrolled_in": None},
    ],
    ids=str,
)
def test_who_is_more_than_a_newcomer_gets_no_link(
    news: Project, manager: User, change: dict[str, object]
) -> None:
    salma = invited(news)
    User.objects.filter(pk=salma.pk).update(**change)

    assert list(newcomers(news, led_by=manager)) == []


def test_a_newcomer_in_a_project_of_another_manager_gets_no_link(
    news: Project, manager: User
) -> None:
    salma = invited(news)
    other = making.project("other")
    admit(project=other, user=salma, role=MemberRole.VIEWER)

    found = [
        list(newcomers(project, led_by=one))
        for project in (news, other)
        for one in (manager, other.members.get(username="manager-of-other"))
    ]

    assert found == [[], [], [], []]


def test_a_newcomer_in_two_projects_of_one_manager_gets_a_link_where_enrolled(
    news: Project, manager: User
) -> None:
    salma = invited(news)
    second = making.project("second", by=manager)
    admit(project=second, user=salma, role=MemberRole.VIEWER)

    assert list(newcomers(news, led_by=manager)) == [salma]
    assert list(newcomers(second, led_by=manager)) == []


def test_a_member_who_manages_nothing_leads_no_newcomers(news: Project) -> None:
    salma = invited(news)
    reviewer = making.person("reviewer")
    admit(project=news, user=reviewer, role=MemberRole.REVIEWER)

    assert list(newcomers(news, led_by=reviewer)) == []
    assert list(newcomers(news, led_by=salma)) == []


def test_people_of_one_name_are_told_apart() -> None:
    for username, name in (("huda", "هدى"), ("huda2", "هدى"), ("nour", "نور"), ("samir", "")):
        making.person(username, first_name=name)

    assert names_of({"huda", "huda2", "nour", "samir", "gone"}) == {
        "huda": "هدى (huda)",
        "huda2": "هدى (huda2)",
        "nour": "نور",
        "samir": "samir",
    }
