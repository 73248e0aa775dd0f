"""The own e-mail address: changed at once, or by a letter to the new one."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from annotator import addresses
from annotator.letters import TO_THE_LOG
from labels.models import User
from tests.annotator.pages.conftest import signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db

PAGE = "/account/email/"
PASSWORD = "kitab-qalam-7"
NEW = "salma@new.example"


@pytest.fixture
def salma() -> User:
    user = making.person("salma", email="salma@old.example", language="ar")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def client(salma: User) -> Client:
    return signed_in(salma, "ar")


def asked(client: Client, email: str = NEW, password: str = PASSWORD) -> str:
    """The page that answers to a wish."""
    return client.post(PAGE, {"email": email, "password": password}, follow=True).text


def now_of(user: User) -> str:
    user.refresh_from_db()
    return user.email


def link_in(letter: mail.EmailMessage) -> str:
    """The link of a letter, without the server's name."""
    found = re.search(r"http://testserver(/\S+)", str(letter.body))
    assert found
    return found[1]


def test_a_letter_goes_to_the_new_address_and_its_link_changes_it(
    client: Client, salma: User
) -> None:
    assert f"رسالة في طريقها إلى {NEW}" in asked(client)
    [letter] = mail.outbox
    assert letter.subject == "أكّد عنوانك الجديد"
    unchanged = now_of(salma)

    shown = client.get(link_in(letter))
    still_unchanged = now_of(salma)
    client.post(link_in(letter))

    assert NEW in shown.text
    assert (unchanged, still_unchanged, now_of(salma)) == (
        "salma@old.example",
        "salma@old.example",
        NEW,
    )
    assert [one.to for one in mail.outbox] == [[NEW], ["salma@old.example"]]


def test_without_a_mail_server_it_is_changed_at_once(
    client: Client, salma: User, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = TO_THE_LOG

    asked(client)

    assert (now_of(salma), mail.outbox) == (NEW, [])


def test_an_address_can_be_given_up(client: Client, salma: User) -> None:
    asked(client, email="")

    assert now_of(salma) == ""
    assert [one.to for one in mail.outbox] == [["salma@old.example"]]


@pytest.mark.parametrize("password", ["", "wrong"])
def test_the_password_is_asked_again(client: Client, salma: User, password: str) -> None:
    answer = client.post(PAGE, {"email": NEW, "password": password})

    assert (answer.status_code, now_of(salma), mail.outbox) == (422, "salma@old.example", [])


@pytest.mark.parametrize("email", ["no address", "Kamal@new.example"])
def test_what_is_no_address_or_anothers_is_refused(client: Client, email: str) -> None:
    making.person("kamal", email="kamal@new.example")

    answer = client.post(PAGE, {"email": email, "password": PASSWORD})

    assert (answer.status_code, mail.outbox) == (422, [])
    assert email in answer.text


def test_a_link_works_once_and_for_its_owner_alone(client: Client, salma: User) -> None:
    key = addresses.link_key(salma, NEW)
    other = signed_in(making.person("kamal"))

    others, first = other.post(f"{PAGE}{key}/"), client.post(f"{PAGE}{key}/")
    again, broken = client.get(f"{PAGE}{key}/"), client.get(f"{PAGE}broken/")

    assert [one["Location"] for one in (others, first, again, broken)] == [
        PAGE,
        "/account/",
        PAGE,
        PAGE,
    ]
    assert now_of(salma) == NEW


def test_an_address_that_another_took_meanwhile_is_told(client: Client, salma: User) -> None:
    key = addresses.link_key(salma, NEW)
    making.person("kamal", email=NEW)

    answer = client.post(f"{PAGE}{key}/", follow=True)

    assert NEW in answer.text
    assert now_of(salma) == "salma@old.example"


def test_a_letter_that_cannot_be_sent_changes_nothing(
    client: Client, salma: User, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    answer = client.post(PAGE, {"email": NEW, "password": PASSWORD})

    assert (answer.status_code, now_of(salma)) == (422, "salma@old.example")


def test_the_former_address_opens_the_account_no_more(salma: User) -> None:
    EmailAddress.objects.create(user=salma, email="salma@old.example")

    addresses.change(user=salma, email=NEW)

    given = {"login": "salma@old.example", "password": PASSWORD}
    assert Client().post("/accounts/login/", given).status_code == 200
    assert not EmailAddress.objects.filter(email="salma@old.example").exists()


def test_the_account_leads_to_the_page(client: Client) -> None:
    assert f'href="{PAGE}"' in client.get("/account/").text
    assert "salma@old.example" in client.get(PAGE).text
