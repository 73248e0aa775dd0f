"""Somebody new: an account made by a manager, the link, and who may be given another."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Sequence

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from labels.actions import people
from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.annotator.pages.conftest import member
from tests.labels import making

pytestmark = pytest.mark.django_db

LIST = "/projects/news/members/"
ENROL = f"{LIST}enrol/"
ZAYD = {
    "new-username": "zayd",
    "new-name": "زيد حسن",
    "new-email": "zayd@hashiya.example",
    "new-language": "ar",
    "new-role": "annotator",
}
NEW = {"password1": "daftar-hibr-9", "password2": "daftar-hibr-9"}


class Refusing(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise smtplib.SMTPServerDisconnected(f"{len(email_messages)} not taken")


def link_in(text: str) -> str:
    """The path of the one link that a page or a letter has."""
    found: list[str] = re.findall(
        r"http://testserver(/accounts/password/reset/key/[^\s\"]+/)", text
    )
    [path] = set(found)
    return path


def choose_password(link: str) -> Client:
    """Open a link in a browser of one's own, and choose a password if it lets one."""
    client = Client(headers={"accept-language": "en"})
    form = client.get(link, follow=True)
    if form.redirect_chain:
        client.post(form.redirect_chain[-1][0], NEW)
    return client


def lets_in(link: str) -> bool:
    return "This link has served" not in Client(headers={"accept-language": "en"}).get(link).text


@pytest.mark.parametrize(
    ("person", "proposed"),
    [
        ("Zayd", {"username": "zayd"}),
        ("zayd@hashiya.example", {"username": "zayd", "email": "zayd@hashiya.example"}),
        ("زيد حسن", {"username": "زيد.حسن", "name": "زيد حسن"}),
        ("manager", {}),
    ],
)
def test_who_has_no_account_is_offered_one_with_what_is_known(
    *, client: Client, news: Project, person: str, proposed: dict[str, str]
) -> None:
    answer = client.post(LIST, {"person": person, "role": "manager"})

    filled = dict(re.findall(r'name="new-(\w+)" value="([^"]+)"', answer.text))
    assert (filled, news.members.count()) == (proposed, 1)
    assert (answer.status_code, "Make an account" in answer.text) == (
        (422, True) if proposed else (302, False)
    )


def test_a_manager_makes_an_account_whose_owner_comes_in_by_the_link(
    client: Client, news: Project
) -> None:
    page = client.post(ENROL, ZAYD)
    choose_password(link_in(page.text))

    zayd = User.objects.get(username="zayd")
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert (str(zayd), zayd.email, zayd.language) == ("زيد حسن", "zayd@hashiya.example", "ar")
    assert news.memberships.get(user=zayd).role == "annotator"
    assert Client().login(username="zayd", password=NEW["password1"])


def test_the_link_is_shown_once_and_works_once(client: Client, news: Project) -> None:
    link = link_in(client.post(ENROL, ZAYD).text)
    before = lets_in(link)
    choose_password(link)

    assert link not in client.get(LIST).text
    assert (news.members.count(), before, lets_in(link)) == (2, True, False)


@pytest.mark.usefixtures("news")
def test_who_chooses_a_password_is_told_the_username(client: Client) -> None:
    link = link_in(client.post(ENROL, ZAYD).text)

    form = Client(headers={"accept-language": "en"}).get(link, follow=True)

    assert "Your username is zayd. Letters go to zayd@hashiya.example." in form.text


