"""One's own account and tokens over the API."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from annotator import tokens
from annotator.models import Token
from tests.annotator.api.conftest import Program
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    """Somebody signed in by session."""
    client = Client()
    client.force_login(making.person("reader", language="en"))
    return client


def test_one_sees_who_one_is(manager: Program) -> None:
    assert manager.get("me/").told == {
        "username": "manager",
        "name": "manager",
        "language": "en",
        "appearance": "system",
        "may_found_projects": True,
    }


def test_one_chooses_language_and_appearance(manager: Program) -> None:
    told = manager.ask("PATCH", "me/", {"language": "ar", "appearance": "dark"}).told

    assert (told["language"], told["appearance"]) == ("ar", "dark")


def test_a_token_is_shown_once_and_opens_the_door(browser: Client) -> None:
    made = browser.post("/api/tokens/", {"name": "export", "days": 7}, "application/json").json()
    listed = browser.get("/api/tokens/").json()

    opened = Client().get("/api/me/", headers={"Authorization": f"Token {made['token']}"})

    assert opened.json()["username"] == "reader"
    assert [set(one) for one in listed] == [{"key", "name", "made_at", "expires_at"}]
    assert made["token"] not in str(Token.objects.values())


def test_a_deleted_token_opens_nothing(browser: Client) -> None:
    made = browser.post("/api/tokens/", {"name": "export"}, "application/json").json()

    deleted = browser.delete(f"/api/tokens/{made['key']}/")
    refused = Client().get("/api/me/", headers={"Authorization": f"Token {made['token']}"})

    assert (deleted.status_code, refused.status_code) == (204, 401)


def test_anothers_token_is_not_deleted(browser: Client, manager: Program) -> None:
    key = Token.objects.get(user=manager.user).token_key

    assert browser.delete(f"/api/tokens/{key}/").status_code == 404
    assert manager.get("me/").status_code == 200


def test_an_expired_token_opens_nothing(manager: Program) -> None:
    Token.objects.update(expiry=datetime.now(UTC) - timedelta(seconds=1))

    assert manager.get("me/").status_code == 401


def test_a_token_makes_no_tokens(manager: Program) -> None:
    assert manager.post("tokens/", {"name": "more"}).status_code == 403


def test_the_tokens_of_one_person_have_an_end(browser: Client) -> None:
    for number in range(tokens.MOST_TOKENS):
        browser.post("/api/tokens/", {"name": str(number)}, "application/json")

    response = browser.post("/api/tokens/", {"name": "one more"}, "application/json")

    assert response.status_code == 409


def test_an_inactive_person_gets_in_by_no_token(manager: Program) -> None:
    manager.user.is_active = False
    manager.user.save()

    assert manager.get("me/").status_code == 401


def test_preferences_are_told_whole_and_chosen_by_parts(manager: Program) -> None:
    at_first = manager.get("me/preferences/").told
    told = manager.ask("PATCH", "me/preferences/", {"reading": {"size": 30}}).told

    assert told == {**at_first, "reading": {**at_first["reading"], "size": 30}}
    assert manager.get("me/preferences/").told == told
    assert at_first["reading"]["size"] == 22


def test_preferences_that_nobody_knows_are_refused_with_a_sentence(manager: Program) -> None:
    answer = manager.ask("PATCH", "me/preferences/", {"reading": {"size": 90}})

    assert (answer.status_code, answer.told["type"], answer.told["at"]) == (
        400,
        "urn:problem-type:hashiya:misspelt",
        "reading.size",
    )
    assert answer.told["detail"].startswith("90 is nothing that “reading.size” may be")


def test_keys_that_nobody_can_have_are_refused_with_a_sentence(manager: Program) -> None:
    answer = manager.ask("PATCH", "me/preferences/", {"keys": {"note": ["Ctrl+KeyT"]}})

    told = answer.told
    assert (answer.status_code, told["type"], told["code"], told["detail"]) == (
        422,
        "urn:problem-type:hashiya:keys",
        "chord-of-browser",
        "“Ctrl T” is the browser's own: choose another key for “Note on the chosen label”.",
    )
