"""One's own keys of the editor: shown, given, taken from another, given back."""

from __future__ import annotations

import pytest
from django.test import Client

from labels.keys import COMMANDS
from labels.models import User
from labels.preferences import preferences_from
from tests.annotator.pages.conftest import signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db

KEYS = "/account/keys/"


@pytest.fixture
def reader() -> User:
    return making.person("reader")


@pytest.fixture
def browser(reader: User) -> Client:
    return signed_in(reader)


def own(user: User) -> dict[str, tuple[str, ...]]:
    user.refresh_from_db()
    return dict(preferences_from(user.preferences).keys)


def asked(browser: Client, **form: str) -> str:
    """What the page says of it, as its script asks."""
    return browser.post(KEYS, form, headers={"HX-Request": "true"}).text


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Note on the chosen label"), ("ar", "ملاحظة")]
)
def test_every_command_is_listed_with_its_keys(reader: User, language: str, words: str) -> None:
    text = signed_in(reader, language).get(KEYS).text

    assert words in text
    assert "<kbd>⌫</kbd><kbd>Del</kbd>" in text
    assert text.count('class="key-line"') == len(COMMANDS)


def test_a_key_is_given_and_said(browser: Client, reader: User) -> None:
    text = asked(browser, deed="give", command="note", chord="KeyK")

    assert own(reader) == {"note": ("KeyK",)}
    assert "“Note on the chosen label” has “K”." in text


def test_a_key_is_added_to_those_that_are(browser: Client, reader: User) -> None:
    asked(browser, deed="add", command="drop", chord="KeyK")

    assert own(reader) == {"drop": ("Backspace", "Delete", "KeyK")}


def test_a_key_that_another_command_has_is_asked_for_before_it_is_taken(
    browser: Client, reader: User
) -> None:
    text = asked(browser, deed="give", command="comment", chord="KeyN")

    question = "“N” is the key of “Note on the chosen label”, which will then have “⇧N”."
    assert (question in text, own(reader)) == (True, {})

    asked(browser, deed="give", command="comment", chord="KeyN", sure="on")

    assert own(reader) == {"comment": ("KeyN",)}


def test_who_would_be_left_without_a_key_is_named_as_such(browser: Client) -> None:
    text = asked(browser, deed="give", command="note", chord="ArrowDown")

    assert "“↓” is the key of “Next sentence”, which will then have none." in text


def test_a_key_that_nobody_can_have_is_refused_in_a_sentence(browser: Client, reader: User) -> None:
    text = asked(browser, deed="give", command="note", chord="Ctrl+KeyT")

    assert "“Ctrl T” is the browser&#x27;s own" in text
    assert own(reader) == {}


def test_one_command_or_all_get_back_what_they_had_at_first(browser: Client, reader: User) -> None:
    asked(browser, deed="give", command="note", chord="KeyK")
    asked(browser, deed="give", command="link", chord="KeyU")

    asked(browser, deed="reset", command="note")
    assert own(reader) == {"link": ("KeyU",)}

    text = asked(browser, deed="reset-all")
    assert (own(reader), "All keys are as they were at first." in text) == ({}, True)


def test_without_a_script_the_page_comes_whole_and_says_the_same(
    browser: Client, reader: User
) -> None:
    answer = browser.post(KEYS, {"deed": "give", "command": "note", "chord": "KeyK"}, follow=True)

    assert "“Note on the chosen label” has “K”." in answer.text
    assert own(reader) == {"note": ("KeyK",)}


@pytest.mark.parametrize(
    "form", [{}, {"deed": "fly"}, {"deed": "give", "command": "fly", "chord": "KeyK"}]
)
def test_what_nobody_can_ask_changes_nothing(
    browser: Client, reader: User, form: dict[str, str]
) -> None:
    answer = browser.post(KEYS, form)

    assert (answer.status_code, own(reader)) == (422, {})
