"""Whatever two tabs do, and whatever befalls network and session: screens, server and model agree.

`ACTIONS=1000 SEED=7 pytest tests/browser/editor/test_any_actions.py` is the long run; a failure
names its seed and the last actions.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from labels.models import Project, User
from labels.schema import MentionKind, MentionType, Overlap, Role, Schema
from tests.browser.editor.conftest import Open, found
from tests.browser.editor.model import EVENT
from tests.browser.editor.play import KEYS, THEIRS, Play
from tests.labels import making

ACTIONS = int(os.environ.get("ACTIONS", "120"))
SEED = int(os.environ.get("SEED", "5"))
PATIENCE = 60_000
"""Milliseconds: a long run shares its machine."""
STRETCH = 20
"""Actions after which all is looked at."""

# None of them begins with what could be a particle.
WORDS = "نخيل زيتون رمان مشمش قمح شعير طحين عنب غزال حصان خروف دجاج صقر نسر زرافة حمام غراب نعامة"


@pytest.fixture
def project(annotator: User) -> Project:
    """A project of three entities that do not overlap, and an event with one role."""
    who = Role("Who", hotkey="KeyE")
    event = MentionType(EVENT, MentionKind.EVENT, hotkey="KeyK", roles=(who,))
    types = (*(MentionType(name, hotkey=key) for name, key in KEYS.items()), event)
    return found(annotator, Schema("any", types=types, overlap=Overlap.NONE))


@pytest.fixture
def play(project: Project, page: Page, open_desk: Open) -> Iterator[Play]:
    """Both tabs at an article of one sentence."""
    page.context.set_default_timeout(PATIENCE)
    making.bring(project, making.reading("words", text=f"{WORDS} {' '.join(THEIRS)}."))
    desk = open_desk(project.articles.get(external_id="words"))
    assert (
        desk.page.evaluate("JSON.parse(document.getElementById('boot').textContent).particles")
        == []
    )
    playing = Play(desk, SEED)
    yield playing
    playing.weather.clear()


def test_screens_server_and_model_agree_whatever_is_done_and_befalls(play: Play) -> None:
    for number in range(1, ACTIONS + 1):
        try:
            play.act()
        except AssertionError:
            raise
        except Exception as error:
            play.agrees(play.here)
            raise AssertionError(play.story) from error
        if number % STRETCH == 0:
            play.all_agree()

    play.all_agree()
