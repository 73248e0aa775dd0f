"""An article of the demo from signing in to handing in, with an Arabic keyboard alone."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from labels.models import AnnotationSet, User
from labels.records import document_of
from labels.schema import MentionKind
from tests.browser.editor.arabic_keyboard import ArabicKeyboard
from tests.browser.waiting import DRAWN

PASSWORD = "three-words-for-one"

ENTITIES = (
    (1, "التحالف", 2, "KeyO"),
    (1, "بمقاتلات", 1, "KeyV Alt+BracketRight"),
    (1, "فجر", 2, "KeyT"),
    (1, "لتنظيم", 2, "KeyO"),
    (1, "بالعراق", 1, "KeyG"),
    (1, "جبال", 2, "KeyL"),
    (1, "بغداد", 1, "KeyG"),
    (2, "الجيش", 2, "KeyO"),
    (2, "حازم", 2, "KeyP"),
    (2, "7", 2, "KeyP"),
    (2, "ثلاثة", 2, "KeyP"),
)
EVENTS = (
    (1, "قصف", "Shift+KeyA", ("KeyE", "KeyI", "KeyT", "KeyL")),
    (2, "مقتل", "Shift+KeyD", ("KeyV",)),
    (2, "وإصابة", "Shift+KeyI", ("KeyV",)),
)
EXPECTED = [
    ("إصابة", "Victim", "ثلاثة آخرين"),
    ("قصف", "Attacker", "التحالف الدولي"),
    ("قصف", "Instrument", "مقاتلات"),
    ("قصف", "Place", "العراق"),
    ("قصف", "Time", "فجر الثلاثاء"),
    ("مقتل", "Victim", "7 مسلحين"),
]


def _sign_in(page: Page, keyboard: ArabicKeyboard) -> None:
    page.goto("/")
    expect(page.locator("[name=login]")).to_be_focused()
    keyboard.write("annotator")
    keyboard.press("Tab")
    keyboard.write(PASSWORD)
    keyboard.press("Enter")
    page.wait_for_url(lambda url: "login" not in url)


def _tab_to(page: Page, keyboard: ArabicKeyboard, selector: str) -> None:
    """Tab until that has the focus, and press it."""
    expect(page.locator(selector).first).to_be_visible()
    for _ in range(40):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return keyboard.press("Enter")
        keyboard.press("Tab")
    raise AssertionError(f"Tab does not come to {selector}")


def _go(page: Page, keyboard: ArabicKeyboard, /, *, sentence: int, word: str) -> None:
    """To a word as a reader goes: down or up to its sentence, then along the words."""
    keyboard.press("Home")
    where, told = page.locator("#where"), page.locator("#announced")
    for _ in range(20):
        page.evaluate(DRAWN)
        here = int(where.inner_text().split()[1])
        if here == sentence:
            break
        keyboard.press("ArrowDown" if here < sentence else "ArrowUp")
    for _ in range(60):
        page.evaluate(DRAWN)
        if told.inner_text().strip() == word:
            return
        keyboard.press("ArrowLeft")
    raise AssertionError(f"the arrows do not come to {word}")


def _annotate(page: Page, keyboard: ArabicKeyboard) -> None:
    for sentence, word, words, keys in ENTITIES:
        _go(page, keyboard, sentence=sentence, word=word)
        keyboard.press(*["Shift+ArrowLeft"] * (words if words > 1 else 0), *keys.split())
    for sentence, word, key, roles in EVENTS:
        _go(page, keyboard, sentence=sentence, word=word)
        keyboard.press(key)
        for role in roles:
            keyboard.press(role, "Enter")


@pytest.fixture
def annotator() -> User:
    """The demo's, with a password that is known."""
    call_command("load_demo", stdout=io.StringIO())
    found = User.objects.get(username="annotator")
    found.set_password(PASSWORD)
    found.save()
    return found


def _handed_in(annotator: User) -> tuple[list[MentionKind], list[tuple[str, str, str]]]:
    """What the server has of the article once it is handed in: kinds of labels, and arguments."""
    reading = AnnotationSet.objects.get(
        author=annotator, article__title__contains="F-16", state="submitted"
    )
    document = document_of(reading)
    words = {id: document.surface(one) for id, one in document.mentions.items()}
    links = document.links.values()
    joined = sorted((words[one.source], one.type, words[one.target]) for one in links)
    return [one.kind for one in document.mentions.values()], joined


@pytest.mark.django_db(transaction=True)
def test_an_article_is_read_from_signing_in_to_handing_in_by_an_arabic_keyboard(
    page: Page, annotator: User, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard = ArabicKeyboard(page)

    _sign_in(page, keyboard)
    _tab_to(page, keyboard, "a[href='/projects/demo/']")
    _tab_to(page, keyboard, "form[action$='/next/'] button")
    page.wait_for_selector("html[data-whole]", state="attached")
    expect(page.locator("h1")).to_contain_text("F-16")
    keys, actions = keyboard.keys, keyboard.actions
    _annotate(page, keyboard)
    keys, actions = keyboard.keys - keys, keyboard.actions - actions
    keyboard.press("Control+Enter")
    expect(page.locator("h1")).not_to_contain_text("F-16")

    kinds, joined = _handed_in(annotator)
    assert joined == EXPECTED
    assert (kinds.count(MentionKind.ENTITY), kinds.count(MentionKind.EVENT)) == (11, 3)
    # Two actions for a label, two for each argument, one for a letter that is no part of a name.
    assert actions == 2 * (len(ENTITIES) + len(EVENTS)) + 2 * len(EXPECTED) + 1
    with capsys.disabled():
        print(  # noqa: T201 - the figure that this test is for
            f"\nfrom signing in to handing in: {keyboard.actions} actions, {keyboard.keys} keys;"
            f" of these for 11 entities and 3 events with 6 arguments: {actions} and {keys}"
        )
