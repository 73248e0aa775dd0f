"""`enrol` on the shell."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from labels.models import User
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(settings: LazySettings) -> None:
    settings.SHELL_LANGUAGE = "en"


def enrolled(*arguments: str) -> list[str]:
    """The lines that the command writes."""
    out = StringIO()
    call_command("enrol", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_first_person_of_a_house_comes_in_by_the_link_and_may_found_projects() -> None:
    *_, link = enrolled("karim", "--name", "كريم الشامي", "--founds-projects")
    client = Client()
    path = re.sub("^https?://[^/]+", "", link)
    form = client.get(path, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "daftar-hibr-9", "password2": "daftar-hibr-9"})

    karim = User.objects.get()
    assert (karim.username, str(karim), karim.is_staff) == ("karim", "كريم الشامي", True)
    assert client.login(username="karim", password="daftar-hibr-9")
    assert client.get("/projects/new/").status_code == 200


def test_the_link_goes_to_the_address_too() -> None:
    _, told, link = enrolled("zayd", "--email", "zayd@hashiya.example", "--language", "en")

    [letter] = mail.outbox
    assert told == "It was sent to zayd@hashiya.example, too."
    assert link in letter.body
    assert "An account on Hashiya has been made for you." in letter.body
    assert User.objects.values_list("language", "is_staff").get() == ("en", False)


def test_another_link_is_made_for_somebody_who_has_an_account() -> None:
    enrolled("zayd")

    *_, link = enrolled("zayd", "--again")

    assert "/accounts/password/reset/key/" in link
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["huda"], "Somebody has the username “huda” already"),
        (["two words"], "“two words” cannot be a username"),
        (["zayd", "--email", "zayd"], "“zayd” is no e-mail address"),
        (["zayd", "--again"], "Nobody is called “zayd”"),
    ],
    ids=str,
)
def test_who_cannot_be_enrolled_is_refused_in_a_sentence(arguments: list[str], told: str) -> None:
    making.person("huda")

    with pytest.raises(CommandError, match=told):
        enrolled(*arguments)

    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("known", "origin"),
    [
        ({"ALLOWED_HOSTS": ["localhost"], "PORT": 8123}, "http://localhost:8123"),
        ({"ALLOWED_HOSTS": [".hashiya.example"], "HTTPS": True}, "https://hashiya.example"),
        ({"ALLOWED_HOSTS": ["*"], "PORT": 80}, "http://localhost:80"),
        (
            {"CSRF_TRUSTED_ORIGINS": ["https://*.example", "https://news.example:8443"]},
            "https://news.example:8443",
        ),
    ],
    ids=str,
)
def test_the_link_leads_to_where_the_settings_say(
    settings: LazySettings, known: dict[str, object], origin: str
) -> None:
    for name, value in known.items():
        setattr(settings, name, value)

    *_, link = enrolled("zayd")

    assert link.startswith(f"{origin}/accounts/password/reset/key/")


def test_the_link_leads_to_where_one_says() -> None:
    *_, link = enrolled("zayd", "--origin", "https://news.example/")

    assert link.startswith("https://news.example/accounts/password/reset/key/")
