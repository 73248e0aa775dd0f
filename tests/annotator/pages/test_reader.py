"""Language and appearance: kept with the account, before signing in by cookies."""

from __future__ import annotations

import pytest
from django.test import Client

from labels.models import User
from tests.annotator.pages.conftest import signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db


def html(client: Client, path: str = "/accounts/login/") -> str:
    return client.get(path).text.partition("<head>")[0].partition("<html ")[2].strip()


def test_the_language_of_the_account_wins_over_the_browsers() -> None:
    client = signed_in(making.person("salma"), "ar")
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    assert html(client, "/").startswith('lang="ar" dir="rtl"')


def test_the_switch_changes_the_account_and_the_cookies_and_comes_back() -> None:
    salma = making.person("salma")
    client = signed_in(salma, "ar")

    answer = client.post(
        "/preferences/",
        {"language": "en"},
        headers={"referer": "http://testserver/account/?tab=2"},
    )

    salma.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, "/account/?tab=2")
    assert (salma.language, salma.appearance) == ("en", "system")
    assert client.cookies["django_language"].value == "en"


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_before_signing_in_the_appearance_is_remembered_by_the_browser(appearance: str) -> None:
    client = Client()

    client.post("/preferences/", {"appearance": appearance})

    assert html(client) == (
        f'lang="ar" dir="rtl" data-appearance="{appearance}" data-bs-theme="{appearance}" '
        'data-contrast="system" data-colours="normal">'
    )


def test_a_cookie_that_says_nonsense_is_passed_over() -> None:
    client = Client()
    client.cookies["appearance"] = "violet"

    assert 'data-appearance="system"' in html(client)


@pytest.mark.parametrize("sent", [{"language": "fr"}, {"appearance": "violet"}])
def test_what_is_no_choice_changes_nothing(sent: dict[str, str]) -> None:
    salma = making.person("salma")
    client = signed_in(salma, "ar")

    client.post("/preferences/", sent)

    salma.refresh_from_db()
    assert (salma.language, salma.appearance) == ("ar", User.Appearance.SYSTEM)


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/", "javascript:alert(1)"])
def test_the_way_back_never_leads_elsewhere(referer: str) -> None:
    answer = Client().post("/preferences/", {"appearance": "dark"}, headers={"referer": referer})

    assert answer["Location"] == "/"


def test_two_slashes_do_not_make_another_machine_of_a_path() -> None:
    referer = "http://testserver//elsewhere.example/"

    answer = Client().post("/preferences/", {"appearance": "dark"}, headers={"referer": referer})

    assert answer["Location"] == "/elsewhere.example/"
