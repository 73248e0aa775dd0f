"""Coming in, going out, and passwords; in whose language it is said."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from tests.labels import making

pytestmark = pytest.mark.django_db

FIRST = "accounts/login/"


@pytest.fixture(autouse=True)
def salma() -> None:
    user = making.person("salma", email="salma@hashiya.example")
    user.set_password("kitab-qalam-7")
    user.save()


def test_whoever_is_not_signed_in_is_asked_to_and_comes_to_where_they_wanted() -> None:
    client = Client()

    sent = client.get("/account/")
    entered = client.post(sent["Location"], {"login": "salma", "password": "kitab-qalam-7"})

    assert (sent.status_code, sent["Location"]) == (302, "/accounts/login/?next=/account/")
    assert (entered.status_code, entered["Location"]) in {(302, "/"), (302, "/account/")}
    assert client.get("/").status_code == 200


def test_a_wrong_password_is_told_and_lets_nobody_in() -> None:
    client = Client(headers={"accept-language": "en"})

    answer = client.post("/accounts/login/", {"login": "salma", "password": "wrong"})

    assert 'role="alert"' in answer.text
    assert client.get("/").status_code == 302


def test_one_may_sign_in_by_e_mail_too() -> None:
    client = Client()

    client.post("/accounts/login/", {"login": "salma@hashiya.example", "password": "kitab-qalam-7"})

    assert client.get("/").status_code == 200


def test_nobody_signs_up_by_themselves() -> None:
    assert Client().get("/accounts/signup/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "language", "direction", "words"),
    [
        ("", "ar", "rtl", "تسجيل الدخول"),
        ("ar-LB,en;q=0.5", "ar", "rtl", "تسجيل الدخول"),
        ("en-GB,en", "en", "ltr", "Sign in"),
        ("fr", "ar", "rtl", "تسجيل الدخول"),
    ],
)
def test_the_page_to_sign_in_is_in_the_browsers_language_and_else_in_arabic(
    *, asked: str, language: str, direction: str, words: str
) -> None:
    answer = Client(headers={"accept-language": asked}).get("/accounts/login/")

    assert f'<html lang="{language}" dir="{direction}"' in answer.text
    assert words in answer.text


def test_a_password_is_reset_by_a_link_in_a_letter_that_works_once() -> None:
    client = Client(headers={"accept-language": "ar"})
    client.post("/accounts/password/reset/", {"email": "salma@hashiya.example"})
    [letter] = mail.outbox
    link = re.search(r"http://testserver(\S+)", str(letter.body))
    assert link

    form = client.get(link[1], follow=True)
    new = {"password1": "daftar-hibr-9", "password2": "daftar-hibr-9"}
    client.post(form.redirect_chain[-1][0], new)
    again = Client(headers={"accept-language": "en"}).get(link[1])

    assert "مرحباً!" in letter.body
    assert client.login(username="salma", password="daftar-hibr-9")
    assert "This link has served" in again.text


def test_a_letter_goes_to_nobody_who_has_no_account() -> None:
    answer = Client().post("/accounts/password/reset/", {"email": "nobody@hashiya.example"})

    assert answer.status_code == 302
    assert mail.outbox == []


def test_going_out_is_asked_for_and_then_done() -> None:
    client = Client(headers={"accept-language": "en"})
    client.login(username="salma", password="kitab-qalam-7")

    asked = client.get("/accounts/logout/")
    client.post("/accounts/logout/")

    assert asked.status_code == 200
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/inactive/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/done/",
    ],
)
def test_every_page_of_the_entrance_is_in_our_frame(path: str) -> None:
    answer = Client().get(path)

    assert answer.status_code == 200
    assert 'class="entrance"' in answer.text


def test_a_password_is_changed_by_who_knows_the_old_one() -> None:
    client = Client()
    client.login(username="salma", password="kitab-qalam-7")
    new = {"password1": "daftar-hibr-9", "password2": "daftar-hibr-9"}

    wrong = client.post("/accounts/password/change/", {"oldpassword": "wrong", **new})
    right = client.post("/accounts/password/change/", {"oldpassword": "kitab-qalam-7", **new})

    assert 'aria-invalid="true"' in wrong.text
    assert right.status_code == 302
    assert Client().login(username="salma", password="daftar-hibr-9")
