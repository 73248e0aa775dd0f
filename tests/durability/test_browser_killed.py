"""The server or the browser killed at any moment while a person labels by keyboard."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Error

from tests.durability.conftest import Run
from tests.durability.hashiya import Hashiya
from tests.durability.processes import Moment, as_soon_as
from tests.durability.window import Window, keys, marks

LONGEST = 0.06
"""Seconds after a key was pressed in which somebody is killed: a few labels are made in them."""

LAST = 0.25
"""Seconds before the browser's death in which a label may not have reached its database yet."""

pytestmark = pytest.mark.browser
log = logging.getLogger(__name__)


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
    """How many changes the page says are waiting, as soon as it says that nobody answers.

    It tries again and again, and tells no number while it does.
    """
    said = as_soon_as(lambda: said if (said := window.says())[0] == "offline" else None)
    return said[1]


def test_a_killed_browser_sends_at_the_next_visit_what_it_had_not_sent(
    hashiya: Hashiya, window: Window, run: Run
) -> None:
    pressed, visits, made, shown_saved = keys(run.labels), [], Made(), 0
    deeds, killer = plan(run, hashiya, window), Moment(lambda: None, after=0)

    while made.labels < run.labels:
        if deeds and deeds[0][0] <= made.labels:
            killer = Moment(deeds.pop(0)[1], after=run.chance.uniform(0, LONGEST))
        try:
            window.label(pressed[made.labels])
            made.one_more()
            if made.labels == run.labels:
                killer.pass_by()
            shown_saved = made.labels if window.says()[0] == "saved" else shown_saved
        except Error:
            before, after = reopened(window, hashiya)
            visits.append((shown_saved, before, made.until(window.killed_at - LAST), after))
            made.lost += max(0, made.labels - after)
            assert hashiya.marks() == marks(hashiya.facts, pressed[:after])
            assert window.listed() == window.kept()
            made.go_on_from(after)
            window.go_to(after)
    window.settle()

    assert hashiya.marks() == marks(hashiya.facts, pressed)
    assert window.listed() == window.kept()
    hashiya.is_sound()
    log.info(
        "%s labels, browser killed %s times, server %s times: %s of the last moment lost; (shown "
        "as saved, then on the server, made until the last moment, there at the next visit): %s",
        *(run.labels, window.kills, hashiya.kills, made.lost, visits),
    )
    assert all(saved <= before and early <= after for saved, before, early, after in visits)


class Made:
    """When each label was made that is there; `lost` counts those that no visit found again."""

    def __init__(self) -> None:
        self._times: list[float] = []
        self.lost = 0

    @property
    def labels(self) -> int:
        """How many there are."""
        return len(self._times)

    def one_more(self) -> None:
        """A label was made just now."""
        self._times.append(time.monotonic())

    def until(self, end: float) -> int:
        """How many were made by then."""
        return sum(at <= end for at in self._times)

    def go_on_from(self, labels: int) -> None:
        """So many are there."""
        self._times = [*self._times, time.monotonic()][:labels]


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
