"""One's own account."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from annotator import tokens
from annotator.models import Token
from labels.actions.preferences import choose
from labels.models import User
from labels.preferences import (
    Chips,
    Choice,
    Contrast,
    Face,
    Letters,
    NoticeKind,
    Post,
    Preferences,
    Reading,
    preferences_from,
)
from tests.annotator.pages.conftest import signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def salma() -> User:
    return making.person("salma")


@pytest.fixture
def client(salma: User) -> Client:
    return signed_in(salma)


def test_a_choice_of_language_and_appearance_is_kept_and_said_in_that_language(
    client: Client, salma: User
) -> None:
    answer = client.post("/account/", {"language": "ar", "appearance": "dark"}, follow=True)

    salma.refresh_from_db()
    assert (salma.language, salma.appearance) == ("ar", "dark")
    assert "حُفظ اختيارك." in answer.text


def test_what_is_no_choice_is_refused(client: Client) -> None:
    answer = client.post("/account/", {"language": "fr", "appearance": "dark"})

    assert (answer.status_code, answer.text.count('class="wrong"')) == (422, 1)


def test_what_comes_by_e_mail_is_chosen_and_kept(client: Client, salma: User) -> None:
    sent = {"letters-kinds": ["answer", "sent-back"], "letters-when": "at-once"}

    client.post("/account/letters/", sent)

    salma.refresh_from_db()
    kinds = (NoticeKind.SENT_BACK, NoticeKind.ANSWER)
    assert preferences_from(salma.preferences).letters == Letters(kinds, Post.AT_ONCE)
    assert client.get("/account/").text.count("checked") >= 3


def test_what_cannot_come_by_e_mail_is_refused(client: Client) -> None:
    answer = client.post("/account/letters/", {"letters-kinds": ["gossip"]})

    assert (answer.status_code, answer.text.count('class="wrong"')) == (422, 2)


def test_how_texts_are_shown_is_chosen_and_kept(client: Client, salma: User) -> None:
    sent = {"face": "amiri", "size": "30", "leading": "180", "width": "60", "chips": "short"}
    sent |= {"contrast": "high", "focus": "on"}

    answer = client.post("/account/reading/", {f"reading-{key}": one for key, one in sent.items()})

    salma.refresh_from_db()
    assert answer.status_code == 302
    assert preferences_from(salma.preferences) == Preferences(
        reading=Reading(
            face=Face.AMIRI,
            size=30,
            leading=180,
            width=60,
            chips=Chips.SHORT,
            contrast=Contrast.HIGH,
            numbers=False,
            focus=True,
        )
    )
    assert 'data-contrast="high" data-colours="high"' in client.get("/account/").text


def test_letters_of_no_size_are_refused_where_they_were_asked_for(
    client: Client, salma: User
) -> None:
    sent = {"face": "amiri", "size": "90", "leading": "180", "width": "60", "chips": "short"}
    sent |= {"contrast": "high"}

    answer = client.post("/account/reading/", {f"reading-{key}": one for key, one in sent.items()})

    salma.refresh_from_db()
    assert (answer.status_code, answer.text.count('class="wrong"')) == (422, 1)
    assert salma.preferences == {}


def test_how_texts_are_shown_is_put_back_as_it_was_at_first(client: Client, salma: User) -> None:
    choose(user=salma, choice=Choice(reading=Reading(size=30)))

    client.post("/account/reading/", {"reset": "1"})

    salma.refresh_from_db()
    assert preferences_from(salma.preferences) == Preferences()


def test_a_token_is_shown_once_and_opens_the_api(client: Client, salma: User) -> None:
    made = client.post("/account/tokens/", {"name": "training", "days": "30"})
    [plain] = re.findall(r'readonly dir="ltr" value="(\w+)"', made.text)
    asked = Client().get("/api/me/", headers={"Authorization": f"Token {plain}"})

    assert made["Cache-Control"] == "no-store"
    assert asked.json()["username"] == salma.username
    assert plain not in client.get("/account/").text


@pytest.mark.parametrize(
    "sent", [{"name": "", "days": "30"}, {"name": "x", "days": "0"}, {"name": "x", "days": "999"}]
)
def test_a_token_needs_a_name_and_a_fair_number_of_days(
    client: Client, sent: dict[str, str]
) -> None:
    answer = client.post("/account/tokens/", sent)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert not Token.objects.exists()


def test_one_has_only_so_many_tokens(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST_TOKENS", 0)

    answer = client.post("/account/tokens/", {"name": "one more", "days": "1"})

    assert answer.status_code == 422
    assert "You have as many tokens as one may have" in answer.text


def test_a_token_is_taken_back_by_its_owner_alone(client: Client, salma: User) -> None:
    client.post("/account/tokens/", {"name": "training", "days": "30"})
    key = Token.objects.get(user=salma).token_key

    signed_in(making.person("yusuf")).post(f"/account/tokens/{key}/drop/")
    kept = Token.objects.count()
    answer = client.post(f"/account/tokens/{key}/drop/", follow=True)

    assert (kept, Token.objects.count()) == (1, 0)
    assert "The token is taken back" in answer.text
