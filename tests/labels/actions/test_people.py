"""People come, and have their own way of looking at pages."""

from __future__ import annotations

import pytest

from labels.actions import people
from labels.actions.people import EnrolmentCode, EnrolmentError
from labels.actions.projects import admit
from labels.models import Membership, Project, User
from labels.permissions import MemberRole
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> User:
    return making.person("manager")


@pytest.fixture
def news(manager: User) -> Project:
    return making.project(by=manager)


def invited(project: Project, **known: str) -> User:
    given = {"username": "salma", "name": "سلمى", "email": "salma@hashiya.example", **known}
    language, role = User.Language.ENGLISH, MemberRole.REVIEWER
    return people.invite(project=project, language=language, role=role, **given)


def test_who_is_enrolled_can_sign_in_under_a_name_of_ones_own() -> None:
    huda = people.enrol(
        username="huda", name="هدى سالم", password="جملة سر طويلة", founds_projects=True
    )

    kept = User.objects.get()
    assert (kept, str(kept), kept.is_staff, kept.check_password("جملة سر طويلة")) == (
        huda,
        "هدى سالم",
        True,
        True,
    )
    assert not kept.is_newcomer


def test_who_is_enrolled_without_a_password_is_a_newcomer() -> None:
    people.enrol(username=" huda ", email="huda@hashiya.example")

    kept = User.objects.get()
    assert (kept.username, kept.email, kept.is_newcomer) == ("huda", "huda@hashiya.example", True)
    assert not kept.check_password("")


def test_who_is_invited_is_a_member_and_a_newcomer_of_the_project(news: Project) -> None:
    salma = invited(news)

    kept = User.objects.get(username="salma")
    role = Membership.objects.get(user=kept, project=news).role
    assert (kept, str(kept), kept.language, kept.enrolled_in, kept.is_newcomer, role) == (
        salma,
        "سلمى",
        "en",
        news,
        True,
        "reviewer",
    )


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"username": ""}, EnrolmentCode.ODD_USERNAME),
        ({"username": "two words"}, EnrolmentCode.ODD_USERNAME),
        ({"username": "salma@hashiya.example"}, EnrolmentCode.ODD_USERNAME),
        ({"username": ".."}, EnrolmentCode.ODD_USERNAME),
        ({"username": "s/m"}, EnrolmentCode.ODD_USERNAME),
        ({"username": "s" * 151}, EnrolmentCode.ODD_USERNAME),
        ({"username": "HUDA"}, EnrolmentCode.USERNAME_TAKEN),
        ({"username": "huda"}, EnrolmentCode.USERNAME_TAKEN),
        ({"name": "سلمى\u202eحداد"}, EnrolmentCode.ODD_NAME),
        ({"name": "سلمى\nحداد"}, EnrolmentCode.ODD_NAME),
        ({"name": "س" * 151}, EnrolmentCode.ODD_NAME),
        ({"email": "salma"}, EnrolmentCode.ODD_EMAIL),
        ({"email": f"{'s' * 60}@{'hashiya.' * 30}example"}, EnrolmentCode.ODD_EMAIL),
        ({"email": "Huda@Hashiya.example"}, EnrolmentCode.EMAIL_TAKEN),
    ],
    ids=str,
)
def test_who_cannot_be_enrolled_is_neither_there_nor_a_member(
    news: Project, known: dict[str, str], code: EnrolmentCode
) -> None:
    people.enrol(username="huda", email="huda@hashiya.example")

    with pytest.raises(EnrolmentError) as error:
        invited(news, **known)

    assert error.value.code is code
    assert sorted(User.objects.values_list("username", flat=True)) == ["huda", "manager"]
    assert news.members.count() == 1


@pytest.mark.parametrize(
    "known",
    [
        {"username": "هدى.سالم"},
        {"username": "n-1"},
        {"name": "علی\u200cرضا"},
        {"name": ""},
        {"email": ""},
    ],
    ids=str,
)
def test_what_people_are_called_is_taken(news: Project, known: dict[str, str]) -> None:
    people.enrol(username="huda")

    salma = invited(news, **known)

    kept = User.objects.get(pk=salma.pk)
    assert {"username": kept.username, "name": kept.first_name, "email": kept.email} == {
        "username": "salma",
        "name": "سلمى",
        "email": "salma@hashiya.example",
        **known,
    }


def test_former_links_are_voided_by_another_password_that_nobody_can_type(
    news: Project, manager: User
) -> None:
    salma = invited(news)

    voided = people.void_links(project=news, user=salma, by=manager)

    kept = User.objects.get(pk=salma.pk)
    assert kept.is_newcomer
    assert (kept.password == voided.password, kept.password == salma.password) == (True, False)


def test_the_password_of_who_has_one_stays(news: Project, manager: User) -> None:
    salma = people.enrol(username="salma", password="kitab-qalam-7")
    admit(project=news, user=salma, role=MemberRole.ANNOTATOR)

    with pytest.raises(people.NoNewcomerError):
        people.void_links(project=news, user=salma, by=manager)

    assert User.objects.get(pk=salma.pk).check_password("kitab-qalam-7")


def test_what_a_person_does_not_choose_stays() -> None:
    huda = people.enrol(username="huda", name="", password="x", founds_projects=False)

    people.prefer(user=huda, language=User.Language.ENGLISH)
    people.prefer(user=huda, appearance=User.Appearance.DARK)

    kept = User.objects.get()
    assert (kept.language, kept.appearance) == ("en", "dark")


@pytest.mark.parametrize("email", ["layla@hashiya.example", " layla@hashiya.example ", ""])
def test_a_person_gets_another_address_or_none(news: Project, email: str) -> None:
    salma = invited(news)

    people.readdress(user=salma, email=email)

    assert salma.email == User.objects.get(pk=salma.pk).email == email.strip()


@pytest.mark.parametrize(
    ("email", "code"),
    [
        ("HUDA@hashiya.example", EnrolmentCode.EMAIL_TAKEN),
        ("huda", EnrolmentCode.ODD_EMAIL),
    ],
)
def test_an_address_that_is_refused_leaves_the_former_one(
    news: Project, email: str, code: EnrolmentCode
) -> None:
    people.enrol(username="huda", email="huda@hashiya.example")
    salma = invited(news)

    with pytest.raises(EnrolmentError) as told:
        people.readdress(user=salma, email=email)

    assert told.value.code is code
    assert User.objects.get(pk=salma.pk).email == salma.email == "salma@hashiya.example"
