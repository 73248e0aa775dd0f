"""The server or the browser killed at any moment while a person labels by keyboard."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.durability.conftest import Run
from tests.durability.hashiya import Hashiya
from tests.durability.processes import PATIENCE, Moment, as_soon_as
from tests.durability.window import Window, keys, marks

LONGEST = 0.06
"""Seconds after a key was pressed in which somebody is killed: a few labels are made in them."""

pytestmark = pytest.mark.browser
log = logging.getLogger(__name__)


@pytest.fixture
def window(browser: Browser, hashiya: Hashiya, tmp_path: Path) -> Iterator[Window]:
    """The article in the editor."""
    one = Window(tmp_path / "profile", hashiya=hashiya, chromium=browser.browser_type)
    one.open()
    yield one
    one.kill()
    assert one.errors == []


def test_what_is_made_while_the_server_is_dead_is_told_and_arrives_once(
    hashiya: Hashiya, window: Window, run: Run
) -> None:
    pressed, told, killer = keys(run.labels), [], Moment(lambda: None, after=0)

    for number, key in enumerate(pressed):
        if number in run.kills:
            killer = Moment(hashiya.kill, after=run.chance.uniform(0, LONGEST))
        window.label(key)
        if number + 1 - run.pause in run.kills:
            killer.pass_by()
            told.append(waiting(window) - (number + 1 - len(hashiya.marks())))
            hashiya.start()
    window.settle()

    assert hashiya.marks() == marks(hashiya.facts, pressed)
    assert window.listed() == window.kept()
    hashiya.is_sound()
    # What was committed without an answer is told as waiting all the same.
    assert min(told) >= 0
    log.info(
        "%s labels, server killed %s times: 0 lost, 0 twice; told waiting beyond the missing: %s",
        *(run.labels, hashiya.kills, told),
    )


def waiting(window: Window) -> int:
    """How many changes the page says are waiting, as soon as it says that nobody answers."""
    saving = window.page.locator("#saving")
    expect(saving).to_have_attribute("data-state", "offline", timeout=PATIENCE * 1000)
    return window.says()[1]


def test_a_killed_browser_sends_at_the_next_visit_what_it_had_not_sent(
    hashiya: Hashiya, window: Window, run: Run
) -> None:
    pressed, visits, number, shown_saved = keys(run.labels), [], 0, 0
    deeds, killer = plan(run, hashiya, window), Moment(lambda: None, after=0)

    while number < run.labels:
        if deeds and deeds[0][0] <= number:
            killer = Moment(deeds.pop(0)[1], after=run.chance.uniform(0, LONGEST))
        try:
            window.label(pressed[number])
            number += 1
            if number == run.labels:
                killer.pass_by()
            shown_saved = number if window.says()[0] == "saved" else shown_saved
        except Error:
            before, after = reopened(window, hashiya)
            visits.append((shown_saved, before, number, after))
            assert hashiya.marks() == marks(hashiya.facts, pressed[:after])
            assert window.listed() == window.kept()
            number = after
            window.go_to(number)
    window.settle()

    assert hashiya.marks() == marks(hashiya.facts, pressed)
    assert window.listed() == window.kept()
    hashiya.is_sound()
    log.info(
        "%s labels, browser killed %s times, server %s times; (shown as saved, on the server, "
        "made, there after the next visit): %s",
        *(run.labels, window.kills, hashiya.kills, visits),
    )
    assert all(saved <= before and made <= after for saved, before, made, after in visits)


def plan(run: Run, hashiya: Hashiya, window: Window) -> list[tuple[int, Callable[[], None]]]:
    """Before which label who is killed: the browser, every other time the server before it."""
    deeds: list[tuple[int, Callable[[], None]]] = []
    for turn, at in enumerate(run.kills):
        if turn % 2:
            deeds.append((at, hashiya.kill))
        deeds.append((at + run.pause - 1, window.kill))
    return deeds


def reopened(window: Window, hashiya: Hashiya) -> tuple[int, int]:
    """Open the browser again, on a server that runs again.

    How many labels the server has before, and after what was left was sent.
    """
    as_soon_as(lambda: None if window.runs else True)
    if not hashiya.runs:
        hashiya.start()
    before = len(hashiya.marks())
    window.open()
    window.settle()
    return before, len(hashiya.marks())