@pytest.mark.usefixtures("news")
def test_the_link_goes_to_the_address_too_in_the_readers_language(client: Client) -> None:
    page = client.post(ENROL, ZAYD)

    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["zayd@hashiya.example"], "تفضّل إلى حاشية")
    assert link_in(str(letter.body)) == link_in(page.text)
    assert "أُنشئ لك حساب في حاشية بدعوة من كريم." in letter.body
    assert "اسم المستخدم الخاص بك هو zayd." in letter.body
    assert "It was sent to zayd@hashiya.example, too." in page.text


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    ("backend", "email", "told"),
    [
        ("django.core.mail.backends.locmem.EmailBackend", "", "There is no e-mail address"),
        ("django.core.mail.backends.console.EmailBackend", "z@h.example", "No mail server is set"),
        (f"{__name__}.Refusing", "z@h.example", "The letter to z@h.example could not be sent"),
    ],
)
def test_what_cannot_be_sent_is_said_and_handed_over(
    *, client: Client, settings: LazySettings, backend: str, email: str, told: str
) -> None:
    settings.EMAIL_BACKEND = backend

    page = client.post(ENROL, {**ZAYD, "new-email": email})

    assert told in page.text
    assert lets_in(link_in(page.text))
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"new-username": "zayd hasan"}, "“zayd hasan” cannot be a username"),
        ({"new-username": "Manager"}, "Somebody has the username “Manager” already"),
        ({"new-name": "زيد\u202eحسن"}, "The name cannot be shown as it is"),
        ({"new-email": "zayd"}, "“zayd” is no e-mail address"),
        ({"new-email": "HUDA@hashiya.example"}, "Somebody has the e-mail address"),
        ({"new-role": "king"}, "king"),
        ({"new-language": "fr"}, "fr"),
        ({"new-name": ""}, "This field is required."),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_at_its_field_and_nobody_is_enrolled(
    *, client: Client, news: Project, given: dict[str, str], told: str
) -> None:
    making.person("huda", email="huda@hashiya.example")

    answer = client.post(ENROL, ZAYD | given)

    assert (answer.status_code, answer.text.count('class="wrong"')) == (422, 1)
    assert told in answer.text
    assert (news.members.count(), User.objects.count(), mail.outbox) == (1, 2, [])


def test_a_newcomer_is_given_a_new_link_and_the_former_opens_nothing(
    client: Client, news: Project
) -> None:
    former = link_in(client.post(ENROL, ZAYD).text)
    zayd = news.members.get(username="zayd")

    listed = client.get(LIST).text
    new = link_in(client.post(f"{LIST}{zayd.pk}/link/").text)

    assert (listed.count("Has not come in yet"), listed.count("New link")) == (1, 1)
    assert (lets_in(former), lets_in(new)) == (False, True)


def test_nobody_takes_over_the_account_of_who_has_a_password(client: Client, news: Project) -> None:
    choose_password(link_in(client.post(ENROL, ZAYD).text))
    zayd = news.members.get(username="zayd")
    mail.outbox.clear()

    answer = client.post(f"{LIST}{zayd.pk}/link/", follow=True)

    assert "New link" not in answer.text
    assert ("/reset/key/" in answer.text, mail.outbox) == (False, [])
    assert "needs no link of yours" in answer.text
    assert Client().login(username="zayd", password=NEW["password1"])


def test_nobody_takes_over_a_newcomer_by_making_them_a_member(
    client: Client, news: Project
) -> None:
    theirs = making.project("theirs")
    zayd = people.invite(
        project=theirs,
        username="zayd",
        name="",
        email="",
        language=User.Language.ARABIC,
        role=MemberRole.MANAGER,
    )
    huda = people.enrol(username="huda", founds_projects=True)
    for person in (zayd, huda):
        admit(project=news, user=person, role=MemberRole.VIEWER)

    answers = [client.post(f"{LIST}{person.pk}/link/", follow=True).text for person in (zayd, huda)]

    assert ["/reset/key/" in one for one in answers] == [False, False]
    assert ["needs no link of yours" in one for one in answers] == [True, True]


def test_who_is_no_member_gets_no_link(client: Client, news: Project) -> None:
    huda = people.enrol(username="huda")

    assert client.post(f"{LIST}{huda.pk}/link/").status_code == 404
    assert news.members.count() == 1


def test_others_do_not_see_who_has_not_come_in(client: Client, news: Project) -> None:
    client.post(ENROL, ZAYD)

    text = member(news, MemberRole.REVIEWER).get(LIST).text

    assert "Has not come in yet" not in text
    assert "New link" not in text
